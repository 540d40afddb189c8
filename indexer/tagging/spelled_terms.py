"""By which terms beside its own is a word known, where its accents or cases are lost?

In capitals French and Polish words lose their diacritics (`BRESIL`, `SLOWACJI`), and in
French anywhere (`Perou`). A lexicon's words are therefore listed without them as well,
under marked terms: what a word without diacritics may mean, its own terms do not tell.
Words of few capitals are taken for abbreviations by the analyzers, which then do not
lemmatise them: `КИТАЮ`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from analyzers import Form, get_analyzer
from analyzers.analyzer import as_it_is
from analyzers.filters import is_acronym
from analyzers.inflections import inflections

if TYPE_CHECKING:
    from collections.abc import Iterable

MoreTerms: TypeAlias = Callable[[Form], tuple[str, ...]]
"""From a form to the terms beside its own that it is known by."""

UNACCENTED = "~"
"""Begins the term of a word without its diacritics."""
CAPITALS = "^"
"""Begins the term of such a word that is another word in small letters: it is known
by it in capitals only."""
_MARKS = (UNACCENTED, CAPITALS)
_CHANGED = frozenset({"uk", "fr", "pl"})
"""Languages whose words have other forms or spellings in capitals."""
_ACCENTED = frozenset({"fr", "pl"})
"""Languages whose diacritics are left out while their words stay unambiguous."""


def no_more_terms(_form: Form) -> tuple[str, ...]:
    """Return (): a form is known by its own terms."""
    return ()


def spelled_terms(lang: str) -> MoreTerms:
    """Return a function from a form to the terms beside its own that it is known by."""
    terms_of = get_analyzer(lang).terms
    accented = lang in _ACCENTED

    def terms(form: Form) -> tuple[str, ...]:
        exact = form.exact
        plain = accented and exact.isascii()
        if not form.capitalized or not form.surface.isupper():
            return (UNACCENTED + exact,) if plain else ()
        lemmas = terms_of(exact).lemmas if is_acronym(form.surface) else ()
        marked = (UNACCENTED + exact, CAPITALS + exact)
        return (*lemmas, *marked) if plain else lemmas

    return terms if lang in _CHANGED else no_more_terms


def respelled(terms: Iterable[str]) -> frozenset[str]:
    """Return the words that the marked ones among some terms are for."""
    return frozenset(term[1:] for term in terms if term[:1] in _MARKS)


def written_terms(exact: str) -> tuple[str, str, str]:
    """Return the terms of a word that is written in dictionary form, marked or not."""
    return (exact, UNACCENTED + exact, CAPITALS + exact)


def without_accents(
    lang: str, term_sets: Iterable[frozenset[str]], *, inflected: bool = True
) -> tuple[frozenset[str], ...]:
    """Return the term sets of an entry with the marked terms of each word's forms.

    In an entry of several words a word may be another one without its diacritics
    (French `cote` of `Côte d'Ivoire`); the words beside it tell which is meant.

    Args:
        lang: language of the entry.
        term_sets: the terms of each of its words.
        inflected: whether other forms than those of the terms count.
    """
    if lang not in _ACCENTED:
        return tuple(term_sets)
    listed = tuple(term_sets)
    forms_of = partial(inflections, lang) if inflected else as_it_is
    alone = len(listed) == 1
    return tuple(
        terms.union(
            _marked(lang, form, alone=alone)
            for term in terms
            for form in forms_of(term)
        )
        - {""}
        for terms in listed
    )


def _marked(lang: str, form: str, *, alone: bool) -> str:
    """Return the marked term of a form that has diacritics, "" of another."""
    analyzer = get_analyzer(lang)
    plain = analyzer.fold(form)
    if plain == form or not plain.isascii():
        return ""
    another = alone and analyzer.is_listed(plain)
    return (CAPITALS if another else UNACCENTED) + plain
