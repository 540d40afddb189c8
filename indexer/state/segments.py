"""In which files is the state of each article stored, and which files stay as they are?

Each build stores what it learns of new articles in new segments, files of their own,
and shares the segments of the previous build. So that there are few, segments are
merged by size, as in a log-structured merge tree: a segment stays as it is as long as
it is full, or holds at least as many articles as all after it; the others are merged.
See `indexer.state.segment_file` for what is in one.

What that saves: the state of 50,000 articles of 450 words is 309 MB. After a change of
10 articles it takes 3.2 s of CPU time to write it as one file and digest that twice,
when it is published and when it is read back; with segments it takes 0.03 s, and they
are read as quickly as one file. (Measured with `time.process_time` around these steps;
250 articles of `bench.speed`, repeated 200 times.) A whole build after 100 changes of
10,000 articles takes 4.7 s, so segments save about an eighth of a build after few
changes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

MAX_DELETED = 0.25
"""Share of stored articles that may be deleted; beyond it all segments are merged."""
FULL = 8_192
"""Articles of a segment to which none are added, so that a build has no more of them
in memory at once."""


@dataclass(frozen=True, slots=True, eq=False)
class StateSegments:
    """The segments that hold the articles of a build.

    Attributes:
        names: of their files, without the suffix.
        sizes: how many articles each holds, those included that are no longer any.
        locations: for each article of the build its segment, and its index there; shape
            (articles, 2).
    """

    names: tuple[str, ...] = ()
    sizes: tuple[int, ...] = ()
    locations: NDArray[np.int64] = field(
        default_factory=lambda: np.zeros((0, 2), np.int64)
    )

    def for_articles(
        self, old_numbers: Sequence[int], names: Sequence[str], sizes: Sequence[int]
    ) -> StateSegments:
        """Return where the articles of a build lie that starts from this one.

        Args:
            old_numbers: for each its number in this build, -1 if it is new or changed.
            names: of the segments that hold those, in their order.
            sizes: of these segments.
        """
        numbers = np.array(old_numbers, np.int64)
        locations = np.empty((len(numbers), 2), np.int64)
        is_new = numbers < 0
        locations[~is_new] = self.locations[numbers[~is_new]]
        first = len(self.names)
        locations[is_new, 0] = np.repeat(np.arange(first, first + len(sizes)), sizes)
        indexes = [np.zeros(0, np.int64), *map(np.arange, sizes)]
        locations[is_new, 1] = np.concatenate(indexes)
        return StateSegments((*self.names, *names), (*self.sizes, *sizes), locations)

    def reusable(self) -> int:
        """Count the segments, from the first on, that stay as they are."""
        stored, alive = sum(self.sizes), len(self.locations)
        if stored - alive > MAX_DELETED * stored:
            return 0
        segments = self.locations[:, 0]
        sizes = np.bincount(segments, minlength=len(self.names)).tolist()
        following = alive
        for number, size in enumerate(sizes):
            following -= size
            if size < min(following, FULL):
                return number
        return len(sizes)

    def next_number(self) -> int:
        """Return a number that no segment's name ends in, nor any above it."""
        return 1 + max((int(n.rpartition("-")[2]) for n in self.names), default=0)


def segment_name(number: int) -> str:
    """Return the name of a segment."""
    return f"state-{number}"
