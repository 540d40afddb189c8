"""How is Ukrainian analysed?"""

from __future__ import annotations

import pytest

from analyzers import Kind
from analyzers.uk import fold_ge, in_dictionary

WORDS = {
    "straight apostrophe": ("здоров'ю", {"здоров'я"}),
    "curly apostrophe": ("здоров’ю", {"здоров'я"}),
    "letter apostrophe": ("здоровʼю", {"здоров'я"}),
    "apostrophe in a name": ("В’єтнаму", {"в'єтнам"}),
    "capitals": ("МІНІСТРАМ", {"міністр"}),
    "soft hyphen": ("міні\u00adстром", {"міністр"}),
    "zero width": ("міні\u200bстром", {"міністр"}),
    "decomposed": ("кра\u0438\u0306", {"край"}),
    "noun": ("співпраці", {"співпраця"}),
    "plural": ("міста", {"місто"}),
    "adjective": ("науковими", {"науковий"}),
    "verb": ("обговорили", {"обговорити"}),
    "abbreviation": ("США", {"сша"}),
    "not shouted": ("ШІ", {"ші"}),
    "number": ("3,5", {"3.5"}),
    "letters and digits": ("5G", {"5g"}),
}


@pytest.mark.parametrize(("text", "terms"), WORDS.values(), ids=WORDS)
def test_word_becomes_its_dictionary_form(lemmas, text, terms):
    """All variants of apostrophes and hyphens are the same."""
    assert lemmas("uk", text) == [terms]


@pytest.mark.parametrize(
    ("stressed", "plain"),
    [
        ("за\u0301мок", "замок"),
        ("ви\u0301ставка", "виставка"),
        ("краї\u0301ни", "країни"),
    ],
    ids=["lock", "exhibition", "next to a letter of two dots"],
)
def test_stress_marks_do_not_matter(lemmas, exact, stressed, plain):
    """Encyclopedias print them; nobody types them."""
    assert lemmas("uk", stressed) == lemmas("uk", plain)
    assert exact("uk", stressed) == [plain]


@pytest.mark.parametrize(
    ("one", "other"),
    [("ґанок", "ганок"), ("аґенції", "агенції"), ("Ґонґадзе", "Гонгадзе")],
)
def test_two_letters_for_g_find_each_other(lemmas, one, other):
    """Spellings of one word differ in them."""
    (first,), (second,) = lemmas("uk", one), lemmas("uk", other)

    assert first & second
    assert not any("ґ" in term for term in first)


def test_exact_form_keeps_its_letter(exact):
    """Who puts a word in quotes means its spelling."""
    assert exact("uk", "Ґанок") == ["ґанок"]
    assert fold_ge("ґанок") == "ганок"


READINGS = {
    "замок": {"замок"},
    "зв'язки": {"зв'язка", "зв'язок"},
    "сталі": {"сталь", "сталий"},
    "адамів": {"адам", "адамів"},
    "бахмате": {"бахмат", "бахматий"},
}


@pytest.mark.parametrize(("text", "some"), READINGS.items(), ids=READINGS)
def test_every_likely_reading_counts(lemmas, text, some):
    """Which one is meant is unknown; names that nobody addresses count, too."""
    (terms,) = lemmas("uk", text)

    assert some <= terms


@pytest.mark.parametrize(
    ("text", "unlikely"),
    [("стане", "стан"), ("має", "мая"), ("відомі", "відом")],
    ids=["a state addressed", "a name addressed", "archaic"],
)
def test_unlikely_readings_are_dropped(lemmas, text, unlikely):
    """Nobody addresses a state in the news."""
    (terms,) = lemmas("uk", text)

    assert terms
    assert unlikely not in terms


@pytest.mark.parametrize(
    ("word", "listed"),
    [
        ("угодою", True),
        ("авакум", False),
        ("абраменку", False),
        ("августівна", False),
        ("бовіенгкхама", False),
        ("\U00017000", False),
    ],
    ids=["word", "name", "surname", "patronymic", "unknown", "no word"],
)
def test_a_persons_name_is_no_word_of_the_dictionary(word, listed):
    """A word that opens a sentence is taken for a name if the dictionary lacks it."""
    assert in_dictionary(word) is listed


PARTICIPLES = {
    "роблячи": "робити",
    "зробивши": "зробити",
    "повертаючись": "повертатися",
    "повернувшись": "повернутися",
    "принісши": "принести",
    "будучи": "бути",
    "спираючись": "спиратися",
    "зболівши": "зболіти",  # its past is not listed
    "ввівши": "ввести",  # its infinitive is not like it
    "в'ївшись": "в'їстися",
}


@pytest.mark.parametrize(("text", "verb"), PARTICIPLES.items(), ids=PARTICIPLES)
def test_adverbial_participle_finds_its_verb(lemmas, text, verb):
    """The dictionary lists it as a word of its own, people do not."""
    (terms,) = lemmas("uk", text)

    assert verb in terms


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("науково-технічного", {"науково-технічний"}, [{"науково"}, {"технічний"}]),
        ("2026-2035", {"2026-2035"}, [{"2026"}, {"2035"}]),
        ("2026–2035", {"2026-2035"}, [{"2026"}, {"2035"}]),
        ("давньо\u2011римського", {"давньо-римський"}, [{"давньо"}, {"римський"}]),
    ],
    ids=["adjective", "years", "years with a dash", "hard hyphen"],
)
def test_compound_is_found_whole_and_in_parts(lemmas, text, whole, parts):
    """Whoever types it in full finds it, and so does whoever types a part."""
    assert lemmas("uk", text, Kind.COMPOUND) == [whole]
    assert lemmas("uk", text) == parts


def test_word_outside_the_dictionary_has_terms(lemmas):
    """New names are guessed by their ending, the same way each time."""
    (terms,) = lemmas("uk", "Бовіенгкхама")

    assert terms
    assert all(terms)


def test_signs_of_any_script_do_no_harm(lemmas):
    """A character without a name in Unicode, pasted into a text, stops nothing."""
    assert lemmas("uk", "\U00017000")
