"""How can a question be completed or mended from the collection's own words?

The file of suggestions lies in an index generation: a line each, sorted by key, so
that it is searched where it lies. A key is the text without diacritics; Ukrainian
words also stand under their romanised form, so that Latin letters find them. For
beginnings that many keys have the best completions are worked out in advance and
stand before them, so that completing reads some hundred lines, however many there are.
"""

from __future__ import annotations

import heapq
import mmap
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from analyzers.filters import folded, straight, visible
from analyzers.typing import other_layout, romanise

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

FILE = "suggestions.tsv"
LIMIT = 8
"""Most completions that are given."""
CROWDED = 500
"""Lines of a beginning above which its best completions are worked out in advance."""
LONGEST = 40
"""Letters of the longest beginning for which that is done."""
SCANNED = 20_000
"""Most lines that are read for one beginning, of files that lack those."""
_HEAD = "\x01"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something the collection holds.

    Attributes:
        text: as it stands in articles.
        kind: "word", "name" or "title".
        lang: ISO 639-1 code of the articles it stands in.
        count: articles it stands in.
    """

    text: str
    kind: str
    lang: str
    count: int


def write_suggestions(path: Path, suggestions: Iterable[Suggestion]) -> None:
    """Write the file of an index."""
    every = tuple(suggestions)
    lines = sorted(
        f"{key}\t{s.count}\t{s.kind}\t{s.lang}\t{s.text}"
        for s, keys in zip(every, _keys(every), strict=True)
        for key in keys
    )
    lines += [head for start, row in _crowded(lines) for head in _heads(start, row)]
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(f"{line}\n" for line in sorted(lines))


def _crowded(lines: list[str], length: int = 1) -> Iterator[tuple[str, list[str]]]:
    """Give the beginnings that many keys have, with their lines.

    Args:
        lines: sorted; their keys are the same but for the letters from `length` on.
        length: letters of the shortest beginnings that are looked for.
    """
    for start, row in groupby(lines, lambda line: line.partition("\t")[0][:length]):
        same = list(row)
        if len(same) > CROWDED and len(start) == length <= LONGEST:
            yield start, same
            yield from _crowded(same, length + 1)


def _heads(start: str, lines: list[str]) -> Iterator[str]:
    """Give the lines of the best completions of a beginning, language by language."""
    best: dict[str, dict[str, tuple[int, str]]] = defaultdict(dict)
    for line in lines:
        _, articles, kind, lang, text = line.split("\t", 4)
        if int(articles) > best[lang].get(text, (0, ""))[0]:
            best[lang][text] = (int(articles), kind)
    for lang, found in best.items():
        rows = ((count, kind, text) for text, (count, kind) in found.items())
        for count, kind, text in heapq.nlargest(LIMIT * 2, rows, key=itemgetter(0)):
            yield f"{start}{_HEAD}\t{count}\t{kind}\t{lang}\t{text}"


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

    def same(self, word: str) -> tuple[Suggestion, ...]:
        """Give the words that are the same but for diacritics or the alphabet."""
        key = _fold(" ".join(word.split()))
        return tuple(s for s in self._lines(f"{key}\t") if s.kind == "word")

    def _starting(self, text: str, lang: str) -> list[Suggestion]:
        """Give what begins so, as typed, or else in the other keyboard layout."""
        for typed in (text, other_layout(text)):
            key = _fold(" ".join(typed.split()))
            known = list(self._lines(key + _HEAD)) or self._lines(key) if key else ()
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
            if beginning.endswith(_HEAD) or not key.endswith(_HEAD):
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


def _keys(suggestions: Sequence[Suggestion]) -> Iterator[Collection[str]]:
    """Give the keys of each; all texts are folded at once, which is much quicker."""
    if not suggestions:
        return
    texts = "\n".join(" ".join(s.text.split()) for s in suggestions)
    for key, s in zip(_fold(texts).split("\n"), suggestions, strict=True):
        if s.lang == "uk" and s.kind != "title":
            yield {key, romanise(s.text.lower())} - {""}
        else:
            yield (key,) if key else ()


def _fold(text: str) -> str:
    """Fold a text's words as analyzers do; no sign becomes a blank or a line's end."""
    return folded(straight(visible(text.lower()))).replace("ґ", "г")
