"""What do the terms of countries look like in a text?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analyzers import get_analyzer, get_document_reader
from analyzers.names.vietnamese import is_syllable
from analyzers.tokenizer import HYPHENS
from corpus import country_names, load_country_lexicon
from corpus.countries import city_states, no_partners
from corpus.country_lexicon import (
    METONYMIC_KINDS,
    TermKind,
    load_country_context,
)
from indexer.tagging.abbreviated_terms import DECLINING, abbreviated
from indexer.tagging.compiled_patterns import cached_patterns
from indexer.tagging.matcher import Matcher
from indexer.tagging.pattern import Pattern, term_set
from indexer.tagging.spelled_terms import spelled_terms, without_accents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from analyzers import Form

LANGUAGE_NAME = "language name"
"""The kind of phrases that name a language."""
SMALL = "small"
"""The kind of phrases whose later words have no capital."""
_HYPHENS = frozenset(HYPHENS)
_LONGEST_ABBREVIATION = 5
_SHORTEST_STEM = 5
"""Least letters of a stem, cut by rule, that a name is recognised by."""


@cache
def country_matcher(lang: str) -> Matcher:
    """Return the matcher of a language's terms for countries."""
    patterns = cached_patterns("countries", lang, lambda: _countries(lang))
    return _matcher(lang, patterns)


@cache
def exception_matcher(lang: str) -> Matcher:
    """Return the matcher of phrases that hold such a term and mean no country."""
    patterns = cached_patterns("exceptions", lang, lambda: _exceptions(lang))
    return _matcher(lang, patterns)


def _matcher(lang: str, patterns: Iterable[Pattern]) -> Matcher:
    listed = (pattern for pattern in patterns if pattern.term_sets)
    return Matcher(listed, spelled_terms(lang))


def _countries(lang: str) -> Iterator[Pattern]:
    """Yield the patterns of all terms; one term may have several countries.

    A seat of government that is named with its country counts as a name of it.
    """
    lexicon = load_country_lexicon(lang)
    ambiguous = {country.code: country.ambiguous for country in lexicon.countries}
    strong = []
    for code, kind, term in _distinct(lang):
        is_ambiguous = term.lower() in ambiguous.get(code, ())
        for spelling in _spellings(lang, kind, term):
            pattern = _pattern(lang, code, spelling, kind, ambiguous=is_ambiguous)
            if pattern.term_sets:
                strong.append(pattern)
                yield pattern
    names = Matcher(strong)
    for code, kind, term in _distinct(lang):
        if kind in METONYMIC_KINDS:
            (text,) = get_document_reader(lang).read(term)
            if kind is TermKind.GOVERNMENT and any(
                match.pattern.value == code for match in names.find(text)
            ):
                yield _pattern(lang, code, term, TermKind.NAME)
            elif text.starts:
                is_ambiguous = term.lower() in ambiguous.get(code, ())
                yield _pattern(lang, code, term, kind, ambiguous=is_ambiguous)


def _spellings(lang: str, kind: TermKind, term: str) -> Iterator[str]:
    """Yield a term and what its words are abbreviated to.

    Terms that mean a country by metonymy have none here.
    """
    if kind not in METONYMIC_KINDS:
        yield term
    if kind not in {TermKind.PREFIX, *METONYMIC_KINDS}:
        yield from abbreviated(lang, term)


def _distinct(lang: str) -> Iterator[tuple[str, TermKind, str]]:
    """Yield code, kind and term, each term once a country; prefixes besides.

    Terms that differ in their capitals are two: `росія` is written so on purpose.
    """
    seen: set[tuple[str, str]] = set()
    for code, kind, term in (*_names(lang), *_terms(lang)):
        key = (code, term)
        if code not in no_partners() and (key not in seen or kind is TermKind.PREFIX):
            seen.add(key)
            yield code, kind, term


def _names(lang: str) -> Iterator[tuple[str, TermKind, str]]:
    for code, name in country_names(lang):
        yield code, TermKind.NAME, name


def _terms(lang: str) -> Iterator[tuple[str, TermKind, str]]:
    lexicon = load_country_lexicon(lang)
    for country in (*lexicon.countries, *lexicon.several):
        for kind in TermKind:
            for term in country.terms[kind]:
                own = kind is TermKind.CAPITAL and country.code in city_states()
                yield country.code, TermKind.NAME if own else kind, term


