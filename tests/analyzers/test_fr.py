"""How is French analysed?"""

from __future__ import annotations

import pytest

from analyzers import Kind, get_analyzer
from analyzers.dela import compile_dela

WORDS = {
    "elision": ("l'intelligence", {"intelligence"}),
    "elision, curly": ("l’intelligence", {"intelligence"}),
    "elision, letter": ("lʼintelligence", {"intelligence"}),
    "elision, capital": ("L'Union", {"union"}),
    "long elision": ("lorsqu’on", {"on"}),
    "jusqu": ("Jusqu'ici", {"ici"}),
    "whole word": ("aujourd'hui", {"aujourd'hui"}),
    "whole word, curly": ("aujourd’hui", {"aujourd'hui"}),
    "elision before it": ("d’aujourd’hui", {"aujourd'hui"}),
    "quelqu'un": ("quelqu’un", {"quelqu'un"}),
    "presqu'île": ("presqu'île", {"presqu'île"}),
    "noun": ("technologies", {"technologie"}),
    "adjective": ("numériques", {"numérique"}),
    "verb": ("signèrent", {"signer"}),
    "verb ai": ("ai", {"avoir"}),
    "abbreviation AI": ("AI", {"ai"}),
    "abbreviation elided": ("l'IA", {"ia"}),
    "sign": ("R&D", {"r&d"}),
    "ligature": ("œufs", {"oeuf"}),
    "decomposed": ("e\u0301nergies", {"énergie"}),
    "soft hyphen": ("éner\u00adgies", {"énergie"}),
    "number": ("3,5", {"3.5"}),
    "letters and digits": ("5G", {"5g"}),
}


@pytest.mark.parametrize(("text", "terms"), WORDS.values(), ids=WORDS)
def test_word_becomes_its_dictionary_form(lemmas, text, terms):
    """Elided words are not part of it."""
    assert lemmas("fr", text) == [terms]


@pytest.mark.parametrize("apostrophe", "'’ʼ‘‛`´′＇ʹˈ")
def test_offsets_leave_the_elided_word_out(apostrophe):
    """They are those of the word without the elided article."""
    text = f"Vive l{apostrophe}énergie !"

    token = list(get_analyzer("fr")(text))[-1]

    assert text[token.start : token.end] == "énergie"


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("semi-conducteurs", {"semiconducteur"}, [{"semi"}, {"conducteur"}]),
        ("Vietnam-Corée", {"vietnam-corée"}, [{"vietnam"}, {"corée"}]),
        ("2026-2035", {"2026-2035"}, [{"2026"}, {"2035"}]),
    ],
    ids=["noun", "two countries", "years"],
)
def test_compound_is_found_whole_and_in_parts(lemmas, text, whole, parts):
    """The whole is looked up as one word."""
    assert lemmas("fr", text, Kind.COMPOUND) == [whole]
    assert lemmas("fr", text) == parts


def test_readings_of_rare_persons_give_way(lemmas):
    """`portes` are doors in the news, not what you carry."""
    assert lemmas("fr", "portes") == [{"porte"}]


def test_word_outside_the_dictionary_has_one_term(lemmas):
    """Its guess may be the word itself."""
    (terms,) = lemmas("fr", "vietnamophiles")

    assert len(terms) == 1


DELA = r"""
portes,porte.N+z1:fp
portes,porter.V+z1:P2s
porte,.N+z1:fs
porte,porter.V+z1:P1s:P3s
cher,.A+z1:ms
presqu’île,.N+z1:fs
semi\-conducteurs,semi\-conducteur.N+z1:mp
pomme de terre,.N+z1:fs
a\,b,.N:ms
damaged line
"""
TABLE = {
    "portes": ("porte",),
    "porte": ("porte", "porter"),
    "cher": ("cher",),
    "presqu'île": ("presqu'île",),
    "semi-conducteurs": ("semi-conducteur",),
    "a,b": ("a,b",),
}


def test_dictionary_is_compiled_to_likely_lemmas():
    """Phrases and damaged lines are left out; escapes are resolved."""
    assert compile_dela(DELA) == TABLE
