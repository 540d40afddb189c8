"""Which stories do matching documents belong to, and how are those counted quickly?

Each document has a bit. The bits of all stories' first documents come first, then those
of the second documents of the same stories in the same order, and so on; each of these
runs starts at a word. So a story is matched where any of its bits is set, which are at
the same offset in each run: combining the runs by OR and counting bits counts the
stories, 64 at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from search.engines.columnar.array_types import Integers

    Words = npt.NDArray[np.uint64]

WORD_BITS = 64
MANY = 16
"""Share of all documents, as a divisor, from which on stories are counted by bits."""


@dataclass(frozen=True, slots=True, eq=False)
class StoryLayout:
    """How the documents of an index are assigned to stories and to bits.

    Attributes:
        story: number of each document's story; shape (documents,).
        bits: index of each document's bit; shape (documents,).
        by_story: the documents, sorted by story; shape (documents,).
        starts: index into `by_story` of each story's first document;
            shape (documents + 1,).
        runs: first word, and the word after the last, of the bits of all stories' first
            documents, of their second documents, and so on.
    """

    story: Integers
    bits: Integers
    by_story: Integers
    starts: Integers
    runs: tuple[tuple[int, int], ...]

    @property
    def words(self) -> int:
        """The number of words that hold all documents' bits."""
        return self.runs[-1][1] if self.runs else 0

    def versions_of(self, story: int) -> Integers:
        """Return the documents of a story, ascending."""
        return self.by_story[self.starts[story] : self.starts[story + 1]]

    def bitmap(self, documents: Integers) -> Words:
        """Return a bitmap in which the bits of some documents are set; (words,)."""
        mask = np.zeros(self.words * WORD_BITS, dtype=bool)
        mask[self.bits.take(documents)] = True
        return np.packbits(mask, bitorder="little").view(np.uint64)

    def count_stories(self, bitmaps: Words) -> Integers:
        """Count the stories in each of several bitmaps.

        Args:
            bitmaps: shape (bitmaps, words); they are overwritten.

        Returns:
            Counts of shape (bitmaps,).
        """
        if not self.runs:
            return np.zeros(len(bitmaps), np.int64)
        (_, first_end), *others = self.runs
        stories = bitmaps[:, :first_end]
        for begin, end in others:
            stories[:, : end - begin] |= bitmaps[:, begin:end]
        return count_bits(stories)


def make_story_layout(story: Integers) -> StoryLayout:
    """Lay out the documents of an index.

    Args:
        story: number of each document's story, less than the number of documents.
    """
    sizes = np.bincount(story, minlength=len(story))
    largest_first = np.argsort(-sizes, kind="stable")
    column = np.empty(len(story), np.int64)
    column[largest_first] = np.arange(len(story))
    by_story = np.argsort(story, kind="stable")
    starts = np.concatenate(([0], np.cumsum(sizes, dtype=np.int64)))
    version = np.empty(len(story), np.int64)  # 0 for a story's first document
    version[by_story] = np.arange(len(story)) - starts[story[by_story]]
    largest = int(sizes.max(initial=0))
    stories_in_run = [int(np.count_nonzero(sizes > n)) for n in range(largest)]
    ends = np.cumsum([-(-n // WORD_BITS) for n in stories_in_run], dtype=np.int64)
    begins = np.concatenate(([0], ends))[:-1]
    return StoryLayout(
        story=story,
        bits=begins[version] * WORD_BITS + column[story],
        by_story=by_story,
        starts=starts,
        runs=tuple(zip(begins.tolist(), ends.tolist(), strict=True)),
    )


def count_bits(bitmaps: Words) -> Integers:
    """Count the bits that are set in each of several bitmaps; (bitmaps,)."""
    # Summing as uint32 takes half the time of the default, uint64.
    counts = np.bitwise_count(bitmaps).sum(axis=1, dtype=np.uint32)
    wide: Integers = counts.astype(np.int64)
    return wide


@dataclass(frozen=True, eq=False)
class MatchedDocuments:
    """Documents with what counting their facets needs, computed once if at all.

    Attributes:
        documents: ascending; shape (matches,).
        layout: of all documents of the index.
    """

    documents: Integers
    layout: StoryLayout

    @cached_property
    def bitmap(self) -> Words:
        """The documents' bitmap, shape (words,)."""
        return self.layout.bitmap(self.documents)

    @cached_property
    def stories(self) -> int:
        """The number of stories that the documents belong to."""
        if len(self.documents) * MANY > len(self.layout.story):
            return int(self.layout.count_stories(self.bitmap[None].copy())[0])
        story = np.sort(self.layout.story[self.documents])
        changes = int(np.count_nonzero(story[1:] != story[:-1]))
        return changes + min(1, len(story))

    @cached_property
    def sharing(self) -> Integers:
        """The documents whose story has another of the documents."""
        if self.stories == len(self.documents):
            return self.documents[:0]
        story = self.layout.story[self.documents]
        counts = np.bincount(story, minlength=1)
        return self.documents[counts[story] > 1]
