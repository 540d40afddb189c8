"""How is Polish analysed?"""

from __future__ import annotations

import pytest

from analyzers import Kind
from analyzers.pl import (
    ANALYZER,
    dictionaries,
    has_morfeusz,
    in_dictionary,
    stem,
    table_lemma,
)

WORDS = {
    "noun": ("półprzewodników", {"półprzewodnik"}),
    "locative": ("Wietnamie", {"wietnam"}),
    "adjective": ("cyfrowej", {"cyfrowy"}),
    "verb": ("podpisali", {"podpisać"}),
    "abbreviation": ("AI", {"ai"}),
    "number": ("3,5", {"3.5"}),
    "letters and digits": ("5G", {"5g"}),
    "decomposed": ("wspo\u0301łpracy", {"współpraca"}),
    "soft hyphen": ("współ\u00adpracy", {"współpraca"}),
}
WITH_MORFEUSZ = {
    "Vietnamese name": ("Nguyena", {"nguyen"}),
    "another": ("Hunga", {"hung"}),
    "third": ("Hungiem", {"hung"}),
    "small letters": ("hunga", {"hung"}),
    "gerund": ("robienia", {"robić"}),
    "perfective gerund": ("podpisaniu", {"podpisać"}),
    "noun in its own right": ("spotkaniu", {"spotkanie"}),
    "homonymous noun": ("mieszkania", {"mieszkanie"}),
    "split verb": ("zrobiłem", {"zrobić"}),
    "scornful plural": ("polityki", {"polityka"}),
    "surname of a common word": ("wielka", {"wielki"}),
}
needs_morfeusz = pytest.mark.skipif(
    not has_morfeusz(), reason="no Morfeusz on this machine"
)


@pytest.mark.parametrize(("text", "terms"), WORDS.values(), ids=WORDS)
def test_word_becomes_its_dictionary_form(lemmas, text, terms):
    """With Morfeusz and with the table that takes its place."""
    assert lemmas("pl", text) == [terms]


@needs_morfeusz
@pytest.mark.parametrize(("text", "terms"), WITH_MORFEUSZ.values(), ids=WITH_MORFEUSZ)
def test_names_and_gerunds_find_their_base(lemmas, text, terms):
    """Inflected names are the point of Polish; unlikely readings are dropped."""
    assert lemmas("pl", text) == [terms]


@needs_morfeusz
@pytest.mark.parametrize(
    ("text", "place"),
    [("Europy", "europa"), ("Chinach", "chiny"), ("odessie", "odessa")],
)
def test_place_name_that_is_also_a_common_word_is_a_lemma(lemmas, text, place):
    """A form is looked up with a capital too, however it is written."""
    (terms,) = lemmas("pl", text)

    assert place in terms


@needs_morfeusz
def test_every_likely_reading_counts(lemmas):
    """Which one is meant is unknown."""
    (terms,) = lemmas("pl", "mam")

    assert {"mieć", "mama"} <= terms


@needs_morfeusz
@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("naukowo-technicznej", "naukowo-techniczny", ["naukowo", "techniczny"]),
        ("Naukowo-Technicznej", "naukowo-techniczny", ["naukowo", "techniczny"]),
        ("polsko-wietnamskich", "polsko-wietnamski", ["polsko", "wietnamski"]),
        ("2026-2035", "2026-2035", ["2026", "2035"]),
        ("2–5", "2-5", ["2", "5"]),
    ],
    ids=["adjective", "capitals", "two countries", "years", "days with a dash"],
)
def test_compound_is_found_whole_and_in_parts(lemmas, text, whole, parts):
    """Only the last part of a compound is inflected."""
    (compound,) = lemmas("pl", text, Kind.COMPOUND)

    assert whole in compound
    for part, terms in zip(parts, lemmas("pl", text), strict=True):
        assert part in terms


@needs_morfeusz
@pytest.mark.parametrize(
    ("word", "listed"),
    [("współpraca", True), ("wielka", True), ("krakowa", False), ("xqxq", False)],
)
def test_a_name_is_no_word_of_the_dictionary(word, listed):
    """A word that opens a sentence is taken for a name if the dictionary lacks it."""
    assert in_dictionary(word) is listed


@needs_morfeusz
def test_word_outside_the_dictionary_is_stemmed(lemmas):
    """Its cases fall together."""
    assert lemmas("pl", "blorbowaniem") == [set(stem("blorbowaniem"))]


def test_table_that_replaces_morfeusz_has_the_common_words():
    """It has one lemma for each word; a word that it lacks is its own lemma."""
    assert table_lemma("współpracy") == ("współpraca",)
    assert len(table_lemma("xqxq")) == 1


def test_without_morfeusz_the_table_is_the_dictionary(monkeypatch):
    """Its version is that of the index, and it marks no names."""
    monkeypatch.setattr("analyzers.pl.has_morfeusz", lambda: False)

    assert ANALYZER.compute_terms("współpracy").lemmas == ("współpraca",)
    assert ANALYZER.compute_terms("blorbowaniem").folded[0] == "blorbowaniem"
    assert dictionaries() == ("simplemma", "PyStemmer")
    assert not in_dictionary("współpraca")


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("19. wiek", "XIX wiek"),
        ("W 19. wieku", "XIX w."),
        ("w latach 90. ubiegłego wieku", "90-tych"),
        ("2. miejsce", "2-gie miejsce"),
        ("25. rocznica", "XXV rocznica"),
        ("na 3. piętrze", "3-cim"),
        ("lata 80.", "80-te"),
    ],
)
def test_a_figure_with_a_full_stop_is_an_ordinal(lemmas, text, other):
    """A small letter follows it, or nothing."""
    ordinals = {t for terms in lemmas("pl", text) for t in terms if t[0].isdigit()}
    kind = Kind.COMPOUND if "-" in other else Kind.WORD
    assert ordinals & set().union(*lemmas("pl", other, kind))


@pytest.mark.parametrize(
    "text",
    ["w 1999. Potem", "w 1999. potem", "było ich 19. Potem", "12.07. odbyło", "19 wiek",
     "wynik 3:2. potem", "COVID-19. potem", "3,5. potem", "ma 20.\nPotem"],
)  # fmt: skip
def test_the_end_of_a_sentence_makes_no_ordinal(lemmas, text):
    """Nor does that of a date or designation."""
    assert not any(t.endswith(".") for terms in lemmas("pl", text) for t in terms)


def test_an_ordinal_is_typed_as_a_figure(exact):
    """In quotation marks its full stop is no matter."""
    assert exact("pl", "19. wiek") == exact("pl", "19 wiek")
