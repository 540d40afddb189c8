"""Are patterns that were kept those that would be made?"""

import pytest

from indexer.tagging import compiled_patterns as module
from indexer.tagging.compiled_patterns import kept_patterns
from indexer.tagging.country_patterns import _countries, _others
from indexer.tagging.organizations import _patterns


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Keep them in a folder of the test's own."""
    monkeypatch.setattr("analyzers.compiled_cache._folders", lambda: iter([tmp_path]))
    return tmp_path


@pytest.mark.parametrize("make", [_countries, _others, _patterns])
@pytest.mark.parametrize("lang", ["uk", "fr", "pl", "vi"])
def test_kept_are_as_made(make, lang):
    """Each in its place, alike in everything; the second time nothing is made."""
    made = tuple(make(lang))

    assert kept_patterns("some", lang, lambda: made) == made
    assert kept_patterns("some", lang, lambda: 1 / 0) == made


def test_others_are_made_of_other_things(monkeypatch):
    """Another language, lexicon, vocabulary or code has its own."""
    made = tuple(_countries("pl"))[:3]
    kept_patterns("countries", "pl", lambda: made)

    assert kept_patterns("countries", "fr", tuple) == ()
    assert kept_patterns("topics", "pl", tuple) == ()
    assert kept_patterns("countries", "pl", tuple, b"more") == ()
    monkeypatch.setattr(module, "_code", lambda: "other")
    assert kept_patterns("countries", "pl", tuple) == ()


def test_a_damaged_file_is_made_anew(folder):
    """Whatever stands in it."""
    made = tuple(_countries("pl"))[:3]
    kept_patterns("countries", "pl", lambda: made)
    (file,) = folder.iterdir()

    inside = ("[1]", "[null]", "[[1,2,3,4,5,6]]", "null")
    others = [f'{{"patterns-1": {values}}}' for values in inside]
    for broken in ("[[1]]", "{}", '"text"', *others):
        file.write_text(broken)
        assert kept_patterns("countries", "pl", lambda: made) == made
    assert kept_patterns("countries", "pl", lambda: made) == made
