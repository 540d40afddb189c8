"""How can a question be completed or mended from the collection's own words?

The file of suggestions lies in an index generation: a line each, sorted by key, so
that it is searched where it lies. For beginnings that many keys have the best
completions stand before them, so that completing reads some hundred lines, however many
there are.
"""

from __future__ import annotations

import heapq
import mmap
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analyzers.keyboard import other_layout
from search.suggestion.keys import fold
from search.suggestion.suggestion import Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SUGGESTIONS_FILE = "suggestions.tsv"
LIMIT = 8
"""Most completions that are given."""
SCANNED = 20_000
"""Most lines that are read for one beginning, of files that lack these."""
HEAD = "\x01"
"""Ends the keys of completions that are worked out in advance."""


@dataclass(frozen=True)
class Suggester:
    """Looks up the file of one index generation."""

    data: bytes | mmap.mmap

    @classmethod
    def open(cls, path: Path) -> Suggester:
        """Open a file of suggestions; a missing or empty one suggests nothing."""
        try:
            with path.open("rb") as stream:
                return cls(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ))
        except (FileNotFoundError, ValueError):
            return cls(b"")

    def close(self) -> None:
        """Let go of the file; nothing may be asked afterwards."""
        if isinstance(self.data, mmap.mmap):
            self.data.close()

    def complete(self, text: str, lang: str = "") -> tuple[Suggestion, ...]:
        """Complete what was typed: names and titles as a whole, else the last word.

        Args:
            text: what was typed so far, in any layout, with diacritics or without.
            lang: only from articles in this language; "" for all.
        """
        if not text.strip():
            return ()
        before, _, last = text.lstrip().rpartition(" ")
        whole = self._starting(text, lang)
        found = [s for s in whole if s.kind != "word"]
        if last:
            ends = self._starting(last, lang) if last != text else whole
            words = [s for s in ends if s.kind == "word"]
            found += [replace(s, text=f"{before} {s.text}".strip()) for s in words]
        ordered = sorted(found, key=lambda s: (-s.count, s.kind, s.text))
        unique = {s.text: s for s in reversed(ordered)}
        return tuple(s for s in ordered if unique[s.text] is s)[:LIMIT]

    def spelling_variants(self, word: str) -> tuple[Suggestion, ...]:
        """Give the words that are the same but for diacritics or the alphabet."""
        key = fold(" ".join(word.split()))
        return tuple(s for s in self._lines(f"{key}\t") if s.kind == "word")

    def _starting(self, text: str, lang: str) -> list[Suggestion]:
        """Give what begins so, as typed, or else in the other keyboard layout."""
        for typed in (text, other_layout(text)):
            key = fold(" ".join(typed.split()))
            known = list(self._lines(key + HEAD)) or self._lines(key) if key else ()
            if found := [s for s in known if lang in {"", s.lang}]:
                best = {s.text: s for s in sorted(found, key=lambda s: s.count)}
                return heapq.nlargest(LIMIT * 2, best.values(), key=lambda s: s.count)
        return []

    def _lines(self, beginning: str) -> Iterator[Suggestion]:
        """Read the lines that begin so."""
        start = beginning.encode()
        at = self._first(start)
        for _ in range(SCANNED):
            if self.data[at : at + len(start)] != start or at >= len(self.data):
                return
            end = self.data.find(b"\n", at)
            key, count, kind, lang, text = self.data[at:end].decode().split("\t", 4)
            if beginning.endswith(HEAD) or not key.endswith(HEAD):
                yield Suggestion(text, kind, lang, int(count))
            at = end + 1

    def _first(self, start: bytes) -> int:
        """Find the first line that is not before some bytes, by halving."""
        low, high = 0, len(self.data)
        while low < high:
            middle = self.data.rfind(b"\n", 0, (low + high) // 2) + 1
            middle = max(middle, low)
            if self.data[middle : middle + len(start)] < start:
                low = self.data.find(b"\n", middle) + 1
            else:
                high = middle
        return low
