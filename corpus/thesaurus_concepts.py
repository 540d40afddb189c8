"""Which terms of several languages mean one country, capital or organization?

Queries are expanded by them: a name that is also a common word (`Того`, `Anh`) is left
out where the country has another one, as it would match unrelated articles.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from analyzers import LANGUAGES
from corpus.countries import (
    cldr_country_name,
    country_codes,
    country_names,
    no_partners,
)
from corpus.countries_en import english_country_terms
from corpus.country_lexicon import TermKind, load_country_lexicon
from corpus.organizations import load_organizations

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.country_lexicon import CountryTerms

Concept: TypeAlias = "Mapping[str, tuple[str, ...]]"
"""Terms by language (`uk`, `fr`, `pl`, `vi`, `en`), the best first.

A country has two more kinds of entries: `COUNTRY`, and by `CAPITALISED` and a language
those names that are common words in small letters (Polish `Dania`, dishes).
"""

COUNTRY = "country"
"""Key of a concept whose value is the code of a country."""
CAPITALISED = "^"
"""First letter of a key, before the language."""

MOST_NAMES, MOST_ADJECTIVES = 4, 2
"""Most terms of each kind in one language; the rest are rare."""
MOST_PEOPLE = {"uk": 2, "fr": 2, "pl": 2, "vi": 1}
"""The same of words for people, a man and a woman where a language has both."""
_ENGLISH = "en"
_NOTHING: tuple[str, ...] = ()


@cache
def country_concepts() -> tuple[Concept, ...]:
    """Return the names, adjectives and people of each country, then the capitals.

    `Danish wind farms` asks for wind farms of Denmark, so that a country and its
    adjectives are one concept. A concept has terms in all four languages; a capital may
    have none in English.
    """
    codes = sorted(country_codes() - no_partners())
    return tuple(
        concept
        for concept in (*map(_country, codes), *map(_capitals, codes))
        if all(concept[lang] for lang in LANGUAGES)
    )


@cache
def organization_concepts() -> tuple[Concept, ...]:
    """Return the names of each organization."""
    return tuple(organization.names for organization in load_organizations())


def _country(code: str) -> Concept:
    """Return what a country is called; Vietnamese has no adjectives."""
    english = english_country_terms().get(code)
    label = cldr_country_name(code, _ENGLISH)
    own = (label, *english.names, *english.adjectives) if english else (label,)
    return {
        **{lang: _called(code, lang) for lang in LANGUAGES},
        **{f"{CAPITALISED}{lang}": _ambiguous(code, lang) for lang in LANGUAGES},
        _ENGLISH: own,
        COUNTRY: (code,),
    }


def _called(code: str, lang: str) -> tuple[str, ...]:
    names = _names_by_code(lang).get(code, _NOTHING)
    terms = (
        *(_unambiguous(code, lang, names)[:MOST_NAMES] or names[:1]),
        *_terms(code, lang, TermKind.ADJECTIVE)[:MOST_ADJECTIVES],
        *_terms(code, lang, TermKind.PEOPLE)[: MOST_PEOPLE[lang]],
    )
    return tuple(dict.fromkeys(terms))


def _ambiguous(code: str, lang: str) -> tuple[str, ...]:
    """Return the names that mean the country only where they have a capital."""
    names = _names_by_code(lang).get(code, _NOTHING)
    unambiguous = _unambiguous(code, lang, names)
    return tuple(name for name in names if name not in unambiguous)


def _capitals(code: str) -> Concept:
    english = english_country_terms().get(code)
    terms = {lang: _terms(code, lang, TermKind.CAPITAL) for lang in LANGUAGES}
    return {**terms, _ENGLISH: english.capitals if english else _NOTHING}


def _terms(code: str, lang: str, kind: TermKind) -> tuple[str, ...]:
    country = _countries(lang).get(code)
    return _unambiguous(code, lang, country.terms[kind]) if country else _NOTHING


def _unambiguous(code: str, lang: str, terms: tuple[str, ...]) -> tuple[str, ...]:
    """Return the terms that are unambiguous."""
    country = _countries(lang).get(code)
    ambiguous = country.ambiguous if country else frozenset()
    return tuple(term for term in terms if term.lower() not in ambiguous)


@cache
def _countries(lang: str) -> Mapping[str, CountryTerms]:
    return {country.code: country for country in load_country_lexicon(lang).countries}


@cache
def _names_by_code(lang: str) -> Mapping[str, tuple[str, ...]]:
    names: dict[str, list[str]] = defaultdict(list)
    for code, name in country_names(lang):
        names[code].append(name)
    return {code: tuple(group) for code, group in names.items()}
