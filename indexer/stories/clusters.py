"""Which links make a story, when a language may stand in it once only?"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from indexer.stories.blocking import may_be_one
from indexer.stories.settings import setting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from indexer.stories.key_table import KeyTable


NEGLIGIBLE = 0.01
"""Probability that counts as none."""


@dataclass(frozen=True)
class Cluster:
    """Articles of different languages that are one story.

    Attributes:
        members: their numbers, ascending.
        given: id of the story that the input gave, or "".
        confidence: probability of the weakest link; 1.0 for links that were given.
    """

    members: tuple[int, ...]
    given: str = ""
    confidence: float = 1.0


@dataclass
class _Merging:
    """Clusters by the article they are found under."""

    table: KeyTable
    chances: Mapping[tuple[int, int], float]
    clusters: dict[int, Cluster] = field(default_factory=dict)

    def put(self, cluster: Cluster) -> None:
        for member in cluster.members:
            self.clusters[member] = cluster

    def join(self, i: int, j: int) -> None:
        """Make one cluster of those of two linked articles, if they fit."""
        one, other = self.clusters[i], self.clusters[j]
        if one is not other and self.fit(one, other):
            self.put(
                Cluster(
                    tuple(sorted(one.members + other.members)),
                    one.given or other.given,
                    min(one.confidence, other.confidence, self.chances[i, j]),
                )
            )

    def fit(self, one: Cluster, other: Cluster) -> bool:
        """Tell whether two clusters may be one and enough speaks for it."""
        if one.given and other.given:
            return False
        mine, theirs = list(one.members), list(other.members)
        langs, days = self.table.langs, self.table.days
        if not set(langs[mine]).isdisjoint(langs[theirs]):
            return False
        if not may_be_one(days[mine][:, None], days[theirs][None]).all():
            return False
        cross = (self.chances.get(_pair(i, j), 0.0) for i, j in product(mine, theirs))
        mean = sum(cross) / (len(mine) * len(theirs))
        return bool(mean >= setting("rules", "agree"))


def merge(
    table: KeyTable,
    pairs: NDArray[np.int64],
    chances: NDArray[np.float64],
    known: Sequence[Cluster],
) -> list[Cluster]:
    """Join articles to clusters, the likeliest links first.

    Args:
        table: the articles.
        pairs: those that were judged, the smaller number first; shape (pairs, 2).
        chances: their probabilities.
        known: clusters that are certain, which stay together.

    Returns:
        Every article in one cluster, by first member.
    """
    likely = chances > NEGLIGIBLE
    pairs, chances = pairs[likely], chances[likely]
    rows = zip(pairs.tolist(), chances.tolist(), strict=True)
    by_pair = {(i, j): chance for (i, j), chance in rows}
    merging = _Merging(table, by_pair)
    for article in range(len(table)):
        merging.put(Cluster((article,)))
    for cluster in known:
        merging.put(cluster)
    order = np.lexsort((pairs[:, 1], pairs[:, 0], -chances))
    enough = order[chances[order] >= setting("rules", "join")]
    for i, j in pairs[enough].tolist():
        merging.join(i, j)
    unique = {cluster.members: cluster for cluster in merging.clusters.values()}
    return [unique[members] for members in sorted(unique)]


def _pair(i: int, j: int) -> tuple[int, int]:
    return (i, j) if i < j else (j, i)
