"""Are the headlines that tags are measured on many, different and of each kind?"""

from __future__ import annotations

import re
from collections import Counter

from babel import Locale

from bench.quality.headlines import (
    Headline,
    judged_countries,
    judged_organizations,
    read_headlines,
)
from corpus import LANGUAGES, load_organizations

HEADLINES = read_headlines()
KINDS = {"first", "colon", "sentence", "capitals", "plain", "trap"}
COUNTRIES_SPREAD = 90
"""Least number of countries that stand in them."""


def test_each_language_has_fifty() -> None:
    """A quarter of them are traps."""
    by_language = Counter(each.lang for each in HEADLINES)
    traps = Counter(each.lang for each in HEADLINES if each.kind == "trap")

    assert by_language == dict.fromkeys(LANGUAGES, 50)
    assert min(traps.values()) >= 12
    assert {each.kind for each in HEADLINES} == KINDS


def test_none_stands_twice() -> None:
    """The figures say something only over different headlines."""
    assert len({each.text.lower() for each in HEADLINES}) == len(HEADLINES)
    assert all(each.text == " ".join(each.text.split()) for each in HEADLINES)


def test_countries_are_spread_widely() -> None:
    """They are codes of territories, each in a few headlines at most."""
    counted = Counter(code for each in HEADLINES for code in each.countries)

    assert len(counted) >= COUNTRIES_SPREAD
    assert max(counted.values()) <= len(HEADLINES) / 20
    assert set(counted) <= set(Locale("en").territories)


def test_organizations_are_listed_ones() -> None:
    """An id that no list has would count as missed for ever."""
    listed = {organization.id for organization in load_organizations()}
    assert {id_ for each in HEADLINES for id_ in each.organizations} <= listed


def test_a_headline_in_capitals_is_so() -> None:
    """Its kind says how it is written; a plain one has no letter with a mark."""
    for each in HEADLINES:
        assert each.text.isupper() == (each.kind == "capitals"), each.text
        if each.kind == "plain":
            assert not re.search("[à-ỹłĐđ]", each.text), each.text


def test_a_trap_has_no_country() -> None:
    """It may name a place abroad, which counts neither way, or an organization."""
    for each in HEADLINES:
        assert (not each.countries) == (each.kind == "trap"), each.text
        assert not each.countries & each.free, each.text


def test_tags_are_judged_against_the_headline() -> None:
    """What is tagged and what should be stand side by side."""
    headline = Headline(
        "fr",
        "sentence",
        frozenset({"ES", "XX"}),
        frozenset(),
        frozenset({"EU"}),
        "L’Espagne et l’Italie saluent l’Union européenne",
    )

    countries = judged_countries(headline)
    assert countries.tagged == {"ES", "IT"}
    assert countries.gold == {"ES", "XX"}
    assert judged_organizations(headline).tagged == {"EU"}
