"""Which regions of a text can contain a match?

A text is split at whitespace into chunks, and only chunks with a term of the query are
analysed again, together with the neighbours that may form a bigram or a phrase with
them. Over 50,000 articles this saves most of the time of a result page: analysing the
whole bodies of its ten hits takes 20 ms, and this takes 2 ms. Which of the tokens do
match is decided by `token_matcher`, with the whole text at hand.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from analyzers import Token, get_analyzer
from search.presentation.chunk_cache import chunk_cache
from search.presentation.token_matcher import matches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from search.presentation.query_terms import QueryTerms


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
    chunks = text.split()
    candidates = _candidates(set(chunks), terms, lang)
    if not candidates:
        return
    cache = chunk_cache(lang)
    starts = _starts(text, chunks)
    indexes = [i for i, chunk in enumerate(chunks) if chunk in candidates]
    start = end = starts[indexes[0]]
    following = indexes[0]
    for i in indexes:
        if any(map(cache.tokens, chunks[following:i])):
            yield start, end
            start = starts[i]
        end = starts[i] + len(chunks[i])
        following = i + 1
    yield start, end


def _candidates(chunks: set[str], terms: QueryTerms, lang: str) -> set[str]:
    """Return the chunks that can be part of a match."""
    cache = chunk_cache(lang)
    candidates = cache.containing(chunks, terms.index_terms)
    if terms.prefixes or terms.fuzzy:  # which no term leads to
        candidates |= {
            chunk
            for chunk in chunks - candidates
            if any(matches(terms, chunk, t, lang) for t in cache.tokens(chunk))
        }
    return candidates


def _starts(text: str, chunks: Sequence[str]) -> list[int]:
    """Return the offset of each chunk."""
    lengths = [*map(len, chunks)]
    if sum(lengths) + len(lengths) - 1 == len(text):
        # One character between any two chunks: offsets are running sums.
        return [*accumulate((length + 1 for length in lengths[:-1]), initial=0)]
    starts = []
    end = 0
    for chunk in chunks:
        start = text.index(chunk, end)
        starts.append(start)
        end = start + len(chunk)
    return starts
