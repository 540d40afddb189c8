"""Does a token of a text match what a query looks for?

Only this module decides it, so highlights, snippets and explanations agree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzers import Kind, get_analyzer, name_keys
from search.edit_distance import is_within_distance
from search.indexing.field_postings import may_be_name
from search.port.document import FORMS

if TYPE_CHECKING:
    from analyzers import Token
    from search.port.plan import PrefixTerm
    from search.presentation.query_terms import QueryTerms


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


def has_prefix(terms: QueryTerms, token: Token, lang: str) -> bool:
    """Return whether a token begins with one of the prefixes of a query."""
    return any(_begins(token, prefix, lang) for prefix in terms.prefixes)


def _begins(token: Token, prefix: PrefixTerm, lang: str) -> bool:
    words: tuple[str, ...] = token.lemmas
    if prefix.channel in FORMS:
        words = (token.exact,) if token.kind is Kind.WORD else ()
    fold = get_analyzer(lang).fold
    return any(
        (fold(word) if prefix.unmarked else word).startswith(prefix.prefix)
        for word in words
    )


def _is_name(text: str, token: Token, keys: frozenset[str], lang: str) -> bool:
    return (
        bool(keys)
        and may_be_name(text, token, lang)
        and not keys.isdisjoint(name_keys(text[token.start : token.end], lang))
    )
