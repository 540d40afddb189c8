"""Is the thesaurus of an index made once, and anew after any change?"""

from __future__ import annotations

import pytest

from indexer import thesaurus_file
from indexer.thesaurus_file import write_thesaurus
from search.expansion.thesaurus import Thesaurus


@pytest.fixture
def made(monkeypatch, tmp_path):
    """Return the list of the concepts of each thesaurus that is made."""
    calls = []

    def concepts():
        calls.append("made")
        return ({"fr": ("accord",), "pl": ("umowa",)},)

    monkeypatch.setattr(thesaurus_file, "glossary_concepts", concepts)
    monkeypatch.setattr(thesaurus_file, "country_concepts", tuple)
    monkeypatch.setattr(thesaurus_file, "organization_concepts", tuple)
    monkeypatch.setattr(
        "analyzers.compiled_cache._folders", lambda: iter([tmp_path / "cache"])
    )
    return calls


def test_a_thesaurus_is_made_once(made, tmp_path):
    """The second index gets a copy."""
    for name in ("first", "second"):
        write_thesaurus(tmp_path / name, (), "a" * 64)

    assert made == ["made"]
    first, second = (tmp_path / "first", tmp_path / "second")
    assert first.read_bytes() == second.read_bytes()
    assert len(Thesaurus.read(second).concepts) == 1


def test_a_change_makes_it_anew(made, tmp_path):
    """Of the code, the data or the vocabulary, which the recipe digests."""
    for recipe in ("a", "b"):
        write_thesaurus(tmp_path / recipe, (), recipe * 64)

    assert made == ["made", "made"]
