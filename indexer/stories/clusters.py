"""Which links make a story, if each language may be in it only once?

Greedy agglomerative clustering: links are taken by falling probability, and each joins
the clusters of its two articles if the mean probability of all pairs between them is
high enough (average linkage), no language is in both, and all days are close.
"""

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
        declared_id: id of the story that the input declares, or "".
        confidence: probability of the weakest link; 1.0 for links that the input
            declares.
    """

    members: tuple[int, ...]
    declared_id: str = ""
    confidence: float = 1.0


@dataclass
class _Clustering:
    """The cluster of each article, as joined so far."""

    table: KeyTable
    probabilities: Mapping[tuple[int, int], float]
    clusters: dict[int, Cluster] = field(default_factory=dict)

    def add(self, cluster: Cluster) -> None:
        """Register this as the cluster of each of its members."""
        for member in cluster.members:
            self.clusters[member] = cluster

    def join(self, i: int, j: int) -> None:
        """Join the clusters of two linked articles, if they fit."""
        one, other = self.clusters[i], self.clusters[j]
        if one is not other and self.fit(one, other):
            self.add(
                Cluster(
                    tuple(sorted(one.members + other.members)),
                    one.declared_id or other.declared_id,
                    min(one.confidence, other.confidence, self.probabilities[i, j]),
                )
            )

    def fit(self, one: Cluster, other: Cluster) -> bool:
        """Return whether two clusters may be one, and are likely to be."""
        if one.declared_id and other.declared_id:
            return False
        first, second = list(one.members), list(other.members)
        langs, days = self.table.langs, self.table.days
        if not set(langs[first]).isdisjoint(langs[second]):
            return False
        if not may_be_one(days[first][:, None], days[second][None]).all():
            return False
        total = sum(
            self.probabilities.get((min(i, j), max(i, j)), 0.0)
            for i, j in product(first, second)
        )
        mean = total / (len(first) * len(second))
        return bool(mean >= setting("rules", "min_mean"))


def cluster_articles(
    table: KeyTable,
    pairs: NDArray[np.int64],
    probabilities: NDArray[np.float64],
    certain: Sequence[Cluster],
) -> list[Cluster]:
    """Join articles to clusters.

    Args:
        table: the articles.
        pairs: the smaller number first; shape (pairs, 2).
        probabilities: of each pair; others are taken for 0.
        certain: clusters that are not divided.

    Returns:
        Clusters by their first member; each article is in exactly one.
    """
    likely = probabilities > NEGLIGIBLE
    pairs, probabilities = pairs[likely], probabilities[likely]
    rows = zip(pairs.tolist(), probabilities.tolist(), strict=True)
    clustering = _Clustering(table, {(i, j): value for (i, j), value in rows})
    for article in range(len(table)):
        clustering.add(Cluster((article,)))
    for cluster in certain:
        clustering.add(cluster)
    order = np.lexsort((pairs[:, 1], pairs[:, 0], -probabilities))
    links = order[probabilities[order] >= setting("rules", "min_link")]
    for i, j in pairs[links].tolist():
        clustering.join(i, j)
    distinct = {cluster.members: cluster for cluster in clustering.clusters.values()}
    return [distinct[members] for members in sorted(distinct)]
