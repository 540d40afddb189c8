"""Are terms left out that are only half of a word?"""

import pytest

from analyzers.question import question_words
from search.expansion.halves import (
    without_halves_of_compounds,
    without_single_syllables,
)
from search.expansion.thesaurus import Thesaurus
from search.expansion.vietnamese_words import capitalised

ENGLISH = Thesaurus.make(
    (
        {"en": ("value",), "fr": ("valeur",)},
        {"en": ("core",), "fr": ("noyau",)},
        {"en": ("Chad",), "fr": ("Tchad",), "country": ("TD",)},
        {"en": ("EU",), "fr": ("UE",)},
    )
)
VIETNAMESE = Thesaurus.make(
    (
        {"vi": ("núi",), "fr": ("montagne",)},
        {"vi": ("lương",), "fr": ("salaire",)},
        {"vi": ("Mỹ",), "fr": ("Amérique",)},
        {"vi": ("Nga",), "fr": ("Russie",)},
        {"vi": ("Hà Nội",), "fr": ("Hanoï",)},
    )
)


def words_of(text, matches):
    """Return the words of a question that some matches are."""
    return [text[match.start : match.end] for match in matches]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("value", ["value"]),
        ("added-value", []),
        ("value-added tax on value", ["value"]),
        ("core-value", ["core", "value"]),
        ("core value", ["core", "value"]),
        ("Chad-based", ["Chad"]),
        ("EU-funded", ["EU"]),
        ("Value-added", []),
    ],
)
def test_a_part_of_a_compound_is_no_term(text, expected):
    """Unless all its parts are terms, or it is a name."""
    matches = tuple(ENGLISH.find(text, "en"))

    kept = without_halves_of_compounds(text, matches, ENGLISH)

    assert words_of(text, kept) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("núi", ["núi"]),
        ("núi lửa", []),
        ("Núi lửa", []),
        ("NÚI LỬA", []),
        ("núi, lửa", ["núi"]),
        ("núi Hà Nội", ["núi", "Hà Nội"]),
        ("thuế Mỹ", ["Mỹ"]),
        ("Nga Mỹ", ["Nga", "Mỹ"]),
        ("Mỹ Tâm", []),
        ("bà Lương Cường", []),
    ],
)
def test_a_vietnamese_syllable_beside_another_is_no_term(text, expected):
    """Unless it is written otherwise than its neighbour, or that is a term."""
    matches = tuple(VIETNAMESE.find(text, "vi"))

    kept = without_single_syllables(text, question_words("vi", text), matches)

    assert words_of(text, kept) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hợp tác với Hàn Quốc", [False, False, False, True, True]),
        ("Hợp tác", [False, False]),
        ("Tô Lâm", [True, True]),
        ("Mỹ", [True]),
        ("HỢP TÁC", [False, False]),
        ("Hợp Tác Quốc Tế", [False] * 4),
    ],
)
def test_a_capital_says_something_where_not_all_have_one(text, expected):
    """The first word of a question has the case of the next."""
    assert list(capitalised(text, question_words("vi", text))) == expected
