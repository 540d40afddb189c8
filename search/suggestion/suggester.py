"""How is a query completed or corrected from the collection's own words?

The suggestions of an index generation are a file of lines sorted by key, which is
memory-mapped and searched by bisection. For prefixes that many keys share, the best
completions are precomputed (see `suggestion_file`), so that completing reads some
hundred lines, however many there are.
"""

from __future__ import annotations

import heapq
import mmap
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from analyzers.keyboard import other_layout
from search.suggestion.keys import fold
from search.suggestion.suggestion import Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SUGGESTIONS_FILE = "suggestions.tsv"
LIMIT = 8
"""Most completions that are offered."""
MAX_LINES = 20_000
"""Most lines that are read for a prefix for which no completions are precomputed."""
PRECOMPUTED = "\x01"
"""Last character of a precomputed completion's key; it sorts before any letter."""


@dataclass(frozen=True)
class Suggester:
    """Looks up the suggestions of one index generation.

    Attributes:
        data: the file's bytes.
    """

    data: bytes | mmap.mmap

    @classmethod
    def open(cls, path: Path) -> Suggester:
        """Map a file of suggestions into memory; an empty one suggests nothing.

        Raises:
            OSError: the file is missing or cannot be read.
        """
        with path.open("rb") as stream:
            try:
                return cls(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ))
            except ValueError:  # an empty file cannot be mapped
                return cls(b"")

    def close(self) -> None:
        """Unmap the file; the suggester must not be used afterwards."""
        if isinstance(self.data, mmap.mmap):
            self.data.close()

    def complete(self, text: str, lang: str = "") -> tuple[Suggestion, ...]:
        """Complete what was typed: to a name or title, or else its last word.

        Args:
            text: what was typed so far, in any keyboard layout, with diacritics or
                without.
            lang: complete from articles in this language only; "" for all.

        Returns:
            At most `LIMIT` completions, the most frequent first.
        """
        if not text.strip():
            return ()
        before, _, last_word = text.lstrip().rpartition(" ")
        whole = self._starting_with(text, lang)
        completions = [s for s in whole if s.kind != "word"]
        if last_word:
            ends = whole if last_word == text else self._starting_with(last_word, lang)
            words = [s for s in ends if s.kind == "word"]
            completions += [
                replace(s, text=f"{before} {s.text}".strip()) for s in words
            ]
        ordered = sorted(completions, key=lambda s: (-s.count, s.kind, s.text))
        first_of_text = {s.text: s for s in reversed(ordered)}
        return tuple(s for s in ordered if first_of_text[s.text] is s)[:LIMIT]

    def spelling_variants(self, word: str) -> tuple[Suggestion, ...]:
        """Return the words that differ in diacritics or the alphabet only."""
        key = fold(" ".join(word.split()))
        return tuple(s for s in self._lines(f"{key}\t") if s.kind == "word")

    def _starting_with(self, text: str, lang: str) -> list[Suggestion]:
        """Return the best suggestions for a prefix, or in the other keyboard layout."""
        for typed in (text, other_layout(text)):
            if not (key := fold(" ".join(typed.split()))):
                continue
            lines = list(self._lines(key + PRECOMPUTED)) or islice(
                self._lines(key), MAX_LINES
            )
            matches = [s for s in lines if lang in {"", s.lang}]
            if matches:
                best = {s.text: s for s in sorted(matches, key=lambda s: s.count)}
                return heapq.nlargest(LIMIT * 2, best.values(), key=lambda s: s.count)
        return []

    def _lines(self, prefix: str) -> Iterator[Suggestion]:
        """Yield the suggestions of lines that start with a prefix.

        Precomputed lines are skipped unless the prefix asks for them.
        """
        start = prefix.encode()
        offset = self._first_line(start)
        while self.data[offset : offset + len(start)] == start:
            end = self.data.find(b"\n", offset)
            if end < 0:  # the file was cut
                return
            key, count, kind, lang, text = self.data[offset:end].decode().split("\t", 4)
            if prefix.endswith(PRECOMPUTED) or not key.endswith(PRECOMPUTED):
                yield Suggestion(text, kind, lang, int(count))
            offset = end + 1

    def _first_line(self, start: bytes) -> int:
        """Return the offset of the first line that is not less than some bytes."""

        def beginning_of_line_at(offset: int) -> bytes:
            line = self.data.rfind(b"\n", 0, offset) + 1
            return self.data[line : line + len(start)]

        # All offsets within a line compare alike, so this is where a line begins.
        return bisect_left(range(len(self.data)), start, key=beginning_of_line_at)
