"""Which entries of the file of suggestions begin with a key?

The file is of lines sorted by key, memory-mapped and searched by bisection. For
prefixes that many keys share, the best completions are precomputed (see
`suggestion_file`), so that completing reads some hundred lines, however many there are.
"""

from __future__ import annotations

import mmap
from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from search.byte_errors import BYTE_ERRORS, damaged
from search.suggestion.suggestion import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_LINES = 20_000
"""Most lines that are read for a prefix for which no completions are precomputed."""
MANY_LINES = 2_000
"""Lines that are read where the best completions may not do, some milliseconds."""
PRECOMPUTED = "\x01"
"""Last character of a precomputed completion's key; it sorts before any letter."""
BY_LEMMA = "~"
"""First character of the keys of phrases by the lemma of their first word."""
SAME = "="
"""Stands for a text that is the key of its line."""


@dataclass(frozen=True)
class EntryLines:
    """The lines of a file of suggestions.

    Attributes:
        data: the file's bytes.
    """

    data: bytes | mmap.mmap

    @classmethod
    def open(cls, path: Path) -> EntryLines:
        """Map a file into memory; an empty one has no lines.

        Raises:
            OSError: the file is missing or cannot be read.
        """
        with path.open("rb") as stream:
            try:
                return cls(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ))
            except ValueError:  # an empty file cannot be mapped
                return cls(b"")

    def close(self) -> None:
        """Unmap the file; the lines must not be read afterwards."""
        if isinstance(self.data, mmap.mmap):
            self.data.close()

    def best(self, key: str) -> list[Entry]:
        """Return the entries whose keys begin with one, or the best where many do."""
        if not key:
            return []
        precomputed = list(self.entries(key + PRECOMPUTED))
        return precomputed or list(islice(self.entries(key), MAX_LINES))

    def many(self, key: str) -> list[Entry]:
        """Return the first entries whose keys begin with one, and the best of all."""
        if not key:
            return []
        first = islice(self.entries(key), MANY_LINES)
        return [*self.entries(key + PRECOMPUTED), *first]

    def entries(self, prefix: str) -> Iterator[Entry]:
        """Yield the entries of lines that start with a prefix.

        Precomputed lines are skipped unless the prefix asks for them.

        Raises:
            IndexDamagedError: a line cannot be read.
        """
        start = prefix.encode()
        offset = self._first_line(start)
        while self.data[offset : offset + len(start)] == start:
            end = self.data.find(b"\n", offset)
            if end < 0:  # the file was cut
                return
            try:
                columns = self.data[offset:end].decode().split("\t", 6)
                key, listed, kind, lang, text, of, rank = columns
                count, own = int(listed), int(rank)
            except BYTE_ERRORS as error:
                what = "the file of suggestions"
                raise damaged(what, error) from error
            if not key.endswith(PRECOMPUTED):
                text = key if text == SAME else text
                of = key if of == SAME else of
                yield Entry(text, kind, lang, count, (), of, own)
            elif prefix.endswith(PRECOMPUTED):
                yield Entry(text, kind, lang, count, (), of, own)
            offset = end + 1

    def _first_line(self, start: bytes) -> int:
        """Return the offset of the first line that is not less than some bytes."""

        def beginning_of_line_at(offset: int) -> bytes:
            line = self.data.rfind(b"\n", 0, offset) + 1
            return self.data[line : line + len(start)]

        # All offsets within a line compare alike, so this is where a line begins.
        return bisect_left(range(len(self.data)), start, key=beginning_of_line_at)
