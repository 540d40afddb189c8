"""How is an article's text laid out: what matched in it, and what speaks for its tags?

A text is cut wherever a match, a line or a piece of evidence begins or ends, so that
each piece is one of a kind from end to end.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from search.port.document import Tag
    from search.presentation.result import Snippet

_LINE = re.compile("\n")


class Piece(NamedTuple):
    """A part of a line.

    Attributes:
        text: as it stands in the article.
        match: whether it matched.
        number: which match of the article begins with it, from 1, or 0.
        tags: numbers of the tags that it speaks for, from 1.
        anchor: its name within the page, where evidence begins with it, or "".
    """

    text: str
    match: bool = False
    number: int = 0
    tags: tuple[int, ...] = ()
    anchor: str = ""


def anchor_of(field: str, start: int) -> str:
    """Name the place within its page where evidence begins."""
    return f"{field}-{start}"


def lay_out(
    snippet: Snippet, field: str, tags: Sequence[Tag], first: int = 1
) -> tuple[Piece, ...]:
    """Cut a whole text into pieces; each end of a line is one of its own.

    Args:
        snippet: the text with what matched.
        field: "title" or "body", as evidence has it.
        tags: the article's tags, in the order in which they are numbered.
        first: number of the first match.
    """
    begun, ended = _edges(field, tags)
    edges = sorted(begun.keys() | ended.keys())
    active: Counter[int] = Counter()
    pieces = []
    at, number = 0, first
    for fragment in snippet:
        end = at + len(fragment.text)
        for start, stop in pairwise(_cuts(fragment.text, at, edges)):
            active.subtract(ended.get(start, ()))
            active.update(begun.get(start, ()))
            begins = fragment.match and start == at
            pieces.append(
                Piece(
                    fragment.text[start - at : stop - at],
                    fragment.match,
                    number if begins else 0,
                    tuple(sorted(tag for tag, times in active.items() if times > 0)),
                    anchor_of(field, start) if start in begun else "",
                )
            )
        number += fragment.match
        at = end
    return tuple(pieces)


def lines_of(pieces: Iterable[Piece]) -> tuple[tuple[Piece, ...], ...]:
    """Give the lines of a text that was laid out; empty ones are left out."""
    lines = groupby(pieces, key=lambda piece: piece.text == "\n")
    return tuple(tuple(line) for ends, line in lines if not ends)


def _edges(
    field: str, tags: Sequence[Tag]
) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Give the numbers of the tags whose evidence begins, and ends, at an offset."""
    begun: dict[int, list[int]] = {}
    ended: dict[int, list[int]] = {}
    for number, tag in enumerate(tags, 1):
        for evidence in tag.evidence:
            if evidence.field == field:
                begun.setdefault(evidence.start, []).append(number)
                ended.setdefault(evidence.end, []).append(number)
    return begun, ended


def _cuts(text: str, at: int, edges: list[int]) -> list[int]:
    """Give where a fragment that begins at an offset is cut, both ends included."""
    end = at + len(text)
    lines = (at + place for found in _LINE.finditer(text) for place in found.span())
    inside = edges[bisect_right(edges, at) : bisect_left(edges, end)]
    return sorted({at, end, *lines, *inside})
