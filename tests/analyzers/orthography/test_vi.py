"""Which spellings of Vietnamese meet, and which stay apart?"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from analyzers import Kind, get_analyzer
from analyzers.data_files import read_toml
from analyzers.orthography.vi import either_vowel, spellings

FOLDER = Path(__file__).parent
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


def pairs(name):
    """Return the pairs of a file."""
    return [line.split("\t") for line in (FOLDER / name).read_text().splitlines()]


def channels(text):
    """Return the lemmas and the folded terms of a text's words, and of their pairs.

    Of a word with hyphens they are those of the whole.
    """
    tokens = [*get_analyzer("vi")(text)]
    if tokens[0].kind is Kind.COMPOUND:
        tokens = tokens[:1]
    return [(token.lemmas, token.folded) for token in tokens]


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


LOANS = [
    "ô tô",
    "xi măng",
    "a xít",
    "vi rút",
    "ti vi",
    "cà phê",
    "mô tô",
    "ắc quy",
    "vắc xin",
]


@pytest.mark.parametrize("loan", LOANS)
def test_a_loan_of_two_syllables_is_their_pair(lemmas, loan):
    """So that a question of either spelling finds all three."""
    joined, hyphened = loan.replace(" ", ""), loan.replace(" ", "-")
    (pair,) = lemmas("vi", loan, Kind.BIGRAM)

    assert pair < lemmas("vi", joined)[0]
    assert pair == lemmas("vi", hyphened, Kind.BIGRAM)[0]
    assert lemmas("vi", hyphened, Kind.COMPOUND)[0] < lemmas("vi", joined)[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("axit", "axít"),
        ("virus", "virút"),
        ("ôxi", "oxy"),
        ("cafe", "càphê"),
        ("vaccine", "vắcxin"),
    ],
)
def test_a_joined_loan_has_one_spelling(lemmas, one, other):
    """Also where it is not that of its syllables."""
    assert lemmas("vi", one) == lemmas("vi", other)


@pytest.mark.parametrize("text", ["2026-2035", "5-6", "quan-"])
def test_numbers_keep_their_hyphen(lemmas, text):
    """`5-6` is not 56."""
    assert {text.rstrip("-")} in lemmas("vi", text, Kind.COMPOUND) + lemmas("vi", text)


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
    spelled = spellings(unicodedata.normalize("NFC", word))[0]

    assert spellings(spelled)[0] == spelled
    assert unicodedata.is_normalized("NFC", spelled)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("kỹ thuật", "kĩ thuật"),
        ("ki thuat", "ky thuat"),
        ("quí", "quý"),
        ("thúi", "thúi"),
        ("y tế", "y tế"),
        ("thủy lợi", "thủy lợi"),
    ],
)
def test_a_text_is_typed_with_either_vowel(text, other):
    """All its words with `y`, or all with `i`."""
    assert {*either_vowel(text)} == {text, other}
