"""Is an organization meant by words that its name consists of?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzers.filters import normalize_punctuation
from analyzers.tokenizer import APOSTROPHES, HYPHENS
from corpus.organization_context import load_organization_context
from indexer.tagging.abbreviated_terms import DECLINING
from indexer.tagging.spelled_terms import CAPITALS, UNACCENTED

if TYPE_CHECKING:
    from analyzers import Form
    from corpus.organization_context import OrganizationContext
    from indexer.tagging.match_context import MatchContext


_ENGLISH = "WHO"
"""The abbreviation that is an English word, which headlines and bands have."""


def is_meant(context: MatchContext) -> bool:
    """Return whether a match is a name, not a common phrase, a word or a person."""
    style = load_organization_context(context.lang)
    if context.match.first == context.match.last:
        doubtful = context.match.pattern.ambiguous
        if doubtful and not _is_abbreviation(context, style):
            return False
        return context.written != _ENGLISH or not _is_quoted(context, style)
    hyphened = HYPHENS[0] in normalize_punctuation(context.written)
    marked = hyphened or context.capital or not context.match.pattern.ambiguous
    if not marked or _is_plural(context, style):
        return False
    return not _may_be_common(context) or _is_definite(context, style)


def _is_abbreviation(context: MatchContext, style: OrganizationContext) -> bool:
    """Return whether a word that may be another one is an abbreviation.

    It is one in capitals, and after an article, which persons do not take.
    """
    if context.written[:2].isupper():
        return True
    start, text = context.match.start, context.text.text
    if text[start - 1 : start] in tuple(APOSTROPHES):
        word = text[: start - 1].split()[-1:] or [""]
        return word[0].lower() in style.articles
    return context.neighbour(context.match.first - 1).lower() in style.articles


def _is_quoted(context: MatchContext, style: OrganizationContext) -> bool:
    """Return whether an English word stands beside a match."""
    beside = (context.match.first - 1, context.match.last + 1)
    return any(context.neighbour(index).lower() in style.english for index in beside)


def _may_be_common(context: MatchContext) -> bool:
    """Return whether no capital tells a name from a phrase of the same words."""
    return not context.capital or context.opening or context.written.isupper()


def _is_definite(context: MatchContext, style: OrganizationContext) -> bool:
    """Return whether the words beside a phrase let it be one thing that has a name."""
    first = context.match.first
    before = context.neighbour(first - 1) and context.text.words[first - 1]
    if before:
        lemmas = before.lemmas if context.lang in DECLINING else ()
        if not {before.exact, *lemmas}.isdisjoint(style.indefinite):
            return False
    return not _has_complement(context, style)


def _has_complement(context: MatchContext, style: OrganizationContext) -> bool:
    """Return whether a complement of common words follows: `banque mondiale du sang`.

    One that begins with a capital says where it is: `de Strasbourg`.
    """
    text, after = context.text, context.match.last + 1
    if after >= len(text.words) or not style.complements:
        return False
    clitic = text.text[context.match.end : text.starts[after]].strip()
    word = clitic.rstrip(APOSTROPHES) if clitic else text.words[after].exact
    if word.lower() not in style.complements:
        return False
    following = text.words[after + (not clitic) : after + (not clitic) + 1]
    return any(
        not form.capitalized
        and form.exact[0].isalpha()
        and form.exact not in style.determiners
        for form in following
    )


def _is_plural(context: MatchContext, style: OrganizationContext) -> bool:
    """Return whether several things are spoken of, of which there is but one.

    French nouns and adjectives change in the plural only; adjectives of declining
    languages have endings of their own.
    """
    words = context.text.words[context.match.first : context.match.last + 1]
    pairs = zip(words, context.match.pattern.term_sets, strict=True)
    if context.lang == "fr":
        return not context.nominative
    return any(_has_plural_ending(form, terms, style) for form, terms in pairs)


def _has_plural_ending(
    form: Form, terms: frozenset[str], style: OrganizationContext
) -> bool:
    """Return whether a word is an adjective in the plural where its name has none."""
    own = [term for term in terms if not term.startswith((UNACCENTED, CAPITALS))]
    return (
        form.exact.endswith(style.plurals)
        and any(term.endswith(style.adjectives) for term in own)
        and not any(term.endswith(style.plurals) for term in own)
    )
