"""Which articles does a build have, of those that its segments hold?

They are read one by one where somebody asks for one, so that a loop over all of them
has one of them in memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from corpus import LANGUAGES
from indexer.lazy_sequence import LazySequence
from indexer.state.pair_rows import PairRows
from indexer.stories import StoredKeyIds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from indexer.state.article_state import ArticleState, Ids
    from indexer.state.state_segment import StateSegment
    from indexer.stories import Features


class StoredArticles(LazySequence["ArticleState"]):
    """The articles of a build, in its order.

    Attributes:
        segments: the files that they are read from.
        locations: for each article its segment, and its index there; int64, shape
            (articles, 2).
    """

    def __init__(
        self, segments: Sequence[StateSegment], locations: NDArray[np.int64]
    ) -> None:
        self.segments = tuple(segments)
        self.locations = locations
        super().__init__(len(locations), self._article)

    def features(self) -> Sequence[Features]:
        """Return what the linking of stories compares of each article."""

        def read(number: int) -> Features:
            segment, index = self._located(number)
            return segment.features(index)

        return LazySequence(len(self), read)

    def content(self, number: int) -> str:
        """Return the digest of an article."""
        segment, index = self._located(number)
        return segment.content(index)

    def terms(self, number: int) -> Ids:
        """Return the ids of an article's terms."""
        segment, index = self._located(number)
        return segment.ids_of("terms", index)

    def langs(self) -> NDArray[np.int64]:
        """Return for each article the index of its language in `LANGUAGES`."""
        return self._column("langs", np.int64)

    def days(self) -> NDArray[np.int64]:
        """Return the day of each article, as in `Features`."""
        return self._column("days", np.int64)

    def texts(self) -> list[int]:
        """Return a digest of each article's headline and text; see `text_digest`."""
        texts: list[int] = self._column("texts", np.uint64).tolist()
        return texts

    def select(self, numbers: NDArray[np.int64]) -> StoredArticles:
        """Return some of the articles."""
        return StoredArticles(self.segments, self.locations[numbers])

    def ids(self) -> list[str]:
        """Return the id of each article."""
        ids = [""] * len(self)
        for segment, numbers, indexes in self.by_segment():
            own = segment.all_strings("id")
            for number, index in zip(numbers.tolist(), indexes.tolist(), strict=True):
                ids[number] = own[index]
        return ids

    def titles(self) -> Iterator[tuple[str, str]]:
        """Yield each article's headline, "" for none, and its language."""
        for segment, _, indexes in self.by_segment():
            titles, langs = segment.all_strings("title"), segment.langs.tolist()
            for index in indexes.tolist():
                yield titles[index], LANGUAGES[langs[index]]
            segment.release_pages()

    def keys(self) -> StoredKeyIds:
        """Return the story keys of all articles."""
        parts = [segment.keys for segment in self.segments]
        return StoredKeyIds(parts, self.locations)

    def word_ids(self, name: str) -> Iterator[tuple[NDArray[np.int64], Ids]]:
        """Yield the ids of words of a kind, each with its article's language."""
        for segment, _, indexes in self.by_segment():
            ids, offsets = segment.word_ids(name)
            alive = np.zeros(segment.size, np.bool_)
            alive[indexes] = True
            owners = np.repeat(np.arange(segment.size), np.diff(offsets))
            kept = alive[owners]
            yield segment.langs[owners[kept]].astype(np.int64), ids[kept]
            segment.release_pages()

    def pair_rows(self, lang: int) -> Iterator[PairRows]:
        """Yield the pairs of words of the articles in a language, by its index."""
        for segment, _, indexes in self.by_segment():
            own = np.zeros(segment.size, np.bool_)
            own[indexes] = segment.langs[indexes] == lang
            yield PairRows(segment.size, *segment.pairs(own))
            segment.release_pages()

    def parts(self) -> Iterator[int]:
        """Yield the summand of each article in the digest of the index."""
        for segment, _, indexes in self.by_segment():
            for part in segment.parts[indexes]:
                yield int.from_bytes(part.tobytes())

    def by_segment(
        self,
    ) -> Iterator[tuple[StateSegment, NDArray[np.int64], NDArray[np.int64]]]:
        """Yield each segment with its articles' numbers, ascending, and indexes."""
        order = np.argsort(self.locations[:, 0], kind="stable")
        ends = np.bincount(self.locations[:, 0], minlength=len(self.segments)).cumsum()
        parts = np.split(order, ends[:-1]) if len(ends) else []
        for segment, numbers in zip(self.segments, parts, strict=True):
            yield segment, numbers, self.locations[numbers, 1]

    def _column(self, name: str, dtype: type[np.generic]) -> NDArray[Any]:
        """Return a number of each article, by the attribute of its segment."""
        column = np.zeros(len(self), dtype)
        for segment, numbers, indexes in self.by_segment():
            column[numbers] = getattr(segment, name)[indexes]
        return column

    def _article(self, number: int) -> ArticleState:
        segment, index = self._located(number)
        return segment.article(index)

    def _located(self, number: int) -> tuple[StateSegment, int]:
        """Return the segment of an article, and its index there."""
        segment, index = self.locations[number].tolist()
        return self.segments[segment], index
