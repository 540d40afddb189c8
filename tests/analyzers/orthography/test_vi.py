"""Which spellings of Vietnamese meet, and which stay apart?"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from analyzers import Kind, get_analyzer
from analyzers.data_files import read_toml
from analyzers.orthography.vi import spellings

FOLDER = Path(__file__).parent
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


def pairs(name):
    """Return the pairs of a file."""
    return [line.split("\t") for line in (FOLDER / name).read_text().splitlines()]


def channels(text):
    """Return the lemmas and the folded terms of the words of a text, and its pairs."""
    return [(token.lemmas, token.folded) for token in get_analyzer("vi")(text)]


@pytest.mark.parametrize(("one", "other"), pairs("vi_same.tsv"))
def test_two_spellings_have_the_same_terms(one, other):
    """Words and pairs of words alike."""
    assert channels(one) == channels(other)


@pytest.mark.parametrize(("one", "other"), pairs("vi_apart.tsv"))
def test_two_words_have_no_lemma_in_common(one, other):
    """A vowel of its own, a tone or a name tells them apart."""
    assert channels(one)[0][0] != channels(other)[0][0]


@pytest.mark.parametrize("typed", ["kĩ", "kỹ", "Lí", "Lý", "quí", "quý"])
def test_the_exact_channel_keeps_what_was_typed(exact, typed):
    """So that a name's own spelling ranks above the other."""
    assert exact("vi", typed) == [typed.lower()]


def test_both_spellings_make_one_pair():
    """A pair is made of what its words are spelled as."""
    made = {
        token.lemmas
        for text in ("kỹ thuật số", "kĩ thuật số")
        for token in get_analyzer("vi")(text)
        if token.kind is Kind.BIGRAM
    }

    assert made == {("kỹ_thuật",), ("thuật_số",)}


@pytest.mark.parametrize("tone", TONES)
def test_a_rule_holds_for_every_tone(tone):
    """With each consonant that the decision concerns, and after `qu`."""
    for initial in (
        *read_toml("vi_orthography.toml")["open_syllables"]["initials"],
        "qu",
    ):
        with_i, with_y = (
            unicodedata.normalize("NFC", f"{initial}{vowel}{tone}") for vowel in "iy"
        )
        assert spellings(with_i) == spellings(with_y) == (with_y,)


@given(st.text("aiuyhklmstqvnc\u0301\u0309", max_size=6))
def test_a_spelling_is_spelled_as_itself(word):
    """The rules are applied once, and leave composed words composed."""
    (spelled,) = spellings(unicodedata.normalize("NFC", word))

    assert spellings(spelled) == (spelled,)
    assert unicodedata.is_normalized("NFC", spelled)
