"""Which articles of a collection are versions of one story?

What the input declares comes first, then re-posts, then what the articles hold.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from indexer.lazy_sequence import LazySequence
from indexer.stories.article_table import make_article_table
from indexer.stories.article_vectors import ArticleVectors
from indexer.stories.clusters import Cluster, cluster_articles
from indexer.stories.declared_links import (
    alternate_pairs,
    common_source_pairs,
    declared_stories,
    repeated_story_problem,
    version_pairs,
)
from indexer.stories.features import key_ids_of
from indexer.stories.fixed_order import FixedOrder
from indexer.stories.link_state import LinkState, empty_link_state
from indexer.stories.pair_cache import distinct_pairs
from indexer.stories.pair_scoring import ScoredPairs, join_scored, score_pairs
from indexer.stories.reposts import find_reposts
from indexer.stories.settings import setting
from indexer.stories.story_ids import assign_story_ids
from search.stories import Stories, Story, Version

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from indexer.stories.features import Features
    from indexer.stories.key_ids import ArticleKeys
    from indexer.stories.pair_scoring import Embedder


def link_articles(
    features: Sequence[Features],
    state: LinkState | None = None,
    *,
    key_ids: ArticleKeys | None = None,
    vectors: NDArray[np.float32] | None = None,
    embed: Embedder | None = None,
    previous: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Stories, LinkState]:
    """Find the stories of a collection; every article is in exactly one.

    They do not depend on the order of the articles; see `indexer.stories.fixed_order`.

    Args:
        features: the articles.
        state: what earlier builds found out, by these articles' numbers; None if no
            articles were compared before.
        key_ids: the articles' keys, where they are interned already.
        vectors: averaged word vectors, shape (articles, dimensions), centred, each of
            length 1, or of length 0 for an article without any.
        embed: called with leads of undecided articles, not of all if they are many.
        previous: the id of each article's story in the index before, by article id.

    Returns:
        The stories, and the state for the next build.
    """
    size = len(features)
    key_ids = key_ids_of(features) if key_ids is None else key_ids
    articles = FixedOrder(features, key_ids)
    order = articles.order
    place = np.empty(size, np.int64)
    place[order] = np.arange(size)
    before = (state or empty_link_state(size)).renumbered(place, size)
    rows = None if vectors is None else ArticleVectors(vectors, order)
    stories, after = _link(articles, before, rows, embed, previous)
    return stories, after.renumbered(order, size)


def _link(
    articles: FixedOrder,
    state: LinkState,
    vectors: ArticleVectors | None,
    embed: Embedder | None,
    previous: Mapping[str, str],
) -> tuple[Stories, LinkState]:
    """Find the stories of articles that are in a fixed order."""
    features = articles.features
    declared, repeated = declared_stories(features)
    originals = find_reposts(features, declared, articles.key_ids)
    is_head = np.ones(len(features), np.bool_)
    is_head[[*originals]] = False
    heads = np.flatnonzero(is_head)
    table = make_article_table(features, articles.key_ids, heads)
    scored, compared = score_pairs(
        table,
        LazySequence(len(heads), lambda row: features[heads.item(row)].lead),
        None if vectors is None else ArticleVectors(vectors, heads),
        embed,
        _without_reposts(state, heads),
    )
    linked = np.array([*_linked(features, originals)], np.int64).reshape(-1, 2)
    certain = distinct_pairs(np.searchsorted(heads, linked))
    scored = join_scored(ScoredPairs(certain, np.ones(len(certain))), scored)
    rows = np.searchsorted(heads, [*declared]).tolist()
    together = _declared_clusters(dict(zip(rows, declared.values(), strict=True)))
    clusters = cluster_articles(table, scored.pairs, scored.probabilities, together)
    members = [heads[list(cluster.members)].tolist() for cluster in clusters]
    stories = _stories(features, clusters, members, originals, previous)
    compared = replace(
        compared.renumbered(heads, len(features)),
        is_new=np.zeros(len(features), np.bool_),
        reposts=np.array(sorted(originals), np.int64),
    )
    problems = (
        repeated_story_problem(features[first], features[number])
        for number, first in repeated.items()
        if number not in originals
    )
    return Stories(stories, tuple(problems)), compared


def _linked(
    features: Sequence[Features], originals: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of articles that are versions for certain."""
    yield from common_source_pairs(features, originals)
    yield from alternate_pairs(features, originals)
    yield from version_pairs(features, originals)


def _without_reposts(state: LinkState, heads: NDArray[np.int64]) -> LinkState:
    """Number only articles that are no re-posts; one that was a re-post is new."""
    is_new = state.is_new.copy()
    is_new[state.reposts] = True
    numbers = np.full(len(is_new), -1)
    numbers[heads] = np.arange(len(heads))
    return replace(state, is_new=is_new).renumbered(numbers, len(heads))


def _declared_clusters(declared: Mapping[int, str]) -> list[Cluster]:
    by_story: dict[str, list[int]] = defaultdict(list)
    for row, story in declared.items():
        by_story[story].append(row)
    return [Cluster(tuple(sorted(rows)), story) for story, rows in by_story.items()]


def _stories(
    features: Sequence[Features],
    clusters: Sequence[Cluster],
    members: Sequence[Sequence[int]],
    originals: Mapping[int, int],
    previous: Mapping[str, str],
) -> tuple[Story, ...]:
    """Add the re-posts to their originals' stories, and give every story its id."""
    reposts: dict[int, list[int]] = defaultdict(list)
    for repost, original in sorted(originals.items()):
        reposts[original].append(repost)
    articles = [[*own, *(r for n in own for r in reposts[n])] for own in members]
    ids = assign_story_ids(
        [[features[number].id for number in numbers] for numbers in articles],
        [cluster.declared_id for cluster in clusters],
        previous,
    )
    stories = []
    for story_id, cluster, numbers in zip(ids, clusters, articles, strict=True):
        confidence = cluster.confidence
        if len(numbers) > len(cluster.members):
            confidence = min(confidence, setting("reposts", "confidence"))
        versions = _versions(features, numbers, originals)
        stories.append(Story(story_id, round(confidence, 3), versions))
    return tuple(sorted(stories, key=lambda story: story.id))


def _versions(
    features: Sequence[Features], numbers: Sequence[int], originals: Mapping[int, int]
) -> tuple[Version, ...]:
    """Return the originals, then the re-posts, by language and id each."""
    versions = [
        Version(features[n].id, features[n].lang, n in originals) for n in numbers
    ]
    return tuple(sorted(versions, key=lambda v: (v.repost, v.lang, v.article_id)))
