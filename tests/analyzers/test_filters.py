"""Which normalisations do languages share?"""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from analyzers.filters import (
    fold_diacritics,
    has_digit,
    is_acronym,
    lowercase,
    normalize_characters,
    normalize_punctuation,
    strip_apostrophes,
    strip_stress,
)
from analyzers.tokenizer import APOSTROPHES, HYPHENS

FILTERS = [
    strip_apostrophes,
    fold_diacritics,
    lowercase,
    normalize_punctuation,
    strip_stress,
    normalize_characters,
]


@pytest.mark.parametrize("char_filter", FILTERS, ids=lambda f: f.__name__)
@given(word=st.text(f'aÀłđœїҐй"*{APOSTROPHES}{HYPHENS}–\u0301\u00ad\u200b\ufeff5'))
def test_step_done_twice_is_done_once(char_filter, word):
    """A chain can be applied to its own output without changing it."""
    once = char_filter(word)

    assert char_filter(once) == once


@pytest.mark.parametrize("sign", APOSTROPHES, ids=ascii)
def test_every_apostrophe_becomes_straight(sign):
    """Keyboards and typesetters differ."""
    assert normalize_punctuation(f"в{sign}язь") == "в'язь"


@pytest.mark.parametrize("sign", ['"', "*", "“", "”", "″", "''", "’’"], ids=ascii)
def test_sign_of_a_typewriter_is_an_apostrophe_by_the_letters_around_it(sign):
    """Ukrainian has an apostrophe only between a consonant and я, ю, є, ї."""
    assert normalize_punctuation(f"об{sign}єкт") == "об'єкт"
    assert "об'акт" not in normalize_punctuation(f"об{sign}акт")


@pytest.mark.parametrize("sign", f"{HYPHENS}–—", ids=ascii)
def test_every_hyphen_becomes_plain(sign):
    """A dash comes here only between digits."""
    assert normalize_punctuation(f"5{sign}7") == "5-7"


@pytest.mark.parametrize(
    "sign",
    "\u00ad\u034f\u061c\u180b\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2066"
    "\u2069\ufe00\ufe0f\ufeff\ufff9\U000e0061\U000e0100",
    ids=ascii,
)
def test_signs_without_width_are_dropped(sign):
    """Readers do not see them."""
    assert normalize_characters(f"a{sign}b") == "ab"


def test_word_is_composed():
    """A sign without width between letter and mark does not prevent it."""
    assert normalize_characters("e\u0301") == "é"
    assert unicodedata.is_normalized("NFC", normalize_characters("и\u200b\u0306"))


def test_stress_goes_and_letters_stay():
    """Composed letters are letters of their own."""
    assert strip_stress("за\u0301мок їй é") == "замок їй é"


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("AI", True),
        ("США", True),
        ("ASEAN", True),
        ("UNESCO", False),
        ("A", False),
        ("Ai", False),
        ("ai", False),
        ("R&D", False),
        ("5G", False),
        ("", False),
    ],
)
def test_abbreviation_is_two_to_five_capitals(word, expected):
    """Longer words in capitals are shouted."""
    assert is_acronym(word) is expected


@pytest.mark.parametrize(
    ("word", "expected"), [("5g", True), ("g20", True), ("три", False), ("", False)]
)
def test_digits_are_seen(word, expected):
    """Words that hold one are never stemmed."""
    assert has_digit(word) is expected


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("współpraca", "wspolpraca"),
        ("łódź", "lodz"),
        ("être", "etre"),
        ("œuvre", "oeuvre"),
        ("hợp", "hop"),
        ("được", "duoc"),
        ("ướt", "uot"),
        ("в'єтнам", "вєтнам"),
        ("aujourd'hui", "aujourdhui"),
        ("e\u0302\u0301", "e"),
        ("co-op2", "co-op2"),
    ],
    ids=ascii,
)
def test_folding_leaves_what_people_type_without_diacritics(word, plain):
    """Marks over Latin letters and apostrophes go, special letters are written out."""
    assert fold_diacritics(word) == plain


@pytest.mark.parametrize("letter", "іїйєґ")
def test_folding_keeps_cyrillic_letters_distinct(letter):
    """They are letters of their own, however they were typed."""
    assert fold_diacritics(letter) == letter
    assert fold_diacritics(unicodedata.normalize("NFD", letter)) == letter


@given(word=st.text("abcełđœóźếợїйґ'-5"))
def test_folding_leaves_no_mark_over_a_latin_letter(word):
    """Composed or not, only the letters below are left."""
    decomposed = unicodedata.normalize("NFD", fold_diacritics(word))

    bases = {b for b, mark in pairwise(decomposed) if unicodedata.combining(mark)}
    assert bases <= set("іи")
    assert not set(decomposed) & set("łđœ'")
