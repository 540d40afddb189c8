"""Which documents does a leaf of a plan match, and with what score?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from search.engines.columnar.byte_lru import ByteLru
from search.engines.columnar.execution.field_norms import norms_by_field
from search.engines.columnar.execution.proximity import occurrences
from search.engines.columnar.execution.scored_set import EMPTY, ScoredSet
from search.engines.columnar.execution.term_postings import sum_by_document
from search.engines.columnar.segment.field_names import field_name
from search.port.plan import FuzzyTerm, Phrase, PrefixTerm, SynonymSet, Term
from search.ranking.bm25 import bm25, idf
from search.ranking.grid import scores_on_grid, weight_on_grid

if TYPE_CHECKING:
    from search.engines.columnar.execution.postings_reader import PostingsReader
    from search.engines.columnar.execution.term_postings import TermPostings
    from search.port.plan import Leaf, WeightedTerm

CACHED_LEAVES = 64
"""Scored leaves in the cache if each matched every article; as leaves of real questions
match far fewer, many hundreds fit."""
BYTES_PER_MATCH = 16
"""Bytes that a scored leaf takes for each article it matches."""
BYTES_PER_LEAF = 200
"""Bytes that a scored leaf takes besides its arrays, roughly."""
MIN_CACHE, MAX_CACHE = 16 << 20, 256 << 20
"""Bounds of the cache in bytes."""


class LeafScorer:
    """Scores the leaves of plans over one open index, and caches them."""

    def __init__(self, postings: PostingsReader, size: int) -> None:
        self._postings = postings
        self._size = size
        self._cache: ByteLru[tuple[str, Leaf], ScoredSet] = ByteLru(_cache_size(size))
        self._norms = norms_by_field(postings, size)

    def score(self, leaf: Leaf, lang: str) -> ScoredSet:
        """Return what a leaf matches in a language.

        Raises:
            QueryError: a prefix stands for too many words.
        """
        matches = self._cache.get((lang, leaf))
        if matches is None:
            matches = self._score_leaf(leaf, field_name(leaf.channel, lang))
            nbytes = matches.documents.nbytes + matches.scores.nbytes
            self._cache.put((lang, leaf), matches, nbytes + BYTES_PER_LEAF)
        return matches

    def _score_leaf(self, leaf: Leaf, field: str) -> ScoredSet:
        reader = self._postings
        match leaf:
            case Term():
                postings = reader.term(field, leaf.term)
                return self._score_postings(field, postings, leaf.boost)
            case Phrase():
                postings = occurrences(reader, field, leaf.positions, leaf.slop)
                return self._score_postings(field, postings, leaf.boost)
            case SynonymSet():
                return self._score_synonyms(field, leaf)
            case PrefixTerm():
                postings = reader.with_prefix(
                    field, leaf.prefix, unmarked=leaf.unmarked
                )
                return self._score_postings(field, postings, leaf.boost)
            case FuzzyTerm():
                terms = reader.similar_terms(field, leaf.term, leaf.distance)
                return self._score_postings(field, reader.any_of(field, terms))

    def _score_synonyms(self, field: str, leaf: SynonymSet) -> ScoredSet:
        """Score synonyms as one term, with occurrences and articles by their weights.

        Probabilistic structured queries (Darwish and Oard 2003).
        """
        terms = [term for term in leaf.terms if weight_on_grid(term.weight)]
        if not terms:
            return EMPTY
        postings_of = [self._synonym_postings(field, term) for term in terms]
        weighted = list(zip(terms, postings_of, strict=True))
        frequency = sum(
            term.weight * len(postings.documents) for term, postings in weighted
        )
        documents = np.concatenate([postings.documents for postings in postings_of])
        weights = np.concatenate(
            [term.weight * postings.weights for term, postings in weighted]
        )
        blended = sum_by_document(documents, weights, self._size)
        return self._score_postings(field, blended, leaf.boost, frequency)

    def _synonym_postings(self, field: str, term: WeightedTerm) -> TermPostings:
        if len(term.positions) > 1:
            return occurrences(self._postings, field, term.positions, 0)
        (alternatives,) = term.positions
        if len(alternatives) == 1:
            return self._postings.term(field, alternatives[0])
        return self._postings.any_of(field, alternatives)

    def _score_postings(
        self,
        field: str,
        postings: TermPostings,
        boost: float = 1.0,
        frequency: float | None = None,
    ) -> ScoredSet:
        """Score postings by BM25, on the grid of `search.ranking.grid`.

        Args:
            field: of the postings.
            postings: as if of one term.
            boost: factor of the score.
            frequency: documents that count as having the term; None for the number of
                postings.
        """
        documents, weights = postings
        if not len(documents):
            return EMPTY
        of_field = self._norms[field]
        rarity = idf(
            of_field.having, len(documents) if frequency is None else frequency
        )
        norms = of_field.by_document.take(documents)
        scores = bm25(weights, norms, rarity, out=norms)
        scores *= boost
        return ScoredSet(documents, scores_on_grid(scores))


def _cache_size(documents: int) -> int:
    """Return the bytes of the cache for an index of so many documents."""
    size = CACHED_LEAVES * BYTES_PER_MATCH * documents
    return min(MAX_CACHE, max(MIN_CACHE, size))
