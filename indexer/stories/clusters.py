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
from indexer.stories.pair_cache import pair_code, pair_codes
from indexer.stories.settings import setting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from indexer.stories.article_table import ArticleTable


NEGLIGIBLE = 0.01
"""Probability that counts as none."""


@dataclass(frozen=True, slots=True)
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
    """The cluster of each article that is not alone, as joined so far.

    Attributes:
        table: the articles.
        codes: of the pairs of articles, as `pair_codes` returns them, ascending.
        probabilities: of these pairs; that of any other is 0.
        clusters: by article.
    """

    table: ArticleTable
    codes: NDArray[np.int64]
    probabilities: NDArray[np.float64]
    clusters: dict[int, Cluster] = field(default_factory=dict)

    def of(self, article: int) -> Cluster:
        """Return the cluster of an article."""
        return self.clusters.get(article) or Cluster((article,))

    def probability(self, i: int, j: int) -> float:
        """Return that of a pair, given in any order."""
        code = pair_code(min(i, j), max(i, j))
        at = int(np.searchsorted(self.codes, code))
        if at == len(self.codes) or self.codes[at] != code:
            return 0.0
        return float(self.probabilities[at])

    def add(self, cluster: Cluster) -> None:
        """Register this as the cluster of each of its members."""
        for member in cluster.members:
            self.clusters[member] = cluster

    def join(self, i: int, j: int) -> None:
        """Join the clusters of two linked articles, if they fit."""
        one, other = self.of(i), self.of(j)
        if one is not other and self.fit(one, other):
            self.add(
                Cluster(
                    tuple(sorted(one.members + other.members)),
                    one.declared_id or other.declared_id,
                    min(one.confidence, other.confidence, self.probability(i, j)),
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
        total = sum(self.probability(i, j) for i, j in product(first, second))
        mean = total / (len(first) * len(second))
        return bool(mean >= setting("rules", "min_mean"))


def cluster_articles(
    table: ArticleTable,
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
    codes = pair_codes(pairs)
    by_code = np.argsort(codes)
    clustering = _Clustering(table, codes[by_code], probabilities[by_code])
    for cluster in certain:
        clustering.add(cluster)
    order = np.lexsort((pairs[:, 1], pairs[:, 0], -probabilities))
    links = order[probabilities[order] >= setting("rules", "min_link")]
    for i, j in pairs[links].tolist():
        clustering.join(i, j)
    every = (clustering.of(article) for article in range(len(table)))
    # A cluster is yielded for each of its members; the first one counts.
    return [c for article, c in enumerate(every) if c.members[0] == article]
