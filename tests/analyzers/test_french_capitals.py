"""Do French words in capitals meet themselves with their accents, and no others?"""

from __future__ import annotations

import pytest

from analyzers import get_analyzer
from analyzers.french_capitals import without_accents


def meet(written, typed):
    """Return whether a word of a text has a lemma of a word of a question."""
    terms = get_analyzer("fr").terms
    return not set(terms(written).lemmas).isdisjoint(terms(typed).lemmas)


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Energie", "énergie"),
        ("Ecole", "école"),
        ("Ecoles", "école"),
        ("Election", "élections"),
        ("Economie", "économie"),
        ("Equipe", "équipe"),
        ("Etat", "état"),
        ("Eglise", "église"),
        ("Elargissement", "élargissement"),
        ("Electricité", "électricité"),
        ("Evaluer", "évaluer"),
        ("Echanges", "échange"),
        ("Edition", "éditions"),
        ("Ilot", "îlot"),
        ("Ane", "âne"),
        ("Epreuve", "épreuves"),
        ("SECURITE", "sécurité"),
        ("ROUTIERE", "routière"),
        ("COOPERATION", "coopération"),
        ("MARCHES", "marché"),
        ("MARCHES", "marche"),
        ("BLE", "blé"),
        ("PECHE", "pêche"),
        ("PECHE", "péché"),
        ("GREVE", "grève"),
        ("HOPITAUX", "hôpital"),
        ("ACCORD", "accord"),
        ("ETUDIANTS", "étudiante"),
        ("Français", "français"),
    ],
)
def test_capitals_may_lack_their_accents(written, typed):
    """All of a word in capitals, or the first letter."""
    assert meet(written, typed)


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("peche", "pêche"),
        ("energie", "énergie"),
        ("Peche", "pêche"),
        ("SÉCURITE", "sécurité"),
        ("Cote", "côté"),
        ("Cooperation", "coopération"),
        ("PÊCHE", "péché"),
        ("Pêche", "péché"),
        ("CÔTE", "côté"),
        ("OTAN", "ôter"),
        ("Etre", "étreindre"),
        ("A", "à"),
        ("SUR", "assurer"),
    ],
)
def test_nothing_else_is_restored(written, typed):
    """Small letters are as they are, and so is an accent that was written."""
    assert not meet(written, typed)


def test_capitals_are_exactly_what_was_written():
    """The exact term tells them apart."""
    assert get_analyzer("fr").terms("Energie").exact == "energie"


def test_words_are_known_by_what_they_are_without_accents():
    """Those without any are left out, and so are compounds."""
    assert without_accents(["péché", "pêche", "peche", "pêché", "arc-né"]) == {
        "peche": ("péché", "pêche", "pêché")
    }
