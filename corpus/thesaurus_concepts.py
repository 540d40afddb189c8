"""Which terms of the languages mean the same country, capital or organization?

For questions: a word that is also a common one (`Того`, `Anh`) is left out where a
country has another name, as it would find what nobody asked for.
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
    """Give the names of each country, then adjectives, then capitals.

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
    """Give the names of each organization."""
    return tuple(organization.names for organization in load_organizations())


def _names(code: str) -> Concept:
    names = {lang: _known_names(lang).get(code, _NOTHING) for lang in LANGUAGES}
    return {
        **{lang: _clear(code, lang, names[lang]) or names[lang][:1] for lang in names},
        _ENGLISH: (country_label(code, _ENGLISH),),
    }


def _adjectives(code: str) -> Concept:
    """Give adjectives; Vietnamese has none and uses the name."""
    terms = {lang: _terms(code, lang, TermKind.ADJECTIVE) for lang in LANGUAGES}
    return {**terms, "vi": _names(code)["vi"][:1], _ENGLISH: _NOTHING}


def _capitals(code: str) -> Concept:
    terms = {lang: _terms(code, lang, TermKind.CAPITAL) for lang in LANGUAGES}
    return {**terms, _ENGLISH: _NOTHING}


def _terms(code: str, lang: str, kind: TermKind) -> tuple[str, ...]:
    country = _countries(lang).get(code)
    return _clear(code, lang, country.terms[kind]) if country else _NOTHING


def _clear(code: str, lang: str, terms: tuple[str, ...]) -> tuple[str, ...]:
    """Give the first terms of those that are not something else, too."""
    country = _countries(lang).get(code)
    ambiguous = country.ambiguous if country else frozenset()
    clear = tuple(term for term in terms if term.lower() not in ambiguous)
    return clear[:MOST_TERMS]


@cache
def _countries(lang: str) -> Mapping[str, CountryTerms]:
    return {country.code: country for country in load_country_lexicon(lang).countries}


@cache
def _known_names(lang: str) -> Mapping[str, tuple[str, ...]]:
    names: dict[str, list[str]] = defaultdict(list)
    for code, name in country_names(lang):
        names[code].append(name)
    return {code: tuple(known) for code, known in names.items()}
