"""Which pairs of articles are looked at, and how likely is each?

Pairs that share rare keys, and pairs whose vectors are near. An embedder costs most;
it sees only the articles of pairs that the rest leaves undecided, and not too many.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

import numpy as np

from indexer.stories.blocking import candidate_pairs
from indexer.stories.link_state import LinkState, empty_link_state
from indexer.stories.logistic_model import probabilities
from indexer.stories.pair_cache import PairCache
from indexer.stories.settings import setting
from indexer.stories.vector_neighbours import find_neighbours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from indexer.stories.key_table import KeyTable
    from indexer.stories.vector_neighbours import VectorNeighbours
    from indexer.stories.vector_neighbours_update import NearestPairs


class Embedder(Protocol):
    """Gives texts of any language as vectors of length 1; shape (texts, dimensions)."""

    def __call__(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """Embed."""
        ...


@dataclass(frozen=True, eq=False)
class ScoredPairs:
    """Pairs of articles and their probabilities.

    Attributes:
        pairs: the smaller number first, ascending; shape (pairs, 2).
        chances: from 0 to 1; shape (pairs,).
    """

    pairs: NDArray[np.int64]
    chances: NDArray[np.float64]


def score_pairs(
    table: KeyTable,
    leads: Sequence[str],
    vectors: NDArray[np.float32] | None,
    embed: Embedder | None,
    known: LinkState | None = None,
) -> tuple[ScoredPairs, LinkState]:
    """Judge the pairs that are worth it.

    Args:
        table: the articles.
        leads: of each, what an embedder gets.
        vectors: of each, averaged word vectors, if there are any.
        embed: asked about what remains undecided.
        known: what was found before; only the rest is compared.

    Returns:
        The pairs, and what must be known to judge them again beside new articles.
    """
    known = known or empty_link_state(len(table))
    measured = PairCache(known.measured, known.columns)
    sources: dict[str, VectorNeighbours] = {}
    if vectors is not None:
        rows = _sound(table, vectors)
        # A language whose vectors were not sound before is compared as a whole.
        unknown = ~np.isin(table.langs, table.langs[known.near[:, 0]])
        fresh = known.fresh | unknown
        sources["vectors"] = _likeness(table, "vectors", rows, known.nearest, fresh)
    found = candidate_pairs(table, np.flatnonzero(known.fresh).tolist())
    found = np.unique(np.concatenate([known.candidates, found]), axis=0)
    judged = _all(table, found, sources, measured)
    asked, rows = known.asked, known.leads
    if embed is not None and len(doubtful := _undecided(judged, known)):
        asked, rows = _embedded(doubtful, leads, embed, known)
        judged = _better(table, judged, sources, measured, (doubtful, asked, rows))
    pairs, cosines = known.near, known.cosines
    if "vectors" in sources:
        pairs, cosines = sources["vectors"].nearest
    return judged, replace(
        known,
        candidates=found,
        measured=measured.pairs,
        columns=measured.columns,
        near=pairs,
        cosines=cosines,
        asked=asked,
        leads=rows,
    )


def _embedded(
    doubtful: NDArray[np.int64],
    leads: Sequence[str],
    embed: Embedder,
    known: LinkState,
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Give all articles that have an embedding, and the embeddings."""
    new = doubtful[~np.isin(doubtful, known.asked)]
    if not len(new):
        return known.asked, known.leads
    rows = embed([leads[article] for article in new])
    if not len(known.asked):
        return new, rows
    return np.concatenate([known.asked, new]), np.concatenate([known.leads, rows])


def _better(
    table: KeyTable,
    judged: ScoredPairs,
    sources: dict[str, VectorNeighbours],
    measured: PairCache,
    embedded: tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]],
) -> ScoredPairs:
    """Judge the pairs of doubtful articles with their embeddings."""
    doubtful, asked, rows = embedded
    seen = np.zeros(len(table), np.bool_)
    seen[doubtful] = True
    full = np.zeros((len(table), rows.shape[1]), np.float32)
    full[asked] = rows
    full[~seen] = 0
    embeddings = _likeness(table, "embeddings", full)
    pairs = judged.pairs[seen[judged.pairs].all(axis=1)]
    every = {**sources, "embeddings": embeddings}
    better = _all(table, pairs, {"embeddings": embeddings}, measured, every)
    return _update(judged, better)


def _sound(table: KeyTable, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Take the vectors away from articles of languages that have next to none.

    They are centred by language: of the vectors of a few articles only chance is left.
    """
    sizes = np.bincount(table.langs, minlength=1)
    enough = sizes[table.langs] >= setting("rules", "centred")
    return np.where(enough[:, None], vectors, np.float32(0))


def _likeness(
    table: KeyTable,
    name: str,
    rows: NDArray[np.float32],
    known: NearestPairs | None = None,
    fresh: NDArray[np.bool_] | None = None,
) -> VectorNeighbours:
    return find_neighbours(
        rows,
        table.langs,
        table.days,
        usual=setting("sources", name),
        known=known,
        fresh=fresh,
    )


def _all(
    table: KeyTable,
    pairs: NDArray[np.int64],
    near: dict[str, VectorNeighbours],
    measured: PairCache,
    sources: dict[str, VectorNeighbours] | None = None,
) -> ScoredPairs:
    """Judge some pairs and those that the sources find near."""
    every = np.concatenate([pairs, *(source.pairs for source in near.values())])
    every = np.unique(every, axis=0)
    return ScoredPairs(every, probabilities(table, every, sources or near, measured))


def _undecided(judged: ScoredPairs, known: LinkState) -> NDArray[np.int64]:
    """Choose articles of doubtful pairs, the most doubtful if they are too many.

    Those that are embedded already cost nothing. A few that stand in doubt with a new
    article come first, even where there is no room for them.
    """
    doubt = np.abs(judged.chances - 0.5)
    low, high = setting("rules", "undecided")
    doubtful = np.flatnonzero((judged.chances > low) & (judged.chances < high))
    pairs = judged.pairs[doubtful[np.argsort(doubt[doubtful], kind="stable")]]
    every = _in_turn(pairs)
    had = np.isin(every, known.asked)
    new = _in_turn(pairs[known.fresh[pairs].any(axis=1)])
    new = new[~np.isin(new, known.asked)][: setting("rules", "embedded_new")]
    room = max(len(new), setting("rules", "embedded") - int(had.sum()))
    return np.union1d(every[had], _in_turn(np.append(new, every[~had]))[:room])


def _in_turn(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give some numbers, each once, as they first appear."""
    return np.array([*dict.fromkeys(numbers.ravel().tolist())], np.int64)


def _update(judged: ScoredPairs, better: ScoredPairs) -> ScoredPairs:
    """Replace what is known better; both stay ordered."""
    pairs = np.concatenate([better.pairs, judged.pairs])
    chances = np.concatenate([better.chances, judged.chances])
    pairs, first = np.unique(pairs, axis=0, return_index=True)
    return ScoredPairs(pairs, chances[first])
