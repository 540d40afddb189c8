"""In which files is the state of each article stored, and which files stay as they are?

Each build stores what it learns of new articles in a new segment, a file of its own,
and shares the segments of the previous build. So that there are few, segments are
merged by size, as in a log-structured merge tree: a segment stays as it is as long as
it holds at least as many articles as all after it; the others become one with what is
new. See `indexer.state.segment_file` for what is in one.

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

from indexer.stories import join_key_ids

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from indexer.stories import KeyIds

MAX_DELETED = 0.25
"""Share of stored articles that may be deleted; beyond it all segments are merged."""


@dataclass(frozen=True, slots=True, eq=False)
class StateSegments:
    """The segments that hold the articles of a build.

    Attributes:
        names: of their files, without the suffix.
        keys: the story keys of each segment's articles.
        locations: for each article of the build its segment, and its index there; shape
            (articles, 2). New articles lie in one segment more, which is not written.
    """

    names: tuple[str, ...] = ()
    keys: tuple[KeyIds, ...] = ()
    locations: NDArray[np.int64] = field(
        default_factory=lambda: np.zeros((0, 2), np.int64)
    )

    def for_articles(self, old_numbers: Sequence[int]) -> StateSegments:
        """Return where the articles of a build lie that starts from this one.

        Args:
            old_numbers: for each its number in this build, -1 if it is new or changed.
        """
        numbers = np.array(old_numbers, np.int64)
        locations = np.empty((len(numbers), 2), np.int64)
        is_new = numbers < 0
        locations[~is_new] = self.locations[numbers[~is_new]]
        locations[is_new, 0] = len(self.names)
        locations[is_new, 1] = np.arange(int(is_new.sum()))
        return StateSegments(self.names, self.keys, locations)

    def join_keys(self, new: KeyIds) -> KeyIds:
        """Return the story keys of all articles, given those of the new ones."""
        return join_key_ids((*self.keys, new), self.locations)

    def reusable(self) -> int:
        """Count the segments, from the first on, that stay as they are."""
        stored = sum(len(keys) for keys in self.keys)
        segments = self.locations[:, 0]
        sizes = np.bincount(segments, minlength=len(self.names) + 1).tolist()
        total = stored + sizes[-1]
        if total - len(self.locations) > MAX_DELETED * total:
            return 0
        reusable, following = 0, len(self.locations) - sizes[0]
        while reusable < len(self.names) and sizes[reusable] >= following:
            reusable += 1
            following -= sizes[reusable]
        return reusable

    def next_name(self) -> str:
        """Return a name that no segment has."""
        numbers = (int(name.rpartition("-")[2]) for name in self.names)
        return f"state-{1 + max(numbers, default=0)}"
