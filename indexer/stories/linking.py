"""Which articles of a collection are versions of one story?

What the input says comes first, then re-posts, then what the articles hold.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from indexer.stories.clusters import Cluster, merge
from indexer.stories.declared_links import given_stories, linked_pairs
from indexer.stories.features import number_features
from indexer.stories.key_table import make_table
from indexer.stories.link_state import Compared, nothing_compared
from indexer.stories.near_duplicates_update import find_worded_beside
from indexer.stories.pair_scoring import Judged, judge
from indexer.stories.reposts import find_originals
from indexer.stories.settings import setting
from indexer.stories.story_ids import name_stories
from search.stories import Stories, Story, Version

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from indexer.stories.features import Features
    from indexer.stories.key_ids import Numbered
    from indexer.stories.pair_scoring import Embedder


def link(
    features: Sequence[Features],
    *,
    vectors: NDArray[np.float32] | None = None,
    embed: Embedder | None = None,
    before: Mapping[str, str] = MappingProxyType({}),
) -> Stories:
    """Find the stories of a collection; every article is in exactly one.

    Args:
        features: the articles; of those under one given id the first of each language
            keeps it.
        vectors: averaged word vectors, shape (articles, dimensions), centred, each of
            length 1, or of length 0 for an article without any.
        embed: asked about undecided articles only, and not all where they are many.
        before: the story of an article in the index before, by the articles' ids.
    """
    known = nothing_compared(len(features))
    found, _ = link_beside(features, known, vectors=vectors, embed=embed, before=before)
    return found


def link_beside(  # noqa: PLR0913 - each is known of other articles or of other builds
    features: Sequence[Features],
    known: Compared,
    gone: Sequence[Features] = (),
    *,
    keys: Numbered | None = None,
    vectors: NDArray[np.float32] | None = None,
    embed: Embedder | None = None,
    before: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Stories, Compared]:
    """Find the stories of a collection of which some articles were compared before.

    Args:
        features: as in `link`.
        known: what was found out of the articles that are not new.
        gone: articles that went, as they were, and those that changed.
        keys: the articles' keys, where these are numbered already.
        vectors: as in `link`.
        embed: as in `link`.
        before: as in `link`.

    Returns:
        The stories, and what is known now.
    """
    given, problems = given_stories(features)
    keys = keys or number_features(features)
    worded = find_worded_beside(features, given, known, gone)
    originals = find_originals(features, given, worded, keys)
    heads = [number for number in range(len(features)) if number not in originals]
    own = [features[number] for number in heads]
    table = make_table(own, keys.of(heads))
    rows = None if vectors is None else vectors[heads]
    leads = [article.lead for article in own]
    judged, compared = judge(table, leads, rows, embed, _of_heads(known, heads))
    at = {number: row for row, number in enumerate(heads)}
    sources = ((at[i], at[j]) for i, j in linked_pairs(features, originals))
    judged = _certain(judged, sources)
    certain = _known({at[number]: story for number, story in given.items()})
    clusters = merge(table, judged.pairs, judged.chances, certain)
    members = [[heads[row] for row in cluster.members] for cluster in clusters]
    found = _stories(features, clusters, members, originals, before)
    compared = replace(
        compared.renumbered(np.array(heads, np.int64), len(features)),
        fresh=np.zeros(len(features), np.bool_),
        given=np.array(sorted(given), np.int64),
        worded=worded,
        reposts=np.array(sorted(originals), np.int64),
    )
    return Stories(found, tuple(problems)), compared


def _of_heads(known: Compared, heads: Sequence[int]) -> Compared:
    """Number the articles that are no re-posts; what was one before is fresh."""
    fresh = known.fresh.copy()
    fresh[known.reposts] = True
    to = np.full(len(fresh), -1)
    to[list(heads)] = np.arange(len(heads))
    return replace(known, fresh=fresh).renumbered(to, len(heads))


def _certain(judged: Judged, sources: Iterable[tuple[int, int]]) -> Judged:
    """Make the pairs that name one source certain."""
    linked = np.array(sorted(set(sources)), np.int64).reshape(-1, 2)
    pairs = np.concatenate([linked, judged.pairs])
    chances = np.concatenate([np.ones(len(linked)), judged.chances])
    pairs, first = np.unique(pairs, axis=0, return_index=True)
    return Judged(pairs, chances[first])


def _known(given: Mapping[int, str]) -> list[Cluster]:
    by_story: dict[str, list[int]] = defaultdict(list)
    for row, story in given.items():
        by_story[story].append(row)
    return [Cluster(tuple(sorted(rows)), story) for story, rows in by_story.items()]


def _stories(
    features: Sequence[Features],
    clusters: Sequence[Cluster],
    members: Sequence[Sequence[int]],
    originals: Mapping[int, int],
    before: Mapping[str, str],
) -> tuple[Story, ...]:
    """Add the re-posts to their originals' stories, and give every story its id."""
    reposts: dict[int, list[int]] = defaultdict(list)
    for repost, original in sorted(originals.items()):
        reposts[original].append(repost)
    every = [[*own, *(r for n in own for r in reposts[n])] for own in members]
    ids = name_stories(
        [[features[number].id for number in numbers] for numbers in every],
        [cluster.given for cluster in clusters],
        before,
    )
    sure = [
        min(cluster.confidence, 1.0 if own == all_of else setting("reposts", "sure"))
        for cluster, own, all_of in zip(clusters, members, every, strict=True)
    ]
    found = (
        Story(name, round(chance, 3), _versions(features, numbers, originals))
        for name, chance, numbers in zip(ids, sure, every, strict=True)
    )
    return tuple(sorted(found, key=lambda story: story.id))


def _versions(
    features: Sequence[Features], numbers: Sequence[int], originals: Mapping[int, int]
) -> tuple[Version, ...]:
    """Put the originals first, each part in the order of languages and ids."""
    made = [Version(features[n].id, features[n].lang, n in originals) for n in numbers]
    return tuple(sorted(made, key=lambda v: (v.repost, v.lang, v.article_id)))
