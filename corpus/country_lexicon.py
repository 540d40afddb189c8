"""By which words does a language refer to a country, apart from CLDR's name?"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


class TermKind(StrEnum):
    """The ways to refer to a country; each value is a key of the data files."""

    NAME = "names"
    """Its names apart from CLDR's."""
    ADJECTIVE = "adjectives"
    """In dictionary form."""
    PREFIX = "prefixes"
    """First part of a compound, without its hyphen: `franco`."""
    PEOPLE = "people"
    """Its people, one of them or all."""
    CAPITAL = "capitals"
    """The town whose name may mean the state."""
    GOVERNMENT = "governments"
    """The seat or institution whose name may mean the state."""


METONYMIC_KINDS = frozenset({TermKind.CAPITAL, TermKind.GOVERNMENT})
"""Kinds of terms that mean a town or a body first, and the state by metonymy."""


@dataclass(frozen=True, slots=True)
class CountryTerms:
    """A country's terms in one language.

    Attributes:
        code: ISO 3166-1 alpha-2, or `XK`.
        terms: its terms by kind, in dictionary form, each kind's in the data's order.
        ambiguous: those that are also something else, in small letters.
    """

    code: str
    terms: Mapping[TermKind, tuple[str, ...]]
    ambiguous: frozenset[str]


@dataclass(frozen=True, slots=True)
class Context:
    """Words around a term that decide what it means, all in dictionary form.

    Attributes:
        acts: what states do; a capital that does so means the state.
        places: precede a place, not a person or a state.
        heads: precede a country, though they may be capitalised.
        persons: precede a person.
        given_names: terms that are also given names of people.
        articled: such terms that stand for the country only after an article.
        states: stand after an ambiguous name that begins a sentence, where it is a
            state's.
        openings: phrases that hold a country's term and do not speak of it where
            they begin a sentence.
        beginners: ambiguous names that stand for the country also where they begin a
            sentence.
        tongues: words that make a phrase the name of a language.
        languages: endings of adjectives that are adverbs of speaking.
        compounds: common words whose first syllable is also a country's name, or the
            last syllable of one.
        sequels: words that may follow such a name and begin as a compound ends.
        endings: common words whose last syllable is also a country's name.
        women: names of countries that people have as well.
        towns: forms, in small letters, of a town that is called as a people is.
        datelines: such forms that are the town's where they stand alone before a colon.
        openers: forms, in small letters, that are common words where they begin a
            sentence, though a country's name has them, too.
        streets: words before what a street is called after.
        settlements: words before a village that has the name of a country.
        attacks: what states do to a village that stands before their name.
        joints: words that a hyphen joins to such a name where a town's goes on.
        saints: words that a hyphen joins to a name after them in a town's.
        journeys: words before two capitals between which one travels.
        forenames: given names, in small letters, beside those that are known from
            famous persons.
        conjunctions: words before the last capital of a list.
        dedications: words before the namesake of a church, a school or a style.
        sites: launch sites, and words for one.
        locatives: words before the place where something is.
        genitives: those of `places` that stand before a person, too.
        headings: ambiguous names, in small letters, that stand for the country alone
            before a colon.
        common: other names, in small letters, that are common words where capitals
            do not tell: `Bénin`, `Куба`.
        namesakes: by country, words in whose sentence its name is a region's.
        act_within: words after a capital among which its act must begin.
    """

    acts: tuple[str, ...]
    places: tuple[str, ...]
    heads: tuple[str, ...]
    persons: tuple[str, ...]
    given_names: tuple[str, ...]
    articled: tuple[str, ...]
    states: tuple[str, ...]
    openings: tuple[str, ...]
    beginners: tuple[str, ...]
    tongues: tuple[str, ...]
    languages: tuple[str, ...]
    compounds: tuple[str, ...]
    sequels: tuple[str, ...]
    endings: tuple[str, ...]
    women: tuple[str, ...]
    towns: tuple[str, ...]
    datelines: tuple[str, ...]
    openers: tuple[str, ...]
    streets: tuple[str, ...]
    settlements: tuple[str, ...]
    attacks: tuple[str, ...]
    joints: tuple[str, ...]
    saints: tuple[str, ...]
    journeys: tuple[str, ...]
    forenames: tuple[str, ...]
    conjunctions: tuple[str, ...]
    dedications: tuple[str, ...]
    sites: tuple[str, ...]
    locatives: tuple[str, ...]
    genitives: tuple[str, ...]
    headings: tuple[str, ...]
    common: tuple[str, ...]
    namesakes: Mapping[str, tuple[str, ...]]
    act_within: int


@dataclass(frozen=True, slots=True)
class CountryLexicon:
    """The content of a language's data files.

    Attributes:
        countries: in the order of their codes.
        several: terms that mean several countries at once, by each of them.
        others: phrases that hold such a term and do not mean the country.
        small: such phrases where they are in small letters.
        doubtful: names of several words, small and without hyphens, whose words in a
            row may also be common ones.
        context: words around a term.
    """

    countries: tuple[CountryTerms, ...]
    several: tuple[CountryTerms, ...]
    others: tuple[str, ...]
    small: tuple[str, ...]
    doubtful: frozenset[str]
    context: Context


@cache
def load_country_lexicon(lang: str) -> CountryLexicon:
    """Return a language's terms with the words that decide their meaning."""
    data = _read(f"countries/{lang}.toml")
    ambiguous: dict[str, list[str]] = data.pop("ambiguous", {})
    others = tuple(data.pop("not_a_country", ()))
    several = tuple(
        CountryTerms(code, _terms(table), frozenset())
        for table in data.pop("several", ())
        for code in table["codes"]
    )
    small = tuple(data.pop("small", ()))
    doubtful = frozenset(data.pop("doubtful", ()))
    countries = (
        CountryTerms(code, _terms(data.get(code, {})), _small(ambiguous.get(code, [])))
        for code in sorted(data.keys() | ambiguous.keys())
    )
    return CountryLexicon(
        tuple(countries),
        several,
        others,
        small,
        doubtful,
        load_country_context(lang),
    )


@cache
def load_country_context(lang: str) -> Context:
    """Return the words that decide what a language's terms mean."""
    values = _contexts()[lang]
    lists = {field.name for field in fields(Context)} - {"act_within", "namesakes"}
    namesakes = values.get("namesakes", {})
    return Context(
        **{name: tuple(values.get(name, ())) for name in lists},
        namesakes={code: tuple(row) for code, row in namesakes.items()},
        act_within=values["act_within"],
    )


@cache
def load_country_abbreviations(lang: str) -> Mapping[str, tuple[str, ...]]:
    """Return the abbreviations of words that a language's names of countries have."""
    table = _read("country_abbreviations.toml")[lang]
    return {word: tuple(abbreviations) for word, abbreviations in table.items()}


@cache
def _contexts() -> dict[str, Any]:
    return _read("country_context.toml")


def _read(name: str) -> dict[str, Any]:
    file = resources.files("corpus").joinpath("data", name)
    return tomllib.loads(file.read_text("utf-8"))


def _terms(table: dict[str, list[str]]) -> Mapping[TermKind, tuple[str, ...]]:
    return {kind: tuple(dict.fromkeys(table.get(kind, ()))) for kind in TermKind}


def _small(words: list[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)
