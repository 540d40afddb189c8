"""How are abbreviations written, with dots, with `&`, and with an ending?"""

from __future__ import annotations

import pytest

from analyzers.abbreviations import (
    cut_abbreviation,
    joined,
    without_ending,
    without_inner_signs,
)
from analyzers.data_files import read_toml
from analyzers.function_words import function_words
from analyzers.question import QUESTION_LANGUAGES


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("O.N.U", "ONU"),
        ("С.Ш.А", "США"),
        ("U.S", "US"),
        ("É.-U", "É.-U"),
        ("R & D", "R&D"),
        ("47\u202f650", "47650"),
        ("12.VII.1998", "12.VII.1998"),
        ("3.7", "3.7"),
        ("н.е", "н.е"),
        ("T.P.HCM", "TPHCM"),
        ("TP. HCM", "TPHCM"),
        ("tp HCM", "tpHCM"),
        ("QL.1A", "QL1A"),
        ("слово", "слово"),
    ],
)
def test_signs_inside_are_left_out(word, plain):
    """But not the dots of numbers, nor those that tell letters from a word."""
    assert without_inner_signs(word, "uk") == plain


@pytest.mark.parametrize(
    ("lang", "word", "plain"),
    [
        ("fr", "S.A", "S.A"),
        ("pl", "S.A", "SA"),
        ("vi", "S.A", "SA"),
        ("pl", "N.E", "NE"),
        ("fr", "N.E", "N.E"),
        ("pl", "н.е", "н.е"),
        ("pl", "D.O", "D.O"),
        ("vi", "L.À", "L.À"),
        ("fr", "U.N", "UN"),
    ],
)
def test_letters_are_no_function_word_of_their_language(lang, word, plain):
    """Those of others are no matter."""
    assert without_inner_signs(word, lang) == plain


@pytest.mark.parametrize("lang", QUESTION_LANGUAGES)
def test_no_function_word_is_an_abbreviation_of_two_letters(lang):
    """The list has all those that the languages have."""
    words = function_words(lang)

    assert {w for w in words if len(w) == 2 and w.isalpha()} == {
        *read_toml("dotted_apart.toml")[lang].split()
    }


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("R & D", ["R", "D"]),
        ("VHTT & DL & X", ["VHTT", "DL", "X"]),
        ("т.з", ["т", "з"]),
        ("U.S", ["U.S"]),
        ("O.N.U", ["O.N.U"]),
        ("R&D", ["R&D"]),
        ("T.P.HCM", ["T", "P", "HCM"]),
        ("TP. HCM", ["TP", "HCM"]),
        ("Tp HCM", ["Tp", "HCM"]),
        ("QL.1A", ["QL", "1A"]),
        ("T.P", ["T.P"]),
        ("слово", ["слово"]),
    ],
)
def test_an_abbreviation_has_parts(word, parts):
    """At signs with blanks, and between letters that may be initials."""
    assert [word[start:end] for start, end in cut_abbreviation(word)] == parts


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("ONZ-owskiego", "onz"),
        ("PKP-ów", "pkp"),
        ("ONGs", "ong"),
        ("DNA's", "dna"),
        ("НАТОвському", "нато"),
        ("ООНівська", "оон"),
        ("МВФ-у", "мвф"),
    ],
)
def test_an_abbreviation_loses_its_ending(word, lemma):
    """In small letters, after a hyphen or without one."""
    assert without_ending(word) == lemma


@pytest.mark.parametrize(
    "word",
    ["ONZ", "SMS", "BUS", "GAS", "ONGS", "КамАЗ", "Les", "iPhones", "PKP-PLK", "ЗСУ",
     "Kennedy'ego", "ONU-Femmes", "McDonalds", "As", "Вs"],
)  # fmt: skip
def test_other_words_have_no_ending_of_an_abbreviation(word):
    """Capitals at the end, one capital, and words that follow a hyphen."""
    assert without_ending(word) == ""


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("GD&ĐT", "gdđt"),
        ("GD-ĐT", "gdđt"),
        ("LĐ-TB&XH", "lđtbxh"),
        ("R&D", ""),
        ("M&A", ""),
        ("AT&T", ""),
        ("GDĐT", ""),
        ("PORTE-PAROLE", ""),
        ("Việt-Nhật", ""),
        ("Y-20", ""),
    ],
)
def test_abbreviations_that_make_up_one_are_joined(word, lemma):
    """Of four letters at least, in capitals and short."""
    assert joined(word) == lemma
