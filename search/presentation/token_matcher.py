"""Does a token of a text match what a query looks for?

Only this module decides it, so highlights, snippets and explanations agree.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from analyzers import Kind, get_analyzer, name_keys
from search.edit_distance import is_within_distance
from search.indexing.field_postings import may_be_name
from search.port.document import FORMS

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from analyzers import Token
    from search.port.plan import PrefixTerm
    from search.presentation.query_terms import QueryTerms

CACHED_PREFIXES = 64
"""Questions whose prefixes are grouped (at most 64 prefixes each)."""


def matches(terms: QueryTerms, text: str, token: Token, lang: str) -> bool:
    """Return whether a token matches by itself; phrases need `phrase_spans`.

    Args:
        terms: what the query looks for.
        text: the text that the token's offsets point into. A capitalised word at the
            beginning of a sentence need not be a name, so what precedes it matters.
        token: the token.
        lang: ISO 639-1 code of the text's language.
    """
    in_lemmas = not terms.lemmas.isdisjoint(token.lemmas)
    if in_lemmas or not terms.folded.isdisjoint(token.folded):
        return True
    if has_prefix(terms, token, lang):
        return True
    if token.kind is not Kind.WORD:
        return False
    return (
        token.exact in terms.forms
        or any(
            is_within_distance(token.exact, each.term, each.distance)
            for each in terms.fuzzy
        )
        or _is_name(text, token, terms.name_keys, lang)
    )


def may_match(terms: QueryTerms, known: AbstractSet[str]) -> bool:
    """Return whether a text with some index terms can have a match.

    It takes no time, and is only wrong where nothing matches after all.
    """
    return bool(
        terms.name_keys
        or terms.full_names
        or terms.prefixes
        or terms.fuzzy
        or terms.full_name_prefixes
        or not known.isdisjoint(terms.index_terms)
    )


def has_prefix(terms: QueryTerms, token: Token, lang: str) -> bool:
    """Return whether a token begins with one of the prefixes of a query."""
    return any(
        _begins(token, group, beginnings, lang)
        for group, beginnings in _grouped(terms.prefixes)
    )


@lru_cache(maxsize=CACHED_PREFIXES)
def _grouped(
    prefixes: tuple[PrefixTerm, ...],
) -> tuple[tuple[tuple[bool, bool], tuple[str, ...]], ...]:
    """Return prefixes by whether they begin forms, and whether without diacritics."""
    groups: dict[tuple[bool, bool], list[str]] = {}
    for each in prefixes:
        key = each.channel in FORMS, each.unmarked
        groups.setdefault(key, []).append(each.prefix)
    return tuple((key, tuple(beginnings)) for key, beginnings in groups.items())


def _begins(
    token: Token, group: tuple[bool, bool], beginnings: tuple[str, ...], lang: str
) -> bool:
    of_forms, unmarked = group
    words: tuple[str, ...] = token.lemmas
    if of_forms:
        words = (token.exact,) if token.kind is Kind.WORD else ()
    fold = get_analyzer(lang).fold
    return any(
        (fold(word) if unmarked else word).startswith(beginnings) for word in words
    )


def _is_name(text: str, token: Token, keys: frozenset[str], lang: str) -> bool:
    return (
        bool(keys)
        and may_be_name(text, token, lang)
        and not keys.isdisjoint(name_keys(text[token.start : token.end], lang))
    )
