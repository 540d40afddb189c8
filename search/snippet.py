"""Which passage shows a reader why an article was found?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.marks import marks
from search.result import Fragment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analyzers import Analyzer
    from search.marks import Mark, Wanted
    from search.result import Snippet

LENGTH = 240
"""Characters of a snippet, more or less a word."""
LEAD = 60
"""Characters before a snippet's first match."""
ELLIPSIS = "…"


def highlight(text: str, analyzer: Analyzer, want: Wanted) -> Snippet:
    """Give a whole text in fragments, its matches marked."""
    found = marks(tuple(analyzer(text)), want)
    return tuple(_fragments(text, 0, len(text), found))


def make_snippet(text: str, analyzer: Analyzer, want: Wanted) -> Snippet:
    """Cut the passage with the most different matches out of a text.

    Without a match it is the text's beginning. Where text is left out at an end, an
    ellipsis stands in its place.
    """
    found = marks(tuple(analyzer(text)), want)
    start, end = _passage(text, found)
    body = tuple(_fragments(text, start, end, found))
    before = (Fragment(ELLIPSIS, match=False),) if start > 0 else ()
    after = (Fragment(ELLIPSIS, match=False),) if end < len(text) else ()
    return before + body + after


def _passage(text: str, found: Sequence[Mark]) -> tuple[int, int]:
    """Choose a passage's bounds, at words, at a paragraph's start if one is near."""
    if not found:
        return 0, _word_end(text, LENGTH)
    best, most = found[0], 0
    for i, mark in enumerate(found):
        window = [m for m in found[i : i + 20] if m.end <= mark.start + LENGTH - LEAD]
        worth = 10 * len({m.term for m in window}) + len(window)
        if worth > most:
            best, most = mark, worth
    start = _word_start(text, max(0, best.start - LEAD), best.start)
    return start, _word_end(text, max(start + LENGTH, best.end))


def _word_start(text: str, low: int, high: int) -> int:
    """Find the first word that starts between two offsets; a new line is best."""
    line = text.rfind("\n", low, high)
    if line >= 0:
        return line + 1
    if low == 0:
        return 0
    blank = text.find(" ", low, high)
    return blank + 1 if blank >= 0 else high


def _word_end(text: str, offset: int) -> int:
    if offset >= len(text):
        return len(text)
    blank = max(text.rfind(" ", offset - LEAD, offset), text.rfind("\n", 0, offset))
    return blank if blank > offset - LEAD else offset


def _fragments(
    text: str, start: int, end: int, found: Sequence[Mark]
) -> Iterator[Fragment]:
    at = start
    for mark in found:
        if mark.start < at or mark.end > end:
            continue
        if mark.start > at:
            yield Fragment(text[at : mark.start], match=False)
        yield Fragment(text[mark.start : mark.end], match=True)
        at = mark.end
    if at < end:
        yield Fragment(text[at:end], match=False)
