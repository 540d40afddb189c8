"""What does a segment of the build state know of an article?

The file stays mapped, and an article is read when it is asked for: a million of them
take no memory but that of the words, which all segments share.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from corpus import LANGUAGES
from indexer.state.article_state import ArticleState
from indexer.state.segment_file import (
    CONTENT_BYTES,
    KEY_COLUMNS,
    LISTS,
    NUMBERS,
    PART_BYTES,
    TEXTS,
    WORDS,
)
from indexer.stories import Features, KeyIds
from search.array_file import ArrayFile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from indexer.state.interning import Interner
    from search.array_file import ByteStrings


class StateSegment:
    """A segment, open for reading.

    Attributes:
        size: the number of articles.
        langs: index in `LANGUAGES` of each article's language; uint8.
        days, lengths: as in `Features`; int64.
        texts: as `ArticleState.text`; uint64.
        parts: as `ArticleState.part`, each as 32 bytes; uint8, shape (articles, 32).
        keys: the story keys of the articles.
        strings: the texts of the articles, by attribute.
    """

    def __init__(self, path: Path, interners: Mapping[str, Interner]) -> None:
        """Open a file.

        Args:
            path: the file.
            interners: for terms, forms, names and written words; those that they lack
                are added.

        Raises:
            IndexDamagedError: it is not a file of arrays, or one is missing.
            ValueError: its arrays do not fit together.
            OSError: it cannot be read.
        """
        self._file = file = ArrayFile(path)
        self.langs, self.texts = file.array("lang"), file.array("text")
        self.days, self.lengths = map(file.array, NUMBERS)
        self._contents, self.parts = file.array("content"), file.array("part")
        self._signatures = file.array("signature")
        self.strings: dict[str, ByteStrings] = {
            name: file.strings(name) for name in ("title", *TEXTS, *LISTS)
        }
        self.keys = KeyIds(*(file.array(f"story_{name}") for name in KEY_COLUMNS))
        self.size = len(self.langs)
        self._arrays = {
            name: (file.array(name), file.array(f"{name}_offsets"))
            for name in ("positions", "pairs", *WORDS)
        }
        self._check()
        self._new_ids = {
            name: interner.intern_all(self._lines(f"{name}_words"))
            for name, interner in interners.items()
        }

    def article(self, index: int) -> ArticleState:
        """Return what is known of an article."""
        words = {name: self.ids_of(name, index) for name in WORDS}
        return ArticleState(
            content=self.content(index),
            part=int.from_bytes(self.parts[index].tobytes()),
            text=int(self.texts[index]),
            title=self.string("title", index),
            features=self.features(index),
            pairs=self._values("pairs", index).reshape(-1, 3),
            **words,
        )

    def features(self, index: int) -> Features:
        """Return what the linking of stories compares of an article, without keys."""
        lists = {name: self.string(name, index) for name in LISTS}
        values: dict[str, Any] = {
            **{name: self.string(name, index) for name in TEXTS},
            **{name: tuple(t.split("\n") if t else ()) for name, t in lists.items()},
        }
        return Features(
            lang=LANGUAGES[self.langs[index]],
            day=int(self.days[index]),
            length=int(self.lengths[index]),
            keys=None,
            positions=self._values("positions", index),
            signature=self._signatures[index],
            **values,
        )

    def string(self, name: str, index: int) -> str:
        """Return a text of an article, by its attribute."""
        return self.strings[name][index].decode("utf-8", "surrogatepass")

    def all_strings(self, name: str) -> list[str]:
        """Return a text of each article, by its attribute."""
        texts = self.strings[name].slice(0, self.size)
        return [text.decode("utf-8", "surrogatepass") for text in texts]

    def content(self, index: int) -> str:
        """Return the digest of an article; see `content_digest`."""
        content: bytes = self._contents[index].tobytes()
        return content.hex()

    def ids_of(self, name: str, index: int) -> NDArray[np.int32]:
        """Return the ids of an article's words of a kind."""
        ids, new_ids = self._values(name, index), self._new_ids[name]
        return ids if new_ids is None else new_ids[ids]

    def word_ids(self, name: str) -> tuple[NDArray[Any], NDArray[np.int64]]:
        """Return the ids of all articles' words of a kind, and where each begins."""
        ids, offsets = self._arrays[name]
        new_ids = self._new_ids[name]
        return (ids if new_ids is None else new_ids[ids]), offsets

    def pairs(
        self, chosen: NDArray[np.bool_]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the pairs of words of some articles.

        Args:
            chosen: which articles; shape (articles,).

        Returns:
            The ids of the words, shape (pairs, 3); and which article has each pair.
        """
        values, offsets = self._arrays["pairs"]
        owners = np.repeat(np.arange(self.size), np.diff(offsets) // 3)
        kept = chosen[owners]
        owners = owners[kept]
        ids, starts = self.word_ids("words")
        words = starts[owners][:, None] + values.reshape(-1, 3)[kept]
        return ids[words].astype(np.int64), owners

    def release_pages(self) -> None:
        """Release pages that were read to the system."""
        self._file.release_pages()

    def _check(self) -> None:
        columns = (self.days, self.lengths, self.texts, self._signatures)
        sizes = {len(column) for column in columns} | {len(self.keys)}
        sizes |= {len(strings) for strings in self.strings.values()}
        sizes |= {len(offsets) - 1 for _, offsets in self._arrays.values()}
        shapes = (self._contents.shape, self.parts.shape)
        right = ((self.size, CONTENT_BYTES), (self.size, PART_BYTES))
        if sizes != {self.size} or shapes != right:
            reason = "its columns have different lengths"
            raise ValueError(reason)

    def _values(self, name: str, index: int) -> NDArray[Any]:
        values, offsets = self._arrays[name]
        return values[offsets.item(index) : offsets.item(index + 1)]

    def _lines(self, name: str) -> list[str]:
        text = self._file.array(name).tobytes().decode("utf-8", "surrogatepass")
        return text.split("\n")[:-1]
