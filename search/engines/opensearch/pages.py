"""Which articles are on a page, however deep it is and whoever represents a story?"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from search.engines.opensearch.mapping import MAX_RESULT_WINDOW
from search.engines.opensearch.requests import (
    filters_of,
    page_search,
    represent_search,
    scan_search,
)
from search.engines.opensearch.responses import Hit, read_hit, read_hits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from search.engines.opensearch.client import Cluster
    from search.query.facets import FacetField
    from search.query.request import Query

    Clause = dict[str, Any]

SCANNED = 1_000
"""Hits that are fetched at a time where all are read."""


class Page(NamedTuple):
    """The hits of a page, and the cluster's answer with the counts."""

    hits: tuple[Hit, ...]
    answer: Mapping[str, Any]


class Pages:
    """Asks a cluster for the pages of one index."""

    def __init__(self, cluster: Cluster, index: str) -> None:
        self._cluster = cluster
        self._index = index

    def fetch(
        self,
        question: Clause,
        query: Query,
        facets: Sequence[FacetField] = (),
        *,
        times: bool = False,
        records: bool = False,
    ) -> Page:
        """Return a page with counts; arguments are those of `page_search`."""
        deep = query.page * query.size > MAX_RESULT_WINDOW
        preferred = bool(query.grouped and query.preferred)
        body = page_search(
            question,
            filters_of(query, facets, times=times),
            query,
            facets,
            times=times,
            records=records and not (deep or preferred),
        )
        if deep:
            body |= {"from": 0, "size": 0}
        answer = self._cluster.search(self._index, body)
        hits = self._deep(question, query) if deep else read_hits(answer)
        if preferred or (deep and records):
            stories = [hit.story for hit in hits]
            hits = self.represent(question, query, stories, records=records)
        return Page(hits, answer)

    def every(self, question: Clause, query: Query) -> Iterator[Hit]:
        """Yield all matches in the query's order, not by stories."""
        body = scan_search(question, filters_of(query), query.sort)
        for hit in self._cluster.scan(self._index, body, SCANNED):
            yield read_hit(hit)

    def represent(
        self,
        question: Clause,
        query: Query,
        stories: Sequence[str],
        *,
        records: bool = False,
    ) -> tuple[Hit, ...]:
        """Return for each story the hit that represents it."""
        shown: dict[str, Hit] = {}
        distinct = list(dict.fromkeys(stories))
        for first in range(0, len(distinct), SCANNED):
            some = distinct[first : first + SCANNED]
            filters = filters_of(query)
            body = represent_search(question, filters, query, some, records=records)
            hits = read_hits(self._cluster.search(self._index, body))
            shown |= {hit.story: hit for hit in hits}
        return tuple(shown[story] for story in stories)

    def _deep(self, question: Clause, query: Query) -> tuple[Hit, ...]:
        """Return a page that begins or ends beyond what the cluster ranks at once."""
        end = query.page * query.size
        hits = self.every(question, query)
        if query.grouped:
            hits = _first_of_stories(hits)
        return tuple(islice(hits, end - query.size, end))


def _first_of_stories(hits: Iterator[Hit]) -> Iterator[Hit]:
    seen: set[str] = set()
    for hit in hits:
        if hit.story not in seen:
            seen.add(hit.story)
            yield hit
