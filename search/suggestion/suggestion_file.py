"""How are suggestions written, all of them or what changed?

A line holds key, count, kind, language and text. The best completions of beginnings
that many keys have are worked out in advance; they depend on the lines only.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import numpy as np

from analyzers import LANGUAGES
from search.suggestion.keys import suggestion_keys
from search.suggestion.suggester import HEAD, LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from search.suggestion.suggestion import Suggestion

CROWDED = 500
"""Lines of a beginning above which its best completions are worked out in advance."""
COLUMNS = 5
"""Columns of a line; none holds a tab."""
LONGEST = 40
"""Letters of the longest beginning for which that is done."""


def write_suggestions(path: Path, suggestions: Iterable[Suggestion]) -> None:
    """Write the file of an index."""
    _write(path, sorted(_lines(tuple(suggestions))))


def update_suggestions(
    path: Path,
    before: Path,
    gone: Sequence[Suggestion],
    come: Sequence[Suggestion],
) -> None:
    """Write the file of an index from that of another.

    Args:
        path: the file, which becomes what `write_suggestions` of all would make it.
        before: the other.
        gone: those of the other that this one lacks, or has with another count.
        come: those of this one that the other lacks, or has with another count.
    """
    lines = before.read_bytes().decode().split("\n")[:-1]
    out = frozenset(_lines(gone))
    kept = [line for line in lines if line not in out and not _is_head(line)]
    _write(path, sorted([*kept, *_lines(come)]))


def _is_head(line: str) -> bool:
    """Tell whether a line was worked out in advance."""
    return HEAD in line and line.partition("\t")[0].endswith(HEAD)


def _lines(suggestions: Sequence[Suggestion]) -> Iterator[str]:
    """Give the lines of some suggestions, one a key."""
    for s, keys in zip(suggestions, suggestion_keys(suggestions), strict=True):
        told = f"\t{s.count}\t{s.kind}\t{s.lang}\t{' '.join(s.text.split())}"
        yield from [key + told for key in keys]


def _write(path: Path, lines: list[str]) -> None:
    """Write lines in their order, and the best of crowded beginnings before them."""
    ordered = sorted([*lines, *_heads(lines)])
    path.write_bytes("\n".join([*ordered, ""]).encode())


def _heads(lines: Sequence[str]) -> list[str]:
    """Give the lines of the best completions of beginnings that many keys have.

    Args:
        lines: all lines in order.
    """
    if not lines:
        return []
    columns = "\t".join(lines).split("\t")
    keys, counts, langs = columns[::COLUMNS], columns[1::COLUMNS], columns[3::COLUMNS]
    numbers = np.fromiter(map(int, counts), np.int64)
    place = {lang: number for number, lang in enumerate(LANGUAGES)}
    places = np.fromiter(map(place.__getitem__, langs), np.int64)
    found = []
    for start, first, stop in _crowded(keys, 0, len(keys)):
        order = first + np.argsort(-numbers[first:stop], kind="stable")
        for lang in range(len(LANGUAGES)):
            best = _best(lines, order[places[order] == lang].tolist())
            found += [start + HEAD + told for told in best]
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


def _best(lines: Sequence[str], order: Iterable[int]) -> Iterator[str]:
    """Give what the first few lines tell beside their keys, each text once."""
    seen: set[str] = set()
    for number in order:
        line = lines[number]
        text = line[line.rindex("\t") :]
        if text not in seen:
            seen.add(text)
            yield line[line.index("\t") :]
        if len(seen) == LIMIT * 2:
            return