def _exceptions(lang: str) -> Iterator[Pattern]:
    lexicon = load_country_lexicon(lang)
    for phrase in (*lexicon.others, *_turned(lang, lexicon.others)):
        yield _exception(lang, phrase)
        for short in abbreviated(lang, phrase):
            yield _exception(lang, short)._replace(dotted=True)
    for phrase in lexicon.context.openings:
        yield _exception(lang, phrase)._replace(opening=True)
    for phrase in lexicon.small:
        yield _exception(lang, phrase)._replace(kind=SMALL)


def _exception(lang: str, phrase: str) -> Pattern:
    """Return the pattern of a phrase.

    Where each syllable of a Vietnamese one has a capital it is a name, and no name
    without: `Đức Thắng`, but Germany wins in `Đức thắng`.
    """
    forms = get_analyzer(lang).forms(phrase)
    term_sets = without_accents(lang, map(term_set, forms))
    tongues = load_country_context(lang).tongues
    kind = LANGUAGE_NAME if any(form.exact in tongues for form in forms) else ""
    named = lang == "vi" and all(form.capitalized for form in forms)
    return Pattern("", term_sets, (named,) * len(forms), kind=kind)


def _turned(lang: str, phrases: Iterable[str]) -> Iterator[str]:
    """Yield phrases of an adjective and a noun in the other order.

    Only languages with cases allow both: `orzech włoski`, `włoski orzech`. Those with
    a capital are names, whose order is fixed.
    """
    for phrase in phrases if lang in DECLINING else ():
        first, _, second = phrase.partition(" ")
        if second and " " not in second and phrase.islower():
            yield f"{second} {first}"


def _pattern(
    lang: str, value: str, term: str, kind: str, *, ambiguous: bool = False
) -> Pattern:
    """Return the pattern of a term.

    A name of one word must be capitalised as it is in the lexicon, and one of several
    words must have a capital.
    """
    forms = get_analyzer(lang).forms(term)
    single = len(forms) == 1
    is_name = kind in {TermKind.NAME, *METONYMIC_KINDS}
    return Pattern(
        value,
        without_accents(
            lang,
            (_single(lang, form) if single else term_set(form) for form in forms),
            inflected=kind not in METONYMIC_KINDS,
        ),
        _capitals(lang, term, forms, kind),
        kind=kind,
        ambiguous=ambiguous,
        all_caps=is_abbreviation(term),
        dotted="." in term,
        proper=is_name and not single and any(form.capitalized for form in forms),
        doubtful=is_name and not single and _is_doubtful(lang, term),
    )


def _capitals(
    lang: str, term: str, forms: Sequence[Form], kind: str
) -> tuple[bool, ...]:
    """Return which words of a term must be capitalised.

    Vietnamese names of several syllables are also written with one capital: `Ấn độ`.
    """
    as_listed = tuple(form.capitalized for form in forms)
    if len(forms) == 1:
        return as_listed
    if lang != "vi":
        return (False,) * len(forms)
    syllables = all(is_syllable(form.exact) for form in forms)
    if kind != TermKind.NAME or not (syllables and all(as_listed)):
        return as_listed
    if _plain(term) in load_country_lexicon(lang).doubtful:
        return as_listed
    return (True, *[False for _ in forms[1:]])


def _is_doubtful(lang: str, term: str) -> bool:
    """Return whether a term in small letters is also a row of common words.

    Most syllables of Vietnamese transcriptions are words.
    """
    transcribed = lang == "vi" and not _HYPHENS.isdisjoint(term) and " " not in term
    return transcribed or _plain(term) in load_country_lexicon(lang).doubtful


def _plain(term: str) -> str:
    """Return a term in small letters, with blanks for hyphens."""
    return term.lower().replace("-", " ")


def is_abbreviation(term: str) -> bool:
    """Return whether a term is in capitals throughout, as `США` and `U.S.` are."""
    letters = [char for char in term if char.isalpha()]
    return term.isupper() and 1 < len(letters) <= _LONGEST_ABBREVIATION


def _single(lang: str, word: Form) -> frozenset[str]:
    """Return the terms that a name of one word is recognised by.

    A word that is its own dictionary form is recognised by that alone: `Малі` is not
    every form of `малий`. So is one whose lemmas are other words (French `Cuba` of
    `cuber`); one that no dictionary has is recognised by its stem as well.
    """
    dictionary = get_analyzer(lang).term_filters[:1]
    listed = any(term_filter(word.exact) for term_filter in dictionary)
    if word.exact in word.lemmas or listed:
        return frozenset({word.exact})
    if lang not in DECLINING:
        return frozenset({word.exact})
    stems = {stem for stem in word.lemmas if len(stem) >= _SHORTEST_STEM}
    return frozenset({word.exact, *stems})
