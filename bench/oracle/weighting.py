"""How does Whoosh score a posting by our formula?"""

from __future__ import annotations

from typing import Any

from whoosh.scoring import BaseScorer, WeightingModel

from search.engines.columnar.execution.term_scoring import K1, B, bm25_of_one
from search.engines.columnar.segment.schema import field_names


class Weighting(WeightingModel):  # type: ignore[misc] # Whoosh's types are skipped
    """Our BM25, posting by posting; a facet's terms score nothing."""

    def scorer(
        self,
        searcher: Any,
        fieldname: str,
        text: bytes,
        qf: int = 1,  # noqa: ARG002 # Whoosh's port
    ) -> BaseScorer:
        """Give what scores a term's postings."""
        return _Scorer(searcher, fieldname, text)


class _Scorer(BaseScorer):  # type: ignore[misc]
    def __init__(self, searcher: Any, field: str, text: bytes) -> None:
        parent = searcher.get_parent()
        self._channel = field in field_names()
        self._offset = next(
            (
                o
                for s, o in parent.leaf_searchers()
                if s is searcher or s.reader() is searcher.reader()
            ),
            0,
        )
        if self._channel:
            self._having, self._norm = norms_of(parent, field)
            self._holders = sum(
                1 for _ in parent.reader().postings(field, text).all_ids()
            )

    def score(self, matcher: Any) -> float:
        if not self._channel:
            return 0.0
        norm = self._norm(matcher.id() + self._offset)
        return bm25_of_one(matcher.weight(), norm, self._having, self._holders)


def norms_of(searcher: Any, field: str) -> tuple[int, Any]:
    """Count the living documents of a field; give the function of a document's norm."""
    reader = searcher.reader()
    lengths = {
        document: reader.doc_field_length(document, field, 0)
        for document in reader.all_doc_ids()
    }
    held = [length for length in lengths.values() if length]
    mean = sum(held) / len(held) if held else 1.0
    return len(held), lambda document: K1 * (1 - B + B * lengths[document] / mean)
