"""How is Ukrainian analysed?"""

from __future__ import annotations

import pytest

from analyzers import Kind
from analyzers.uk import fold_ge

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
    "number": ("3,5", {"3,5"}),
    "letters and digits": ("5G", {"5g"}),
}


@pytest.mark.parametrize(("text", "terms"), WORDS.values(), ids=WORDS)
def test_word_becomes_its_dictionary_form(lemmas, text, terms):
    """However its signs are typed."""
    assert lemmas("uk", text) == [terms]


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("за\u0301мок", "замок"),
        ("ви\u0301ставка", "виставка"),
        ("краї\u0301ни", "країни"),
    ],
    ids=["lock", "exhibition", "beside a letter of two dots"],
)
def test_stress_marks_do_not_matter(lemmas, exact, marked, plain):
    """Encyclopedias print them; nobody types them."""
    assert lemmas("uk", marked) == lemmas("uk", plain)
    assert exact("uk", marked) == [plain]


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
}


@pytest.mark.parametrize(("text", "some"), READINGS.items(), ids=READINGS)
def test_every_likely_reading_is_kept(lemmas, text, some):
    """Which one is meant is not known."""
    (found,) = lemmas("uk", text)

    assert some <= found


@pytest.mark.parametrize(
    ("text", "unlikely"),
    [("стане", "стан"), ("має", "мая")],
    ids=["a state addressed", "a name addressed"],
)
def test_unlikely_readings_are_dropped(lemmas, text, unlikely):
    """Nobody addresses a state in the news."""
    (found,) = lemmas("uk", text)

    assert found
    assert unlikely not in found


PARTICIPLES = {
    "роблячи": "робити",
    "зробивши": "зробити",
    "повертаючись": "повертатися",
    "повернувшись": "повернутися",
    "принісши": "принести",
    "будучи": "бути",
    "спираючись": "спиратися",
}


@pytest.mark.parametrize(("text", "verb"), PARTICIPLES.items(), ids=PARTICIPLES)
def test_adverbial_participle_finds_its_verb(lemmas, text, verb):
    """The dictionary lists it apart, people do not."""
    (found,) = lemmas("uk", text)

    assert verb in found


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
    """Both who types it in full and who knows a part find it."""
    assert lemmas("uk", text, Kind.COMPOUND) == [whole]
    assert lemmas("uk", text) == parts


def test_word_outside_the_dictionary_has_terms(lemmas):
    """New names are guessed by their ending, the same way each time."""
    (found,) = lemmas("uk", "Бовіенгкхама")

    assert found
    assert all(found)


def test_signs_of_any_script_do_no_harm(lemmas):
    """A character without a name in Unicode, pasted into a text, stops nothing."""
    assert lemmas("uk", "\U00017000")
