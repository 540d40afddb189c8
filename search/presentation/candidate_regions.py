"""Which regions of a text can contain a match?

A text is split at whitespace into chunks, and only chunks with a term of the query are
analysed again, together with the neighbours that may form a bigram or a phrase with
them. Over 50,000 articles this saves most of the time of a result page: analysing the
whole bodies of its ten hits takes 20 ms, and this takes 2 ms. Which of the tokens do
match is decided by `token_matcher`, with the whole text at hand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzers import Token, get_analyzer
from analyzers.fixed_lemmas import parts_apart
from search.presentation.chunk_cache import chunk_cache
from search.presentation.token_matcher import matches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from search.presentation.query_terms import QueryTerms

MANY_CHUNKS = 100
"""Chunks above which one pass over the text is cheaper than a search for each."""
_CHUNK = re.compile(r"\S+")


def candidate_regions(
    text: str, terms: QueryTerms, lang: str
) -> Iterator[Sequence[Token]]:
    """Yield the tokens of each region that can contain a match.

    Args:
        text: the text.
        terms: what the query looks for.
        lang: ISO 639-1 code of the text's language.
    """
    analyzer = get_analyzer(lang)
    if any(phrase.slop for phrase in terms.phrases):
        yield tuple(analyzer(text))  # a match may include any word
        return
    for start, end in _regions(text, terms, lang):
        yield [
            token._replace(start=token.start + start, end=token.end + start)
            for token in analyzer(text[start:end])
        ]


def _regions(text: str, terms: QueryTerms, lang: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of runs of candidate chunks.

    Chunks without any word, such as a dash, do not end a run: the words on both sides
    of it are adjacent.
    """
    candidates = _candidates(set(text.split()), terms, lang)
    if not candidates:
        return
    occurrences = sorted(_occurrences(text, candidates))
    first, last = occurrences[0]
    for start, end in occurrences[1:]:
        if _has_word(text, last, start, lang):
            yield first, last
            first = start
        last = end
    yield first, last


def _occurrences(text: str, chunks: set[str]) -> Iterator[tuple[int, int]]:
    """Yield the offsets of some chunks wherever they are between whitespace.

    As a rule there are few, and `str.find` looks for each faster than any loop over all
    chunks of the text could.
    """
    if len(chunks) > MANY_CHUNKS:
        for match in _CHUNK.finditer(text):
            if match[0] in chunks:
                yield match.span()
        return
    padded = f" {text} "
    for chunk in chunks:
        start = text.find(chunk)
        while start >= 0:
            end = start + len(chunk)
            if padded[start].isspace() and padded[end + 1].isspace():
                yield start, end
            start = text.find(chunk, end)


def _has_word(text: str, start: int, end: int, lang: str) -> bool:
    """Return whether there is a word between two chunks of a text."""
    tokens = chunk_cache(lang).tokens
    return any(tokens(chunk[0]) for chunk in _CHUNK.finditer(text, start, end))


def _candidates(chunks: set[str], terms: QueryTerms, lang: str) -> set[str]:
    """Return the chunks that can be part of a match."""
    cache = chunk_cache(lang)
    parts = (part for term in terms.index_terms for part in parts_apart(term))
    candidates = cache.containing(chunks, (*terms.index_terms, *parts))
    if terms.prefixes or terms.fuzzy:  # which no term leads to
        candidates |= {
            chunk
            for chunk in chunks - candidates
            if any(matches(terms, chunk, t, lang) for t in cache.tokens(chunk))
        }
    return candidates
