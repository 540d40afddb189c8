"""What on a page is its number, or repeats on every page?"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from corpus.documents.columns import lines_of
from corpus.documents.layout import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.documents.layout import Line

_EDGE_LINES = 3
"""Lines at the head and at the foot of a page that may be its furniture."""
_SHARE = 0.5
"""Share of the pages on which a line is furniture if it repeats."""
_SAME_HEIGHT = 4
"""Points by which its place may differ from page to page."""
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"[-–—|/\s]*(?:(?:p|s|str|стор|с|page|strona|сторінка|trang)\b\.?\s*)?\d{1,4}"
    r"(?:\s*(?:/|z|із|з|sur|of|trên)\s*\d{1,4})?[-–—|/\s]*",
    re.IGNORECASE,
)


def without_furniture(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Return pages without page numbers, and without heads and feet that repeat."""
    edges = [_edge_lines(sheet) for sheet in sheets]
    seen = Counter(key for lines in edges for key in {_key(line) for line in lines})
    least = max(2, _SHARE * len(sheets))
    return [
        _without(sheet, [ln for ln in lines if _repeats(ln, seen) >= least], lines)
        for sheet, lines in zip(sheets, edges, strict=True)
    ]


def _edge_lines(sheet: Sheet) -> list[Line]:
    """Return the first and the last lines of a page."""
    lines = lines_of(sheet.words)
    if len(lines) <= 2 * _EDGE_LINES:
        return lines
    return [*lines[:_EDGE_LINES], *lines[-_EDGE_LINES:]]


def _key(line: Line) -> tuple[str, int]:
    """Return a line without its numbers, and about where it is."""
    return _DIGITS.sub("#", line.text), round(line.base / _SAME_HEIGHT)


def _repeats(line: Line, seen: Counter[tuple[str, int]]) -> int:
    """Return on how many pages a line is, at about one place."""
    text, place = _key(line)
    return seen[text, place] + max(seen[text, place - 1], seen[text, place + 1])


def _without(sheet: Sheet, repeated: list[Line], edges: list[Line]) -> Sheet:
    """Return a page without the lines that repeat, and without its number."""
    ends = edges[:1] + edges[-1:]
    numbers = [line for line in ends if _NUMBER.fullmatch(line.text)]
    dropped = {word for line in (*repeated, *numbers) for word in line.words}
    return Sheet(tuple(word for word in sheet.words if word not in dropped))
