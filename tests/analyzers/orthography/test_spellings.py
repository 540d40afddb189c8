"""Do the spellings of one word share a lemma, and do two words not?

`spellings.tsv` and `other_words.tsv` are our own: two words a line, with their
language, that are one word, and that are not.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from analyzers import get_analyzer, pl
from analyzers.orthography import pl as polish, uk as ukrainian

HERE = Path(__file__).parent


def read_pairs(name: str) -> list[list[str]]:
    """Return the fields of a file's lines without comments, where they can hold."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if not line.startswith("#")]
    return [pair for pair in pairs if pair[0] != "pl" or pl.has_morfeusz()]


@pytest.mark.parametrize("pair", read_pairs("spellings.tsv"), ids=" ".join)
def test_spellings_of_a_word_share_a_lemma_and_keep_their_form(pair: list[str]) -> None:
    """So either finds the other, and in quotation marks only itself."""
    lang, *words = pair
    one, other = map(get_analyzer(lang).compute_terms, words)

    assert set(one.lemmas) & set(other.lemmas)
    assert set(one.folded) & set(other.folded)
    assert one.exact != other.exact


@pytest.mark.parametrize("pair", read_pairs("other_words.tsv"), ids=" ".join)
def test_two_words_share_no_lemma(pair: list[str]) -> None:
    """They only look like spellings of one."""
    lang, *words = pair
    one, other = map(get_analyzer(lang).compute_terms, words)

    assert not set(one.lemmas) & set(other.lemmas)


@given(st.text("абвгґдеєжиіїйклмнопрстуфхцчшюя'-", min_size=1, max_size=14))
def test_a_standard_ukrainian_spelling_stays(word: str) -> None:
    """To respell twice is to respell once."""
    once = ukrainian.respell(word)

    assert ukrainian.respell(once) == once


@given(st.text("aąbcćdeęfghijklłmnńoóprsśtuvwxyzźż'-", min_size=1, max_size=14))
def test_a_standard_polish_spelling_stays(word: str) -> None:
    """To respell twice is to respell once."""
    once = polish.respell(word)

    assert polish.respell(once) == once


def test_polish_is_respelled_without_morfeusz(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules that ask for no dictionary hold on every machine."""
    monkeypatch.setattr(pl, "has_morfeusz", lambda: False)

    assert pl.spellings("eks-minister") == ("eksminister",)
    assert pl.spellings("nienajlepszy") == ("nienajlepszy",)
