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
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from analyzers import LANGUAGES
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
    told = [f"{s.count}\t{s.kind}\t{s.lang}\t{s.text}" for s in every]
    pairs = [(key, at) for at, keys in enumerate(_keys(every)) for key in keys]
    lines = [f"{key}\t{told[at]}" for key, at in pairs]
    order = sorted(range(len(lines)), key=lines.__getitem__)
    heads = _heads(every, told, [pairs[number] for number in order])
    ordered = sorted([*(lines[number] for number in order), *heads])
    path.write_bytes("\n".join([*ordered, ""]).encode())


def _heads(
    suggestions: Sequence[Suggestion], told: list[str], pairs: list[tuple[str, int]]
) -> list[str]:
    """Give the lines of the best completions of beginnings that many keys have.

    Args:
        suggestions: all of them.
        told: what is written of each, without a key.
        pairs: all keys in order, with the number of what is found under each.
    """
    keys, numbers = [key for key, _ in pairs], np.array([at for _, at in pairs], int)
    counts = np.array([s.count for s in suggestions], int)[numbers]
    langs = np.array([LANGUAGES.index(s.lang) for s in suggestions], int)[numbers]
    found = []
    for start, first, stop in _crowded(keys, 0, len(keys)):
        order = first + np.argsort(-counts[first:stop], kind="stable")
        for lang in range(len(LANGUAGES)):
            own = numbers[order[langs[order] == lang]].tolist()
            best = _best(suggestions, own)
            found += [f"{start}{_HEAD}\t{told[number]}" for number in best]
    return found


def _crowded(
    keys: list[str], first: int, stop: int, length: int = 1
) -> Iterator[tuple[str, int, int]]:
    """Give the beginnings that many keys have, with the first of these and their end.

    Args:
        keys: sorted.
        first: the first of those that are looked at.
        stop: their end; they differ from letter `length` on only.
        length: letters of the shortest beginnings that are looked for.
    """
    while first < stop:
        start = keys[first][:length]
        end = bisect_right(keys, start, first, stop, key=lambda key: key[:length])
        if end - first > CROWDED and len(start) == length <= LONGEST:
            yield start, first, end
            yield from _crowded(keys, first, end, length + 1)
        first = end


def _best(suggestions: Sequence[Suggestion], order: list[int]) -> Iterator[int]:
    """Give the numbers of the first few, each text once."""
    seen: set[str] = set()
    for number in order:
        text = suggestions[number].text
        if text not in seen:
            seen.add(text)
            yield number
        if len(seen) == LIMIT * 2:
            return


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
    texts = "\n".join([" ".join(s.text.split()) for s in suggestions])
    for key, s in zip(_fold_long(texts).split("\n"), suggestions, strict=True):
        if s.lang == "uk" and s.kind != "title":
            yield {key, romanise(s.text.lower())} - {""}
        else:
            yield (key,) if key else ()


def _fold_long(text: str) -> str:
    """Fold a long text letter by letter, each of those that it has once."""
    text = text.lower()
    letters = set(text)
    if not unicodedata.is_normalized("NFC", text) or not all(map(_alone, letters)):
        return _fold(text)
    for letter in sorted(letters):
        if (to := _fold(letter)) != letter:
            text = text.replace(letter, to)
    return text


def _alone(letter: str) -> bool:
    """Tell whether a character neither joins the one before nor vanishes between."""
    return not unicodedata.combining(letter) and visible(letter) == letter


def _fold(text: str) -> str:
    """Fold a text's words as analyzers do; no sign becomes a blank or a line's end."""
    return folded(straight(visible(text.lower()))).replace("ґ", "г")
