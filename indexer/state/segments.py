"""Where do the gists of a memory lie, and which of them lie where they did before?

What a build remembers of new articles is a layer, a file of its own; a later build
shares the file and adds a layer. As long as a layer holds at least as many articles as
all behind it, it stays as it is; others are made one with what is new, so that there
are few. See `indexer.state.segment_file` for what is in one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from indexer.stories import KeyIds, join_key_ids

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Places = NDArray[np.int64]

MOST_GONE = 0.25
"""Share of the gists in layers that no article has any more before all are one."""


@dataclass(frozen=True, slots=True, eq=False)
class StateSegments:
    """The layers of a memory.

    Attributes:
        names: of their files, without the suffix.
        keys: the keys that stories are told by, of each layer's gists.
        at: of each article of the memory its layer, and which of its gists; shape
            (articles, 2). What is new is in one layer more, which has no file yet.
    """

    names: tuple[str, ...] = ()
    keys: tuple[KeyIds, ...] = ()
    at: Places = field(default_factory=lambda: np.zeros((0, 2), np.int64))

    def beside(self, order: Sequence[int]) -> StateSegments:
        """Give where the articles of a collection lie that is built on this one.

        Args:
            order: of each its number here, -1 if it is new or changed.
        """
        numbers = np.array(order, np.int64)
        at = np.empty((len(numbers), 2), np.int64)
        new = numbers < 0
        at[~new] = self.at[numbers[~new]]
        at[new, 0] = len(self.names)
        at[new, 1] = np.arange(int(new.sum()))
        return StateSegments(self.names, self.keys, at)

    def numbered(self, new: KeyIds) -> KeyIds:
        """Number the keys of all articles; those of what is new are given."""
        return join_key_ids((*self.keys, new), self.at)

    def staying(self) -> int:
        """Tell how many of the first layers stay as they are."""
        held = sum(len(keys) for keys in self.keys)
        living = np.bincount(self.at[:, 0], minlength=len(self.names) + 1).tolist()
        new = living[-1]
        if held + new - len(self.at) > MOST_GONE * (held + new):
            return 0
        stays, behind = 0, len(self.at) - living[0]
        while stays < len(self.names) and living[stays] >= behind:
            stays += 1
            behind -= living[stays]
        return stays

    def next_name(self) -> str:
        """Give the name of the next layer."""
        numbers = (int(name.rpartition("-")[2]) for name in self.names)
        return f"memory-{1 + max(numbers, default=0)}"
