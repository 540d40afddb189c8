"""Which stories do some documents tell, and how is that counted at once for many?

Of many documents, a bit each: the first documents of all stories lie in a row, then the
second ones of the same stories, and so on. So a story is told if one of the bits is set
that lie one below the other, which is found for 64 stories at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Numbers = npt.NDArray[np.int64]
    Words = npt.NDArray[np.uint64]

BITS = 64
"""Bits of a word."""
MANY = 16
"""Share of all documents, as a divisor, from which on stories are counted by bits."""


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """How the documents of an index tell stories.

    Attributes:
        story: number of the story of every document.
        places: the bit of every document.
        versions: documents by story, and where each story's begin.
        runs: where the words begin and end in which the first documents of stories
            lie, then of those with more the second ones, and so on.
    """

    story: Numbers
    places: Numbers
    versions: tuple[Numbers, Numbers]
    runs: tuple[tuple[int, int], ...]

    @property
    def words(self) -> int:
        """Count the words that hold a bit for every document."""
        return self.runs[-1][1] if self.runs else 0

    def bits(self, documents: Numbers) -> Words:
        """Set the bits of some documents; shape (words,)."""
        mask = np.zeros(self.words * BITS, dtype=bool)
        mask[self.places.take(documents)] = True
        return np.packbits(mask, bitorder="little").view(np.uint64)

    def stories(self, bits: Words) -> Numbers:
        """Count the stories that are told.

        Args:
            bits: rows of `words` each, which are changed.

        Returns:
            A number a row.
        """
        if not self.runs:
            return np.zeros(len(bits), np.int64)
        (_, first), *others = self.runs
        told = bits[:, :first]
        for begin, end in others:
            told[:, : end - begin] |= bits[:, begin:end]
        return ones(told)


def telling(story: Numbers) -> Telling:
    """Lay out the documents of an index.

    Args:
        story: number of the story of every document, less than there are documents.
    """
    sizes = np.bincount(story, minlength=len(story))
    ordered = np.argsort(-sizes, kind="stable")
    column = np.empty(len(story), np.int64)
    column[ordered] = np.arange(len(story))
    by_story = np.argsort(story, kind="stable")
    rank = np.empty(len(story), np.int64)
    begins = np.concatenate(([0], np.cumsum(sizes, dtype=np.int64)))
    rank[by_story] = np.arange(len(story)) - begins[story[by_story]]
    most = int(sizes.max(initial=0))
    stories = [int(np.count_nonzero(sizes > number)) for number in range(most)]
    ends = np.cumsum([-(-count // BITS) for count in stories], dtype=np.int64)
    starts = np.concatenate(([0], ends))[:-1]
    runs = tuple(zip(starts.tolist(), ends.tolist(), strict=True))
    places = starts[rank] * BITS + column[story]
    return Telling(story, places, (by_story, begins), runs)


def ones(bits: Words) -> Numbers:
    """Count the bits that are set, a number a row."""
    counts = np.bitwise_count(bits).sum(axis=1, dtype=np.uint32)  # twice as quick
    found: Numbers = counts.astype(np.int64)
    return found


@dataclass(frozen=True, eq=False)
class Told:
    """Documents, and the stories that they tell.

    Attributes:
        documents: ascending.
        telling: of all documents.
    """

    documents: Numbers
    telling: Telling

    @cached_property
    def bits(self) -> Words:
        """The documents, as `Telling.bits` gives them."""
        return self.telling.bits(self.documents)

    @cached_property
    def stories(self) -> int:
        """How many stories the documents tell."""
        if len(self.documents) * MANY > len(self.telling.story):
            return int(self.telling.stories(self.bits[None].copy())[0])
        numbers = np.sort(self.telling.story[self.documents])
        others = int(np.count_nonzero(numbers[1:] != numbers[:-1]))
        return others + min(1, len(numbers))

    @cached_property
    def shared(self) -> Numbers:
        """The documents whose story another of them tells as well."""
        if self.stories == len(self.documents):
            return self.documents[:0]
        numbers = self.telling.story[self.documents]
        counts = np.bincount(numbers, minlength=1)
        return self.documents[counts[numbers] > 1]
