"""Which paragraphs do lines make?

A paragraph ends where a line ends although the next word had room on it, where more
space than usual follows, where the size of the letters changes, and before a line that
is indented.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from corpus.documents.hyphens import Hyphens
from corpus.documents.layout import HYPHEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.documents.layout import Line

_MORE_SPACE = 1.35
"""A distance of so many usual ones to the line above begins a paragraph."""
_OTHER_SIZE = 0.12
_LARGE = 1.1
"""Lines that are larger than the text by so much are headings."""
_INDENT = 0.7
_BLANK = 0.25
_ENDS = re.compile(r"[.!?…:;][»”\"')\]]*$")
_BULLET = re.compile(r"[•▪●◦‣■□–—-]\s|\(?\d{1,2}[.)]\s|[a-zа-я]\)\s")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text that belongs together.

    Attributes:
        text: on one line.
        height: of its letters, in points or about so.
        page: on which it begins, from 0.
    """

    text: str
    height: float
    page: int


class _Column(NamedTuple):
    """What is usual in a column."""

    left: float
    right: float
    step: float


@dataclass(slots=True)
class _Run:
    """Lines of one paragraph."""

    page: int
    lines: list[Line] = field(default_factory=list)


def paragraphs_of(pages: Sequence[Sequence[Sequence[Line]]]) -> list[Paragraph]:
    """Return the paragraphs of a document.

    Args:
        pages: each with its columns, each of those with its lines, in reading order.
    """
    texts = [line.text for page in pages for column in page for line in column]
    if not texts:
        return []
    hyphens = Hyphens(texts)
    return [_paragraph(run, hyphens) for run in _runs(pages, hyphens)]


def _usual_height(pages: Sequence[Sequence[Sequence[Line]]]) -> float:
    """Return the height of most letters of a document, 0 if it has none."""
    heights = [
        line.height
        for page in pages
        for column in page
        for line in column
        for _ in line.words
    ]
    return median(heights) if heights else 0


def _runs(
    pages: Sequence[Sequence[Sequence[Line]]], hyphens: Hyphens
) -> Iterator[_Run]:
    """Yield the lines of each paragraph."""
    usual = _usual_height(pages)
    run = _Run(0)
    last, before = None, None
    for number, page in enumerate(pages):
        for lines in page:
            column = _measure(lines)
            for line in lines:
                open_word = last is not None and hyphens.goes_on(last.text, line.text)
                if not open_word and _begins(last, before, line, column, usual):
                    if run.lines:
                        yield run
                    run = _Run(number)
                run.lines.append(line)
                last, before = line, column
    if run.lines:
        yield run


def _measure(lines: Sequence[Line]) -> _Column:
    steps = [upper.base - lower.base for upper, lower in pairwise(lines)]
    least = [step for step in steps if step > 0]
    height = median(line.height for line in lines)
    usual = [ln for ln in lines if ln.height <= height * (1 + _OTHER_SIZE)]
    return _Column(
        left=min(line.left for line in lines),
        right=max(line.right for line in usual),
        step=median(least) if least else 0,
    )


def _begins(
    last: Line | None,
    before: _Column | None,
    line: Line,
    column: _Column,
    usual: float,
) -> bool:
    """Return whether a line begins a paragraph.

    Args:
        last: the line before it.
        before: the column of that one.
        line: the line.
        column: its own column.
        usual: height of most letters.
    """
    if last is None or before is None:
        return True
    if abs(last.height - line.height) > _OTHER_SIZE * max(last.height, line.height):
        return True
    if _BULLET.match(f"{line.text} "):
        return True
    step = last.base - line.base
    if before is column or 0 < step < _MORE_SPACE * line.height * 1.2:
        return _begins_below(last, line, column, usual)
    had_room = _had_room(last, line, before)
    if not _ENDS.search(last.text):
        return had_room and line.text[:1].isupper()
    return had_room or line.text[:1].isupper()


def _begins_below(last: Line, line: Line, column: _Column, usual: float) -> bool:
    """Return whether a line begins a paragraph below another of its column."""
    step = last.base - line.base
    if step > _MORE_SPACE * max(column.step, line.height * 0.9):
        return True
    if line.height > _LARGE * usual:
        return False  # headings are broken where it looks well
    is_indented = line.left - column.left > _INDENT * line.height
    if is_indented and last.left - column.left < _INDENT * line.height / 2:
        return True
    return _had_room(last, line, column)


def _had_room(last: Line, line: Line, column: _Column) -> bool:
    """Return whether the first word of a line had room on the one before it."""
    first = line.words[0]
    needed = first.right - first.left + _BLANK * line.height
    return last.right + needed < column.right - _BLANK * line.height


def _paragraph(run: _Run, hyphens: Hyphens) -> Paragraph:
    text = ""
    for line in run.lines:
        if not text:
            text = line.text
        elif hyphens.ends_open(text):
            text = hyphens.join(text, line.text)
        else:
            text = f"{text} {line.text}"
    text = text.replace(HYPHEN, "-")
    return Paragraph(text, median(line.height for line in run.lines), run.page)
