"""How does Whoosh score a posting by our formula?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh.scoring import BaseScorer, WeightingModel

from search.engines.columnar.segment.field_names import field_names
from search.ranking.bm25 import bm25, idf, length_norms

if TYPE_CHECKING:
    from collections.abc import Callable


class Weighting(WeightingModel):  # type: ignore[misc] # Whoosh's types are skipped
    """Our BM25, posting by posting; the terms of facets score 0."""

    def scorer(
        self,
        searcher: Any,
        fieldname: str,
        text: bytes,
        qf: int = 1,  # noqa: ARG002 # Whoosh's signature
    ) -> BaseScorer:
        """Return the scorer of a term's postings."""
        return _Scorer(searcher, fieldname, text)


class _Scorer(BaseScorer):  # type: ignore[misc]
    def __init__(self, searcher: Any, field: str, text: bytes) -> None:
        parent = searcher.get_parent()
        self._channel = field in field_names()
        self._offset = next(
            (
                offset
                for leaf, offset in parent.leaf_searchers()
                if leaf is searcher or leaf.reader() is searcher.reader()
            ),
            0,
        )
        if self._channel:
            having, self._norm = norms_of(parent, field)
            matching = sum(1 for _ in parent.reader().postings(field, text).all_ids())
            self._idf = idf(having, matching)

    def score(self, matcher: Any) -> float:
        if not self._channel:
            return 0.0
        norm = self._norm(matcher.id() + self._offset)
        return score(matcher.weight(), norm, self._idf)


def norms_of(searcher: Any, field: str) -> tuple[int, Callable[[int], float]]:
    """Count the documents that have a field; return the length norm of a document."""
    reader = searcher.reader()
    lengths = {
        document: reader.doc_field_length(document, field, 0)
        for document in reader.all_doc_ids()
    }
    positive = [length for length in lengths.values() if length]
    mean = sum(positive) / len(positive) if positive else 1.0

    def norm(document: int) -> float:
        return float(length_norms(np.array([lengths[document]], float), mean)[0])

    return len(positive), norm


def score(frequency: float, norm: float, idf: float) -> float:
    """Score one posting as `bm25` scores many."""
    return float(bm25(np.array([frequency]), np.array([norm]), idf)[0])
