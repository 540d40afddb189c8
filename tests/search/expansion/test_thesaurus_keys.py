"""Does it count how a term is typed, where that decides what it means?"""

import pytest

from search.expansion.thesaurus import Thesaurus

CONCEPTS = (
    {"en": ("train",), "fr": ("train",)},
    {"en": ("training",), "fr": ("formation",)},
    {"en": ("WHO",), "fr": ("OMS",)},
    {"en": ("NATO",), "fr": ("OTAN",)},
    {"vi": ("nước Úc",), "^vi": ("Úc",)},
    {"pl": ("Królestwo Danii",), "^pl": ("Dania",)},
    {"vi": ("học bổng",)},
    {"vi": ("gạo",)},
    {"fr": ("marché",)},
    {"fr": ("coopération",)},
    {"fr": ("armes",)},
)
THESAURUS = Thesaurus.make(CONCEPTS)


def concepts(text, lang):
    """Return the concepts that a text names in a language."""
    return [number for m in THESAURUS.find(text, lang) for number in m.concepts]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("train", "en", [0]),
        ("training", "en", [1]),
        ("trains", "en", [0, 1]),
        ("trained", "en", [0, 1]),
    ],
)
def test_the_very_form_of_an_english_term_wins(text, lang, expected):
    """Other forms have a stem that both terms may have."""
    assert concepts(text, lang) == expected


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("WHO", "en", [2]),
        ("who", "en", []),
        ("NATO", "en", [3]),
        ("nato", "en", [3]),
        ("oms", "fr", [2]),
    ],
)
def test_an_abbreviation_typed_small_must_not_be_a_word(text, lang, expected):
    """Readers type `nato`, but `who` asks for a person."""
    assert concepts(text, lang) == expected


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [("Úc", "vi", [4]), ("úc", "vi", []), ("Dania", "pl", [5]), ("dania", "pl", [])],
)
def test_a_name_that_is_a_common_word_needs_its_capital(text, lang, expected):
    """However short it is."""
    assert concepts(text, lang) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("gao", [7]), ("gạo", [7]), ("gảo", []), ("hoc bong", [6]), ("hơc bong", [6])],
)
def test_marks_may_be_missing_but_not_others(text, expected):
    """A single word with other marks is another word."""
    assert concepts(text, "vi") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("marché", [8]),
        ("marchés", [8]),
        ("marche", []),
        ("marchait", []),
        ("armes", [10]),
        ("arme", [10]),
        ("coopération", [9]),
        ("cooperation", [9]),
    ],
)
def test_a_word_of_the_dictionary_lacks_no_diacritics(text, expected):
    """A term is no form of a verb either, though it may look like one."""
    assert concepts(text, "fr") == expected
