"""Which pairs of articles are compared, and how likely is each to be one story?

Pairs that share rare keys, and pairs of near neighbours by vectors. An embedder costs
most: it gets only articles of pairs that the rest leaves undecided, and not too many.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

import numpy as np

from indexer.stories.article_vectors import ArticleVectors
from indexer.stories.blocking import candidate_pairs
from indexer.stories.link_state import LinkState, empty_link_state
from indexer.stories.logistic_model import probabilities
from indexer.stories.pair_cache import PairCache, distinct_pairs, pair_codes
from indexer.stories.settings import setting
from indexer.stories.vector_neighbours import find_neighbours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from indexer.stories.article_table import ArticleTable
    from indexer.stories.vector_neighbours import VectorNeighbours
    from indexer.stories.vector_neighbours_update import NearestPairs

    Vectors = NDArray[np.float32] | ArticleVectors


class Embedder(Protocol):
    """A model that makes vectors of texts in any language."""

    def __call__(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """Return vectors of length 1; shape (texts, dimensions)."""
        ...


@dataclass(frozen=True, eq=False)
class ScoredPairs:
    """Pairs of articles and their probabilities.

    Attributes:
        pairs: the smaller number first, ascending; shape (pairs, 2).
        probabilities: from 0 to 1; shape (pairs,).
    """

    pairs: NDArray[np.int64]
    probabilities: NDArray[np.float64]


def join_scored(first: ScoredPairs, second: ScoredPairs) -> ScoredPairs:
    """Return the pairs of both, those of both with the probability of the first."""
    pairs = np.concatenate([first.pairs, second.pairs])
    values = np.concatenate([first.probabilities, second.probabilities])
    # Of equal pairs `np.unique` returns the first.
    _, at = np.unique(pair_codes(pairs), return_index=True)
    return ScoredPairs(pairs[at], values[at])


def score_pairs(
    table: ArticleTable,
    leads: Sequence[str],
    vectors: Vectors | None,
    embed: Embedder | None,
    state: LinkState | None = None,
) -> tuple[ScoredPairs, LinkState]:
    """Score the pairs that are worth comparing.

    Args:
        table: the articles.
        leads: the text of each that an embedder is given.
        vectors: averaged word vectors of each, if there are any.
        embed: called with the leads of undecided articles.
        state: what earlier builds found out; only the rest is compared.

    Returns:
        The pairs, and the state for the next build.
    """
    state = state or empty_link_state(len(table))
    cache = PairCache(state.cached_pairs, state.cached_features)
    sources: dict[str, VectorNeighbours] = {}
    if vectors is not None:
        usable = _usable_vectors(table, vectors)
        # Of a language that had too few articles before, all are compared.
        unseen = ~np.isin(table.langs, table.langs[state.near_pairs[:, 0]])
        is_new = state.is_new | unseen
        sources["vectors"] = _neighbours(
            table, "vectors", usable, state.nearest, is_new
        )
    new_pairs = candidate_pairs(table, np.flatnonzero(state.is_new))
    candidates = distinct_pairs(np.concatenate([state.candidates, new_pairs]))
    scored = _score(table, candidates, sources, cache)
    embedded, embeddings = state.embedded, state.embeddings
    if embed is not None and len(undecided := _undecided(scored, state)):
        embedded, embeddings = _embed(undecided, leads, embed, state)
        rows = np.zeros((len(table), embeddings.shape[1]), np.float32)
        rows[embedded] = embeddings
        scored = _rescore(table, scored, sources, cache, (undecided, rows))
    nearest = state.near_pairs, state.near_cosines
    if "vectors" in sources:
        nearest = sources["vectors"].nearest
    return scored, replace(
        state,
        candidates=candidates,
        cached_pairs=cache.pairs,
        cached_features=cache.features,
        near_pairs=nearest[0],
        near_cosines=nearest[1],
        embedded=embedded,
        embeddings=embeddings,
    )


def _usable_vectors(table: ArticleTable, vectors: Vectors) -> Vectors:
    """Replace the vectors of languages with very few articles by zeros.

    Vectors are centred by language: for a few articles what remains is chance.
    """
    sizes = np.bincount(table.langs, minlength=1)
    enough = sizes[table.langs] >= setting("rules", "min_articles_for_vectors")
    return vectors if enough.all() else ArticleVectors(vectors, usable=enough)


def _neighbours(
    table: ArticleTable,
    source: str,
    vectors: Vectors,
    previous: NearestPairs | None = None,
    is_new: NDArray[np.bool_] | None = None,
) -> VectorNeighbours:
    return find_neighbours(
        vectors,
        table.langs,
        table.days,
        prior_mean=setting("mean_cosines", source),
        previous=previous,
        is_new=is_new,
    )


def _score(
    table: ArticleTable,
    pairs: NDArray[np.int64],
    sources: dict[str, VectorNeighbours],
    cache: PairCache,
) -> ScoredPairs:
    """Score some pairs, and the neighbours by the last of the sources."""
    near = [source.pairs for source in [*sources.values()][-1:]]
    every = distinct_pairs(np.concatenate([pairs, *near]))
    return ScoredPairs(every, probabilities(table, every, sources, cache))


def _undecided(scored: ScoredPairs, state: LinkState) -> NDArray[np.int64]:
    """Return articles of undecided pairs, the least decided if they are too many.

    Those that are embedded already cost nothing. A few that are undecided together with
    a new article come first, even beyond the most that are embedded.
    """
    distance = np.abs(scored.probabilities - 0.5)
    low, high = setting("rules", "undecided")
    undecided = np.flatnonzero(
        (scored.probabilities > low) & (scored.probabilities < high)
    )
    order = np.argsort(distance[undecided], kind="stable")
    pairs = scored.pairs[undecided[order]]
    articles = _distinct(pairs)
    is_embedded = np.isin(articles, state.embedded)
    with_new = _distinct(pairs[state.is_new[pairs].any(axis=1)])
    with_new = with_new[~np.isin(with_new, state.embedded)]
    first = with_new[: setting("rules", "max_embedded_new")]
    room = setting("rules", "max_embedded") - int(is_embedded.sum())
    chosen = _distinct(np.append(first, articles[~is_embedded]))
    return np.union1d(articles[is_embedded], chosen[: max(len(first), room)])


def _distinct(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return each number once, in the order in which they first appear."""
    return np.array([*dict.fromkeys(numbers.ravel().tolist())], np.int64)


