"""Is a compound cut at its first part, and a word that only begins so left whole?

`compounds.tsv` is our own: a word a line with its language, its first part and the
rest, or without them if the word is whole.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzers.errors import UnknownLanguageError
from analyzers.orthography.first_parts import first_part, is_first_part
from analyzers.pl import has_morfeusz

LINES = (Path(__file__).parent / "compounds.tsv").read_text("utf-8").splitlines()
WORDS = [tuple(line.split("\t")) for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize("word", WORDS, ids=" ".join)
def test_compounds_are_cut_and_other_words_are_not(word: tuple[str, ...]) -> None:
    """A compound has its first part and the rest; a word that begins so has none."""
    lang, form, *cut = word
    if lang == "pl" and not has_morfeusz():
        pytest.skip("no Morfeusz on this machine")

    assert first_part(lang, form) == (tuple(cut) or None)


@pytest.mark.parametrize("word", ["веб", "пів", "топ"])
def test_a_first_part_may_be_typed_as_a_word(word: str) -> None:
    """`веб сайт` has one."""
    assert is_first_part("uk", word)


@pytest.mark.parametrize(
    ("lang", "word"), [("uk", "пан"), ("uk", "про"), ("uk", "сайт"), ("vi", "веб")]
)
def test_other_words_are_no_first_parts(lang: str, word: str) -> None:
    """`пан` and `про` are words of other meanings; Vietnamese has no such list."""
    assert not is_first_part(lang, word)


def test_an_unknown_language_is_named() -> None:
    """There is no analyzer to ask."""
    with pytest.raises(UnknownLanguageError):
        first_part("xx", "вебсайт")
