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
from indexer.stories.declared_links import common_source_pairs, declared_stories
from indexer.stories.features import key_ids_of
from indexer.stories.key_table import make_key_table
from indexer.stories.link_state import LinkState, empty_link_state
from indexer.stories.near_duplicates_update import update_near_duplicates
from indexer.stories.pair_scoring import ScoredPairs, score_pairs
from indexer.stories.reposts import find_originals
from indexer.stories.settings import setting
from indexer.stories.story_ids import assign_story_ids
from search.stories import Stories, Story, Version

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from indexer.stories.features import Features
    from indexer.stories.key_ids import KeyIds
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
    known = empty_link_state(len(features))
    found, _ = link_articles(
        features, known, vectors=vectors, embed=embed, before=before
    )
    return found


def link_articles(  # noqa: PLR0913 - each is known of other articles or of other builds
    features: Sequence[Features],
    known: LinkState,
    gone: Sequence[Features] = (),
    *,
    keys: KeyIds | None = None,
    vectors: NDArray[np.float32] | None = None,
    embed: Embedder | None = None,
    before: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Stories, LinkState]:
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
    given, problems = declared_stories(features)
    keys = key_ids_of(features) if keys is None else keys
    worded = update_near_duplicates(features, given, known, gone)
    originals = find_originals(features, given, worded, keys)
    heads = [number for number in range(len(features)) if number not in originals]
    own = [features[number] for number in heads]
    table = make_key_table(own, keys.select(heads))
    rows = None if vectors is None else vectors[heads]
    leads = [article.lead for article in own]
    judged, compared = score_pairs(table, leads, rows, embed, _of_heads(known, heads))
    at = {number: row for row, number in enumerate(heads)}
    sources = ((at[i], at[j]) for i, j in common_source_pairs(features, originals))
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


def _of_heads(known: LinkState, heads: Sequence[int]) -> LinkState:
    """Number the articles that are no re-posts; what was one before is fresh."""
    fresh = known.fresh.copy()
    fresh[known.reposts] = True
    to = np.full(len(fresh), -1)
    to[list(heads)] = np.arange(len(heads))
    return replace(known, fresh=fresh).renumbered(to, len(heads))


def _certain(judged: ScoredPairs, sources: Iterable[tuple[int, int]]) -> ScoredPairs:
    """Make the pairs that name one source certain."""
    linked = np.array(sorted(set(sources)), np.int64).reshape(-1, 2)
    pairs = np.concatenate([linked, judged.pairs])
    chances = np.concatenate([np.ones(len(linked)), judged.chances])
    pairs, first = np.unique(pairs, axis=0, return_index=True)
    return ScoredPairs(pairs, chances[first])


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
    ids = assign_story_ids(
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
