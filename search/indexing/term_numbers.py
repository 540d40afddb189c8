"""How do terms that are numbered in one way get the numbers of another?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections import defaultdict
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.int32]

ROOM = 1024
"""Numbers for which there is more room than needed."""


class IdMap:
    """Gives terms of any lists their numbers of one numbering.

    What number a term got is remembered by its number before, so that its text is
    looked up once a list.

    Args:
        numbers: numbers each text in the order they are first asked.
    """

    def __init__(self, numbers: defaultdict[str, int]) -> None:
        self._numbers = numbers
        self._lists: dict[int, tuple[Sequence[str], Numbers]] = {}

    def of(self, texts: Sequence[str], numbers: NDArray[Any]) -> Numbers:
        """Give the number of each term.

        Args:
            texts: a list, which may grow until the next time but not change.
            numbers: places of terms in it.
        """
        known = self._known(texts)
        found: Numbers = known[numbers]
        new = numbers[found < 0]
        if len(new):
            asked = map(self._numbers.__getitem__, [texts[n] for n in new.tolist()])
            known[new] = np.fromiter(asked, np.int32, len(new))
            found = known[numbers]
        return found

    def _known(self, texts: Sequence[str]) -> Numbers:
        """Give the numbers of a list's texts; -1 where there is none yet."""
        _, known = self._lists.get(id(texts), (texts, np.zeros(0, np.int32)))
        if len(known) < len(texts):
            more = np.full(len(texts) - len(known) + ROOM, -1, np.int32)
            known = np.concatenate((known, more))
            self._lists[id(texts)] = texts, known  # holds the list: ids are its own
        return known
