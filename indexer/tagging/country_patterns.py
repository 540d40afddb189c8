"""What do the terms of countries look like in a text?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analyzers import get_analyzer, get_document_reader
from corpus import country_names, load_country_lexicon
from corpus.countries import city_states, no_partners
from corpus.country_lexicon import WEAK_KINDS, TermKind
from indexer.tagging.compiled_patterns import kept_patterns
from indexer.tagging.matcher import Matcher, Pattern, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analyzers import Form

DECLINING = frozenset({"uk", "pl"})
"""Languages whose names have cases."""
TONGUE = "tongue"
"""The kind of phrases that name a language."""
_LONGEST_ABBREVIATION = 5
_SHORTEST_STEM = 5
"""Least letters of a stem cut by rule that may stand for a name."""


@cache
def country_matcher(lang: str) -> Matcher:
    """Give the matcher of a language's countries."""
    patterns = kept_patterns("countries", lang, lambda: _countries(lang))
    return Matcher(pattern for pattern in patterns if pattern.places)


@cache
def other_matcher(lang: str) -> Matcher:
    """Give the matcher of phrases that only look as if they named a country."""
    patterns = kept_patterns("others", lang, lambda: _others(lang))
    return Matcher(pattern for pattern in patterns if pattern.places)


def _countries(lang: str) -> Iterator[Pattern]:
    """Give a pattern a term; a seat of government named with its country is a name."""
    lexicon = load_country_lexicon(lang)
    doubtful = {country.code: country.doubtful for country in lexicon.countries}
    strong = []
    for code, kind, term in _distinct(lang):
        unsure = term.lower() in doubtful.get(code, ())
        pattern = _pattern(lang, code, term, kind, doubtful=unsure)
        if kind not in WEAK_KINDS and pattern.places:
            strong.append(pattern)
            yield pattern
    names = Matcher(strong)
    for code, kind, term in _distinct(lang):
        if kind in WEAK_KINDS:
            (reading,) = get_document_reader(lang).read(term)
            if kind is TermKind.GOVERNMENT and any(
                match.pattern.value == code for match in names.find(reading)
            ):
                yield _pattern(lang, code, term, TermKind.NAME)
            elif reading.starts:
                unsure = term.lower() in doubtful.get(code, ())
                yield _pattern(lang, code, term, kind, doubtful=unsure)


def _distinct(lang: str) -> Iterator[tuple[str, TermKind, str]]:
    """Give code, kind and term, each term once a country but as a prefix."""
    seen: set[tuple[str, str]] = set()
    for code, kind, term in (*_names(lang), *_terms(lang)):
        key = (code, term.lower())
        if code not in no_partners() and (key not in seen or kind is TermKind.PREFIX):
            seen.add(key)
            yield code, kind, term


def _names(lang: str) -> Iterator[tuple[str, TermKind, str]]:
    for code, name in country_names(lang):
        yield code, TermKind.NAME, name


def _terms(lang: str) -> Iterator[tuple[str, TermKind, str]]:
    for country in load_country_lexicon(lang).countries:
        for kind in TermKind:
            for term in country.terms[kind]:
                own = kind is TermKind.CAPITAL and country.code in city_states()
                yield country.code, TermKind.NAME if own else kind, term


def _others(lang: str) -> Iterator[Pattern]:
    lexicon = load_country_lexicon(lang)
    for phrases, opening in ((lexicon.others, False), (lexicon.context.openings, True)):
        for phrase in phrases:
            forms = get_analyzer(lang).forms(phrase)
            places = tuple(map(place_of, forms))
            tongue = any(form.exact in lexicon.context.tongues for form in forms)
            kind = TONGUE if tongue else ""
            capitals = (False,) * len(forms)
            yield Pattern("", places, capitals, kind=kind, opening=opening)


def _pattern(
    lang: str, value: str, term: str, kind: str, *, doubtful: bool = False
) -> Pattern:
    """Make a pattern of a term.

    A name of one word must be capitalised, of several words each in Vietnamese; see
    `_written_so` in `countries.py` for the other languages.
    """
    forms = get_analyzer(lang).forms(term)
    single = len(forms) == 1
    return Pattern(
        value,
        tuple(_key(lang, form) if single else place_of(form) for form in forms),
        tuple(form.capitalized and (single or lang == "vi") for form in forms),
        kind=kind,
        doubtful=doubtful,
        shouted=is_abbreviation(term),
        dotted="." in term,
    )


def is_abbreviation(term: str) -> bool:
    """Tell whether a term is written in capitals throughout, as `США` and `U.S.`."""
    letters = [char for char in term if char.isalpha()]
    return term.isupper() and 1 < len(letters) <= _LONGEST_ABBREVIATION


def _key(lang: str, word: Form) -> frozenset[str]:
    """Choose the terms by which a single word is known.

    A word that is its own dictionary form is known by that alone: `Малі` is not every
    form of `малий`. So is one whose lemmas are other words (French `Cuba` of `cuber`);
    one that no dictionary has is known by its stem.
    """
    dictionary = get_analyzer(lang).term_filters[:1]
    known = any(term_filter(word.exact) for term_filter in dictionary)
    if word.exact in word.lemmas or known:
        return frozenset({word.exact})
    if lang not in DECLINING:
        return frozenset({word.exact})
    stems = {stem for stem in word.lemmas if len(stem) >= _SHORTEST_STEM}
    return frozenset({word.exact, *stems})
