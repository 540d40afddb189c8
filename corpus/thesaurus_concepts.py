"""Which terms of several languages mean one country, capital or organization?

Queries are expanded by them: a name that is also a common word (`Того`, `Anh`) is left
out where the country has another one, as it would match unrelated articles.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from analyzers import LANGUAGES
from corpus.countries import country_codes, country_label, country_names, no_partners
from corpus.country_lexicon import TermKind, load_country_lexicon
from corpus.organizations import load_organizations

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.country_lexicon import CountryTerms

Concept: TypeAlias = "Mapping[str, tuple[str, ...]]"
"""Terms by language (`uk`, `fr`, `pl`, `vi`, `en`), the best first."""

MOST_TERMS = 6
"""Most terms of a concept in one language; the rest are rare."""
_ENGLISH = "en"
_NOTHING: tuple[str, ...] = ()


@cache
def country_concepts() -> tuple[Concept, ...]:
    """Return the names of each country, then adjectives, then capitals.

    A concept has terms in all four languages; English has names only.
    """
    codes = sorted(country_codes() - no_partners())
    named = [_names(code) for code in codes]
    adjectives = [_adjectives(code) for code in codes]
    capitals = [_capitals(code) for code in codes]
    return tuple(
        concept
        for concept in (*named, *adjectives, *capitals)
        if all(concept[lang] for lang in LANGUAGES)
    )


@cache
def organization_concepts() -> tuple[Concept, ...]:
    """Return the names of each organization."""
    return tuple(organization.names for organization in load_organizations())


def _names(code: str) -> Concept:
    names = {lang: _names_by_code(lang).get(code, _NOTHING) for lang in LANGUAGES}
    return {
        **{
            lang: _unambiguous(code, lang, names[lang]) or names[lang][:1]
            for lang in names
        },
        _ENGLISH: (country_label(code, _ENGLISH),),
    }


def _adjectives(code: str) -> Concept:
    """Return a country's adjectives; Vietnamese has none and uses the name."""
    terms = {lang: _terms(code, lang, TermKind.ADJECTIVE) for lang in LANGUAGES}
    return {**terms, "vi": _names(code)["vi"][:1], _ENGLISH: _NOTHING}


def _capitals(code: str) -> Concept:
    terms = {lang: _terms(code, lang, TermKind.CAPITAL) for lang in LANGUAGES}
    return {**terms, _ENGLISH: _NOTHING}


def _terms(code: str, lang: str, kind: TermKind) -> tuple[str, ...]:
    country = _countries(lang).get(code)
    return _unambiguous(code, lang, country.terms[kind]) if country else _NOTHING


def _unambiguous(code: str, lang: str, terms: tuple[str, ...]) -> tuple[str, ...]:
    """Return the first of the terms that are unambiguous."""
    country = _countries(lang).get(code)
    ambiguous = country.ambiguous if country else frozenset()
    unambiguous = tuple(term for term in terms if term.lower() not in ambiguous)
    return unambiguous[:MOST_TERMS]


@cache
def _countries(lang: str) -> Mapping[str, CountryTerms]:
    return {country.code: country for country in load_country_lexicon(lang).countries}


@cache
def _names_by_code(lang: str) -> Mapping[str, tuple[str, ...]]:
    names: dict[str, list[str]] = defaultdict(list)
    for code, name in country_names(lang):
        names[code].append(name)
    return {code: tuple(group) for code, group in names.items()}
