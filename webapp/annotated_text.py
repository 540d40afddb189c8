"""How is a text marked with a question's matches and the evidence of its tags?

A text is cut wherever a match, a line or a passage of evidence begins or ends, so that
the marks of each run of text are the same from end to end.
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

_LINE_BREAK = re.compile("\n")


class TextRun(NamedTuple):
    """A run of text within one line whose marks are the same.

    Attributes:
        text: as in the article.
        match: whether it is a match.
        number: number of the match that begins with it, from 1, or 0.
        tags: numbers of the tags that it is evidence of, from 1.
        anchor: its id within the page, if evidence begins with it, or "".
    """

    text: str
    match: bool = False
    number: int = 0
    tags: tuple[int, ...] = ()
    anchor: str = ""


def anchor_of(field: str, start: int) -> str:
    """Return the id within the page of evidence that begins at an offset."""
    return f"{field}-{start}"


def annotate(
    snippet: Snippet, field: str, tags: Sequence[Tag], first: int = 1, offset: int = 0
) -> tuple[TextRun, ...]:
    """Cut a text into runs; each line break is a run of its own.

    Args:
        snippet: the whole text with its matches, or an end of it.
        field: "title" or "body", as in `Evidence`.
        tags: the article's tags, in the order in which they are numbered.
        first: number of the first match.
        offset: where in the whole text the snippet begins.
    """
    starting, ending = _edges(field, tags)
    edges = sorted(starting.keys() | ending.keys())
    active: Counter[int] = Counter()
    runs = []
    at, number = offset, first
    for fragment in snippet:
        end = at + len(fragment.text)
        for start, stop in pairwise(_cuts(fragment.text, at, edges)):
            active.subtract(ending.get(start, ()))
            active.update(starting.get(start, ()))
            begins = fragment.match and start == at
            runs.append(
                TextRun(
                    fragment.text[start - at : stop - at],
                    fragment.match,
                    number if begins else 0,
                    tuple(sorted(tag for tag, times in active.items() if times > 0)),
                    anchor_of(field, start) if start in starting else "",
                )
            )
        number += fragment.match
        at = end
    return tuple(runs)


def lines_of(runs: Iterable[TextRun]) -> tuple[tuple[TextRun, ...], ...]:
    """Return the lines of an annotated text; empty ones are left out."""
    lines = groupby(runs, key=lambda run: run.text == "\n")
    return tuple(tuple(line) for ends, line in lines if not ends)


def _edges(
    field: str, tags: Sequence[Tag]
) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Return the numbers of the tags whose evidence begins, and ends, by offset."""
    starting: dict[int, list[int]] = {}
    ending: dict[int, list[int]] = {}
    for number, tag in enumerate(tags, 1):
        for evidence in tag.evidence:
            if evidence.field == field:
                starting.setdefault(evidence.start, []).append(number)
                ending.setdefault(evidence.end, []).append(number)
    return starting, ending


def _cuts(text: str, at: int, edges: list[int]) -> list[int]:
    """Return the offsets where a fragment is cut, both its ends included, ascending."""
    end = at + len(text)
    breaks = (at + i for m in _LINE_BREAK.finditer(text) for i in m.span())
    inside = edges[bisect_right(edges, at) : bisect_left(edges, end)]
    return sorted({at, end, *breaks, *inside})
