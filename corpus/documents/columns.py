"""In which order are the lines of a page read?

A column begins where lines begin at one place, one below the other, with a blank strip
at their left and other lines beyond it. Wide gaps between words are no sign of columns,
as justified text has them; words that begin at one place are. A line that crosses the
strip ends the columns: what is above them is read first, then each column, then what is
below.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from corpus.documents.layout import Line, Word, line_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SAME_BASE = 0.35
"""Words whose base lines differ by less, in heights, are on one line."""
_SAME_ROW = 0.9
"""Lines of columns that are less apart, in heights, are beside each other."""
_BLANK = 0.25
_STRIP = 0.5
"""Least width, in heights, of the strip between columns."""
_WIDER, _WIDEST = 1.8, 0.8
"""It is so many times wider than usual blanks, which a typewriter's letters have wide;
but a strip of the second width is wide enough."""
_SAME_PLACE = 0.5
"""Points by which the beginnings of lines of one column may differ."""
_MIN_LINES = 4
"""Lines that a column has at least."""
_LETTERS = 8
"""Signs on a line of a column, on average; cells of tables and numbers have fewer."""
_FULL = 0.45
"""Share of a column's width that its lines fill on average; cells of tables do not."""
_LARGER = 1.2
_MAX_DEPTH = 12


class _Strip(NamedTuple):
    """A blank strip at the left of some lines that begin at one place.

    Attributes:
        right: where those lines begin.
        low: the highest line below them that crosses it.
        high: the lowest line above them that crosses it.
    """

    right: float
    low: float
    high: float


def columns_of(words: Iterable[Word]) -> list[list[Line]]:
    """Return the columns of a page in the order in which they are read.

    A column here is a run of lines, from the top, that lie below each other: text of
    one column above text of two makes three.
    """
    page = list(words)
    return list(_columns(page, _least_strip(page), _MAX_DEPTH))


def _least_strip(words: list[Word]) -> float:
    """Return the least width of a strip, in heights, on a page with its blanks."""
    blanks = [
        (word.left - last.right) / word.height
        for line in _by_base(words)
        for last, word in pairwise(line)
        if word.height and word.left > last.right
    ]
    usual = _WIDER * median(blanks) if blanks else 0
    return min(max(_STRIP, usual), _WIDEST)


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Return the lines of words in one column, from the top."""
    return [line_of(line) for line in _by_base(words)]


def _columns(words: list[Word], least: float, depth: int) -> Iterator[list[Line]]:
    """Yield the columns of a part of a page."""
    parts = _divided(words, least) if depth else None
    if parts is None:
        if words:
            yield lines_of(words)
        return
    for part in parts:
        yield from _columns(part, least, depth - 1)


def _by_base(words: Iterable[Word], tolerance: float = _SAME_BASE) -> list[list[Word]]:
    """Return words by lines from the top, each line from the left.

    A word printed twice in almost the same place, to look bold, is one.
    """
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: -word.base):
        first = lines[-1][0] if lines else None
        height = max(first.height, word.height) if first else 0
        if first is None or first.base - word.base > tolerance * height:
            lines.append([])
        lines[-1].append(word)
    return [_without_doubles(line) for line in lines]


def _without_doubles(line: list[Word]) -> list[Word]:
    kept: list[Word] = []
    for word in sorted(line, key=lambda word: word.left):
        last = kept[-1] if kept else None
        if last is None or word.text != last.text or word.left - last.left > 1:
            kept.append(word)
    return kept


def _divided(words: list[Word], least: float) -> list[list[Word]] | None:
    """Return what is above columns, in the left ones, in the right ones, and below.

    Returns:
        None where there are no columns.
    """
    best, most = None, 0
    for right, begins in _beginnings(words, least).items():
        for strip, lines in _strips(words, right, begins):
            if lines > most:
                best, most = strip, lines
    if best is None:
        return None
    inside = [word for word in words if best.low < word.base < best.high]
    left, right_side = _sides(inside, best.right)
    return [
        [word for word in words if word.base >= best.high],
        left,
        right_side,
        [word for word in words if word.base <= best.low],
    ]


def _sides(words: list[Word], right: float) -> tuple[list[Word], list[Word]]:
    edge = right - _SAME_PLACE
    return (
        [word for word in words if word.left < edge],
        [word for word in words if word.left >= edge],
    )


def _beginnings(words: list[Word], least: float) -> dict[float, list[Word]]:
    """Return the words that begin lines with something blank at their left.

    Returns:
        them by the place where they begin, only those places where some do.
    """
    first: list[Word] = []
    for line in _by_base(words):
        end = float("-inf")
        for word in line:
            if word.left - end >= least * word.height:
                first.append(word)
            end = max(end, word.right)
    places: dict[float, list[Word]] = defaultdict(list)
    place = float("-inf")
    for word in sorted(first, key=lambda word: word.left):
        if word.left - place > _SAME_PLACE:
            place = word.left
        places[place].append(word)
    return {place: found for place, found in places.items() if len(found) >= _MIN_LINES}


def _strips(
    words: list[Word], right: float, begins: Sequence[Word]
) -> Iterator[tuple[_Strip, int]]:
    """Yield the strips left of lines that begin at one place, if columns are there.

    Each comes with the number of lines that begin there.
    """
    crossing = sorted(_crossing(words, right, max(word.height for word in begins)))
    low = float("-inf")
    for high in [*crossing, float("inf")]:
        strip = _Strip(right, low, high)
        inside = sum(low < word.base < high for word in begins)
        if inside >= _MIN_LINES and _is_between_columns(words, strip):
            yield strip, inside
        low = high


def _crossing(words: list[Word], right: float, height: float) -> Iterator[float]:
    """Yield the bases of lines that cross a strip.

    A headline in larger letters may have a blank just there.

    Args:
        words: of the part of the page.
        right: where the lines at the right of the strip begin.
        height: of their letters.
    """
    for line in _by_base(words):
        before = [word for word in line if word.left < right - _SAME_PLACE]
        after = [word for word in line if word.left >= right - _SAME_PLACE]
        yield from (word.base for word in before if word.right > right + _SAME_PLACE)
        if not before or not after:
            continue
        last, first = before[-1], after[0]
        is_one = abs(last.base - first.base) < _SAME_PLACE
        is_large = min(last.height, first.height) > _LARGER * height
        if is_one and is_large and first.left - right > _SAME_PLACE:
            yield first.base


def _is_between_columns(words: list[Word], strip: _Strip) -> bool:
    inside = [word for word in words if strip.low < word.base < strip.high]
    return all(map(_is_column, _sides(inside, strip.right)))


def _is_column(words: list[Word]) -> bool:
    """Return whether words look like text, perhaps in several columns."""
    rows = _by_base(words, _SAME_ROW)
    if len(rows) < _MIN_LINES:
        return False
    width = max(word.right for word in words) - min(word.left for word in words)
    filled = sum(word.right - word.left + _BLANK * word.height for word in words)
    signs = sum(len(word.text) + 1 for word in words)
    return filled >= _FULL * width * len(rows) and signs >= _LETTERS * len(rows)
