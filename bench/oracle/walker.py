"""What do Whoosh's queries match in an index, posting by posting?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from whoosh import query as wq
from whoosh.matching import ListMatcher
from whoosh.query import spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Scores: TypeAlias = "dict[int, float]"
"""Scores by document; documents are numbered over all segments."""


class Walker:
    """Runs Whoosh's queries over all segments of an index."""

    def __init__(self, searcher: Any) -> None:
        self.searcher = searcher
        self.reader = searcher.reader()
        self._leaves = tuple(searcher.leaf_searchers())
        self._offsets = {id(leaf): offset for leaf, offset in self._leaves}

    def scores(self, query: wq.Query) -> Scores:
        """Return the documents that a query matches with their scores."""
        return {
            matcher.id() + offset: matcher.score()
            for matcher, offset in self._walk(query)
        }

    def frequencies(self, query: wq.Query) -> Scores:
        """Return how often a term or a phrase occurs in each document it matches."""
        is_phrase = isinstance(query, spans.SpanNear2)
        return {
            matcher.id() + offset: float(
                len({span.start for span in matcher.spans()})
                if is_phrase
                else matcher.weight()
            )
            for matcher, offset in self._walk(query)
        }

    def positions(self, query: wq.Query) -> dict[int, set[int]]:
        """Return where a term, or any of several, occurs in each document."""
        return {
            matcher.id() + offset: {span.start for span in matcher.spans()}
            for matcher, offset in self._walk(query)
        }

    def documents(self, query: wq.Query) -> Iterator[int]:
        """Yield the documents that a query matches, without scores."""
        for searcher, offset in self._leaves:
            for document in query.matcher(searcher).all_ids():
                if not searcher.reader().is_deleted(document):
                    yield document + offset

    def scored_query(self, scores: Scores) -> wq.Query:
        """Return a query that matches documents with given scores."""
        return _ScoredQuery(scores, self._offsets)

    def _walk(self, query: wq.Query) -> Iterator[tuple[Any, int]]:
        for searcher, offset in self._leaves:
            matcher = query.matcher(searcher, searcher.context())
            while matcher.is_active():
                yield matcher, offset
                matcher.next()


class _ScoredQuery(wq.Query):  # type: ignore[misc] # Whoosh's types are skipped
    """Documents with given scores, as a part of Whoosh's queries."""

    def __init__(self, scores: Scores, offsets: Mapping[int, int]) -> None:
        self._scores, self._offsets = scores, offsets

    def is_leaf(self) -> bool:
        return True

    def estimate_size(self, ixreader: Any) -> int:  # noqa: ARG002 # Whoosh's signature
        return len(self._scores)

    def matcher(self, searcher: Any, context: Any = None) -> ListMatcher:  # noqa: ARG002 # as above
        offset = self._offsets[id(searcher)]
        size = searcher.reader().doc_count_all()
        own = sorted(d - offset for d in self._scores if 0 <= d - offset < size)
        return ListMatcher(own, weights=[self._scores[d + offset] for d in own])
