"""How are the term ids of one vocabulary translated to those of another?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections import defaultdict
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Integers = NDArray[np.int32]

SPARE = 1024
"""Ids by which a map is longer than needed, so that it seldom has to grow."""


class IdMap:
    """Translates the ids of any vocabularies to those of one target vocabulary.

    A translated id is cached by source vocabulary and id, so that each term is looked
    up as text once for each source.

    Args:
        target_ids: gives a term its id; an interner, which assigns new ids.
    """

    def __init__(self, target_ids: defaultdict[str, int]) -> None:
        self._target_ids = target_ids
        self._maps: dict[int, tuple[Sequence[str], Integers]] = {}

    def translate(self, vocabulary: Sequence[str], ids: NDArray[Any]) -> Integers:
        """Return the target ids of terms, int32, shape (ids,).

        Args:
            vocabulary: the terms by source id; it may grow between calls, but a term
                must not change.
            ids: source ids, shape (ids,).
        """
        id_map = self._map_of(vocabulary)
        target_ids: Integers = id_map[ids]
        missing = ids[target_ids < 0]
        if len(missing):
            terms = [vocabulary[term_id] for term_id in missing.tolist()]
            looked_up = map(self._target_ids.__getitem__, terms)
            id_map[missing] = np.fromiter(looked_up, np.int32, len(missing))
            target_ids = id_map[ids]
        return target_ids

    def _map_of(self, vocabulary: Sequence[str]) -> Integers:
        """Return the target id of each source id, -1 where it is not known yet."""
        key = id(vocabulary)
        _, id_map = self._maps.get(key, (vocabulary, np.zeros(0, np.int32)))
        if len(id_map) < len(vocabulary):
            missing = len(vocabulary) - len(id_map)
            id_map = np.concatenate((id_map, np.full(missing + SPARE, -1, np.int32)))
            # The reference to the vocabulary keeps its `id` from being reused.
            self._maps[key] = vocabulary, id_map
        return id_map
