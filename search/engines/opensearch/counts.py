"""How many articles do queries match that must be known before a question is asked?

Counts never change within a generation, so they are remembered. All that a question
needs and that is not known is asked for in one request; where the answer decides what
else is needed, in another.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from search.engines.opensearch.remembered import Remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from search.engines.opensearch.client import Cluster

    Query = Mapping[str, Any]
    Known: TypeAlias = Callable[[Query], "int | None"]
    Made = TypeVar("Made")

REMEMBERED = 200_000
"""Counts that are remembered, at about 150 bytes each."""
AT_ONCE = 1_000
"""Queries that are counted by one request."""


class Asking:
    """Knows what is remembered, and records what is not, while a query is made."""

    def __init__(self, remembered: Remembered[bytes, int]) -> None:
        self._remembered = remembered
        self._found: dict[bytes, int] = {}
        self.unknown: dict[bytes, Query] = {}

    def known(self, query: Query) -> int | None:
        """Return how many articles a query matches, None where it must be asked."""
        key = digest(query)
        if (count := self._found.get(key)) is not None:
            return count
        if (count := self._remembered.get(key)) is None:
            self.unknown[key] = query
        else:
            self._found[key] = count
        return count

    def learn(self, counts: Mapping[bytes, int]) -> None:
        """Take in what was unknown."""
        self._found.update(counts)
        self.unknown = {}


class Counts:
    """The counts of one index; safe to use from several threads."""

    def __init__(self, cluster: Cluster, index: str) -> None:
        self._cluster = cluster
        self._index = index
        self.remembered: Remembered[bytes, int] = Remembered(REMEMBERED)

    def complete(self, make: Callable[[Known], Made]) -> Made:
        """Return what a function makes when all counts that it asks for are known.

        Raises:
            EngineUnavailableError: the cluster does not answer.
        """
        asking = Asking(self.remembered)
        while True:
            made = make(asking.known)
            if not asking.unknown:
                return made
            asking.learn(self._ask(asking.unknown))

    def _ask(self, unknown: Mapping[bytes, Query]) -> Mapping[bytes, int]:
        counts: dict[bytes, int] = {}
        items = list(unknown.items())
        for first in range(0, len(items), AT_ONCE):
            keys, queries = zip(*items[first : first + AT_ONCE], strict=True)
            answer = self._cluster.search(self._index, counting(queries))
            counts |= zip(keys, read_counts(answer), strict=True)
        for key, count in counts.items():
            self.remembered.put(key, count)
        return counts


def counting(queries: tuple[Query, ...]) -> dict[str, Any]:
    """Return a search that counts what each of some queries matches.

    Only what any of them matches is looked at.
    """
    anything = {"bool": {"filter": [{"bool": {"should": list(queries)}}]}}
    filters = {"filters": {"filters": list(queries)}}
    return {
        "size": 0,
        "track_total_hits": False,
        "query": anything,
        "aggs": {"counts": filters},
    }


def read_counts(answer: Mapping[str, Any]) -> list[int]:
    """Return the counts of a search that `counting` returned, in its order."""
    buckets = answer["aggregations"]["counts"]["buckets"]
    return [bucket["doc_count"] for bucket in buckets]


def digest(value: object) -> bytes:
    """Return a short key for a JSON value, whatever the order of its keys."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False)
    return blake2b(text.encode(), digest_size=16).digest()
