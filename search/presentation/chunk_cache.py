"""Which chunks of text contain a term, of those that were analysed lately?

A chunk is the text between whitespace. No analyzer joins words across whitespace, but
for numbers and abbreviations (`47 650`, `R & D`), whose parts are words as well. So a
chunk always has the same tokens. It is analysed once, and an inverted index leads
from terms to chunks. Ten bodies of a result page have thousands of chunks, of which the
index yields the few with a term of the query; asking each chunk for its terms instead
takes 2 ms more of a page.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from analyzers import Kind, get_analyzer, name_keys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analyzers import Token

CACHED_CHUNKS = 10_000
"""Chunks of a language that are cached at least, and twice as many at most (about
1.5 kB each)."""


@dataclass(slots=True, eq=False)
class _Chunks:
    """Analysed chunks: their tokens, and the chunks of each index term."""

    tokens: dict[str, tuple[Token, ...]] = field(default_factory=dict)
    by_term: defaultdict[str, list[str]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def add(self, chunk: str, tokens: tuple[Token, ...], lang: str) -> None:
        self.tokens[chunk] = tokens
        for term in {term for token in tokens for term in _terms(chunk, token, lang)}:
            self.by_term[term].append(chunk)


class ChunkCache:
    """The chunks of a language; safe to share between threads."""

    def __init__(self, lang: str) -> None:
        """Start with an empty cache.

        Args:
            lang: ISO 639-1 code of an analyzer.
        """
        self._lang = lang
        # Chunks are forgotten by halves: when there are enough new ones, the old ones
        # are dropped, except for those that are needed again.
        self._new, self._old = _Chunks(), _Chunks()
        self._lock = Lock()

    def tokens(self, chunk: str) -> tuple[Token, ...]:
        """Return a chunk's tokens, with offsets into the chunk."""
        cached = self._new.tokens.get(chunk)
        if cached is not None:
            return cached
        with self._lock:
            self._add({chunk})
            return self._new.tokens[chunk]

    def containing(self, chunks: set[str], terms: Iterable[str]) -> set[str]:
        """Return those of some chunks that contain one of some index terms.

        Args:
            chunks: the chunks of one text.
            terms: forms, lemmas, folded terms and name keys.
        """
        with self._lock:
            self._add(chunks)
            by_term = self._new.by_term
            containing: list[str] = []
            for term in terms:
                if term in by_term:
                    containing += by_term[term]
        return chunks.intersection(containing)

    def _add(self, chunks: set[str]) -> None:
        """Analyse the chunks that are not cached."""
        if len(self._new.tokens) > CACHED_CHUNKS:
            self._new, self._old = _Chunks(), self._new
        for chunk in chunks.difference(self._new.tokens):
            tokens = self._old.tokens.get(chunk)
            if tokens is None:
                tokens = tuple(get_analyzer(self._lang)(chunk))
            self._new.add(chunk, tokens, self._lang)


def _terms(chunk: str, token: Token, lang: str) -> set[str]:
    """Return all index terms that a token can match by."""
    terms = {token.exact, *token.lemmas, *token.folded}
    if token.kind is Kind.WORD and chunk[token.start].isupper():
        terms.update(name_keys(chunk[token.start : token.end], lang))
    return terms


@cache
def chunk_cache(lang: str) -> ChunkCache:
    """Return the cache of a language."""
    return ChunkCache(lang)
