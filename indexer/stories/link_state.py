"""What did earlier builds find out when they compared articles?

A generation holds it in one file, so that a build compares only what is new. Articles
are denoted by their numbers in the collection, which change from build to build.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

import numpy as np

from indexer.stories.pair_cache import KEY_FEATURES, pair_codes
from indexer.stories.settings import setting
from indexer.stories.vector_neighbours_update import NearestPairs

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    Pairs = NDArray[np.int64]

FILE = "link_state.npz"
DAMAGE = (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile)
"""What reading a missing or damaged file raises."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LinkState:
    """Results of comparing articles.

    Attributes:
        is_new: which articles were not compared yet; shape (articles,).
        changes: articles added, changed or removed since all were compared.
        reposts: articles that repeat others; shape (reposts,).
        candidates: pairs that share rare keys, the smaller number first; shape
            (candidates, 2).
        cached_pairs: pairs whose keys were compared, ascending; shape (cached, 2).
        cached_features: what their keys say, shape (cached, `KEY_FEATURES`).
        near_pairs: articles with their nearest by word vectors; see `NearestPairs`.
        near_cosines: of each of these pairs; shape (near pairs,).
        embedded: articles whose lead was embedded; shape (embedded,).
        embeddings: of each of these; shape (embedded, dimensions).
    """

    is_new: NDArray[np.bool_]
    changes: int
    reposts: NDArray[np.int64]
    candidates: Pairs
    cached_pairs: Pairs
    cached_features: NDArray[np.float64]
    near_pairs: Pairs
    near_cosines: NDArray[np.float64]
    embedded: NDArray[np.int64]
    embeddings: NDArray[np.float32]

    @property
    def nearest(self) -> NearestPairs | None:
        """The nearest of each article by word vectors; None where all are new."""
        if self.is_new.all():
            return None
        return NearestPairs(self.near_pairs, self.near_cosines)

    def renumbered(self, numbers: NDArray[np.int64], articles: int) -> LinkState:
        """Return what is known under new numbers, without articles that are removed.

        Args:
            numbers: the new number of each article, by the old one; -1 if removed.
            articles: how many there are now; those without an old number are new.
        """
        stays = numbers >= 0
        is_new = np.ones(articles, np.bool_)
        is_new[numbers[stays]] = self.is_new[stays]
        near = stays[self.near_pairs].all(axis=1)
        cached_pairs, cached_features = self._renumbered_cache(numbers)
        embedded = stays[self.embedded]
        return replace(
            self,
            is_new=is_new,
            reposts=numbers[self.reposts[stays[self.reposts]]],
            candidates=_renumber_pairs(numbers, self.candidates),
            cached_pairs=cached_pairs,
            cached_features=cached_features,
            near_pairs=numbers[self.near_pairs[near]],
            near_cosines=self.near_cosines[near],
            embedded=numbers[self.embedded[embedded]],
            embeddings=self.embeddings[embedded],
        )

    def _renumbered_cache(
        self, numbers: NDArray[np.int64]
    ) -> tuple[Pairs, NDArray[np.float64]]:
        stays = (numbers[self.cached_pairs] >= 0).all(axis=1)
        pairs = _renumber_pairs(numbers, self.cached_pairs)
        order = np.argsort(pair_codes(pairs))
        return pairs[order], self.cached_features[stays][order]

    def after_changes(self, removed: int) -> LinkState:
        """Count the changes of a build; after many, forget all but the embeddings.

        The weight of a key depends on all articles, so that old comparisons become
        inexact: after many changes everything is compared anew.

        Args:
            removed: articles that were removed or changed. (Those that changed are new,
                too, and counted once.)
        """
        changes = self.changes + max(int(self.is_new.sum()), removed)
        if changes <= setting("rules", "full_comparison") * len(self.is_new):
            return replace(self, changes=changes)
        return replace(
            empty_link_state(len(self.is_new)),
            embedded=self.embedded,
            embeddings=self.embeddings,
        )


def empty_link_state(articles: int) -> LinkState:
    """Return the state of articles that were never compared."""
    no_pairs = np.zeros((0, 2), np.int64)
    return LinkState(
        is_new=np.ones(articles, np.bool_),
        changes=0,
        reposts=np.zeros(0, np.int64),
        candidates=no_pairs,
        cached_pairs=no_pairs,
        cached_features=np.zeros((0, KEY_FEATURES)),
        near_pairs=no_pairs,
        near_cosines=np.zeros(0),
        embedded=np.zeros(0, np.int64),
        embeddings=np.zeros((0, 0), np.float32),
    )


def write_link_state(folder: Path, state: LinkState) -> None:
    """Write the file of a generation.

    Raises:
        OSError: it cannot be written.
    """
    with (folder / FILE).open("wb") as stream:
        np.savez(stream, **{f.name: getattr(state, f.name) for f in fields(LinkState)})


def read_link_state(folder: Path) -> LinkState | None:
    """Read what `write_link_state` wrote; None where it is missing or damaged."""
    try:
        with np.load(folder / FILE, allow_pickle=False) as file:
            values = {field.name: file[field.name] for field in fields(LinkState)}
        return LinkState(**{**values, "changes": int(values["changes"])})
    except DAMAGE:
        return None


def _renumber_pairs(numbers: NDArray[np.int64], pairs: Pairs) -> Pairs:
    """Renumber pairs of which both articles stay; the smaller number is first again."""
    renumbered = numbers[pairs]
    return np.sort(renumbered[(renumbered >= 0).all(axis=1)], axis=1)
