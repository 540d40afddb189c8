"""Which documents does a leaf of a plan match, and with what score?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from search.engines.columnar.execution.byte_lru import Cache
from search.engines.columnar.execution.field_norms import norms_by_field
from search.engines.columnar.execution.postings_reader import added
from search.engines.columnar.execution.proximity import occurrences
from search.engines.columnar.execution.scored_set import NOTHING, Answer
from search.engines.columnar.segment.schema import field_name
from search.port.plan import FuzzyTerm, Phrase, PrefixTerm, SynonymSet, Term
from search.ranking.bm25 import bm25, idf

if TYPE_CHECKING:
    from search.engines.columnar.execution.postings_reader import (
        PostingsReader,
        TermPostings,
    )
    from search.port.plan import Leaf

CACHED_LEAVES = 64
"""Scored leaves that stay known, if each matched all articles (16 bytes each); few do,
so that of words as they are many hundreds stay."""
EACH = 16
"""Bytes that a scored leaf takes for each article that it matches."""
LEAST_CACHED, MOST_CACHED = 16 << 20, 256 << 20
"""Bytes that are given to them at least and at most."""


class LeafReader:
    """Scores the leaves of plans over one open index, and remembers them."""

    def __init__(self, postings: PostingsReader, size: int) -> None:
        self._postings = postings
        self._size = size
        self._known: Cache[tuple[str, Leaf], Answer] = Cache(_room(size))
        self._norms = norms_by_field(postings, size)

    def answer(self, leaf: Leaf, lang: str) -> Answer:
        """Score what a leaf matches in a language.

        Raises:
            QueryError: a prefix stands for too many words.
        """
        found = self._known.get((lang, leaf))
        if found is None:
            found = self._scored(leaf, field_name(leaf.channel, lang))
            size = found.documents.nbytes + found.scores.nbytes
            self._known.put((lang, leaf), found, size + 200)
        return found

    def _scored(self, leaf: Leaf, field: str) -> Answer:
        read = self._postings
        match leaf:
            case Term():
                return self._score(field, read.term(field, leaf.term), leaf.boost)
            case Phrase():
                found = occurrences(read, field, leaf.positions, leaf.slop)
                return self._score(field, found, leaf.boost)
            case SynonymSet():
                return self._blend(field, leaf)
            case PrefixTerm():
                return self._score(field, read.starting(field, leaf.prefix))
            case FuzzyTerm():
                terms = read.near(field, leaf.term, leaf.distance)
                return self._score(field, read.joined(field, terms))

    def _blend(self, field: str, plan: SynonymSet) -> Answer:
        """Score wordings as one term, each occurrence and article by its weight."""
        found = [self._member(field, member.positions) for member in plan.terms]
        holders = sum(
            member.weight * len(each.documents)
            for member, each in zip(plan.terms, found, strict=True)
        )
        documents = np.concatenate([each.documents for each in found])
        weights = np.concatenate(
            [
                member.weight * each.weights
                for member, each in zip(plan.terms, found, strict=True)
            ]
        )
        blended = added(documents, weights, self._size)
        return self._score(field, blended, plan.boost, holders)

    def _member(self, field: str, places: tuple[tuple[str, ...], ...]) -> TermPostings:
        if len(places) > 1:
            return occurrences(self._postings, field, places, 0)
        (terms,) = places
        if len(terms) == 1:
            return self._postings.term(field, terms[0])
        return self._postings.joined(field, terms)

    def _score(
        self,
        field: str,
        found: TermPostings,
        boost: float = 1.0,
        holders: float | None = None,
    ) -> Answer:
        documents, weights = found
        if not len(documents):
            return NOTHING
        having = len(documents) if holders is None else holders
        of_field = self._norms[field]
        norms = of_field.by_document.take(documents)
        scores = bm25(weights, norms, idf(of_field.having, having), out=norms)
        return Answer(documents, scores if boost == 1 else scores * boost)


def _room(size: int) -> int:
    """Give the bytes of memory for the scored leaves of so many articles."""
    return min(MOST_CACHED, max(LEAST_CACHED, CACHED_LEAVES * EACH * size))