def _embed(
    undecided: NDArray[np.int64],
    leads: Sequence[str],
    embed: Embedder,
    state: LinkState,
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Return all articles that have an embedding, and the embeddings."""
    new = undecided[~np.isin(undecided, state.embedded)]
    if not len(new):
        return state.embedded, state.embeddings
    rows = embed([leads[article] for article in new])
    if not len(state.embedded):
        return new, rows
    return (
        np.concatenate([state.embedded, new]),
        np.concatenate([state.embeddings, rows]),
    )


def _rescore(
    table: ArticleTable,
    scored: ScoredPairs,
    sources: dict[str, VectorNeighbours],
    cache: PairCache,
    embedded: tuple[NDArray[np.int64], NDArray[np.float32]],
) -> ScoredPairs:
    """Score the pairs among undecided articles anew, with their embeddings.

    Args:
        table: the articles.
        scored: all pairs, scored without embeddings.
        sources: the sources without embeddings.
        cache: features of pairs that were compared before.
        embedded: undecided articles; and the embedding of each article.
    """
    undecided, embeddings = embedded
    chosen = np.zeros(len(table), np.bool_)
    chosen[undecided] = True
    rows = np.where(chosen[:, None], embeddings, np.float32(0))
    neighbours = _neighbours(table, "embeddings", rows)
    pairs = scored.pairs[chosen[scored.pairs].all(axis=1)]
    better = _score(table, pairs, {**sources, "embeddings": neighbours}, cache)
    return join_scored(better, scored)
