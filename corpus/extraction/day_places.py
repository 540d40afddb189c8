"""What does the place of a day on a page say about it?

The nearer a day stands to the headline, the likelier it is that of publication. Above
the menu a page shows today's day. Below the text, a short line with nothing but a name
and a day signs it. Weights are points, chosen by hand together with those of
`shown_days`.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.extraction.visible_text import LEAST_LINKS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from corpus.extraction.visible_text import VisibleText

_MASTHEAD, _ABOVE_MENU = -60, -90
_NEAR, _AROUND, _BEFORE, _FAR = 30, 15, 10, -25
_TOUCHING = 25
"""What it is worth that a day stands right above the headline."""
_BELOW = 30
"""What it is worth that a day has a line between the headline and the text."""
_SIGNATURE = 30
_NEAR_CHARS, _AROUND_CHARS, _BEFORE_CHARS = 400, 1500, 400
_BELOW_CHARS = 100
_DECAY, _DECAY_BEFORE = 25, 10
_SIGNATURE_CHARS = 40
"""Most characters of a signature besides its day."""
_TEXT_CHARS = 80
"""Least characters of a line of running text."""
_SHORT_TEXT = 60
"""Least characters of a line that a short day may be the head of, as in comments."""
_LINES_ABOVE, _CHARS_BELOW = 12, 400
_MARKS = " ,.;()|–—-"
_NAME_WORDS = range(2, 5)
_MOST_SMALL, _LONGEST_SMALL = 2, 4


@dataclass(frozen=True, slots=True)
class Places:
    """A page's text, where in it the headline is, and where its links are.

    Attributes:
        seen: the text.
        headline: where the headline begins and ends, None if it is not shown.
        links: where links begin, in order.
    """

    seen: VisibleText
    headline: tuple[int, int] | None
    links: tuple[int, ...]

    def worth(self, start: int, end: int, element: HtmlElement | None) -> float:
        """Return the points of a day for its place.

        Args:
            start: where in the text the day begins.
            end: where it ends.
            element: that it is written in.
        """
        score = _distance(start, self.headline) + _MASTHEAD * _is_in_masthead(element)
        if not self.headline:
            return score
        if end <= self.headline[0]:
            if self._is_above_menu(start):
                return score + _ABOVE_MENU
            return score + _TOUCHING * (
                self.seen.text[end : self.headline[0]].isspace()
            )
        between = self.seen.text[self.headline[1] : start]
        if len(between) <= _BELOW_CHARS and "\n" in between:
            return score + _BELOW
        return score + _SIGNATURE * self._is_signature(start, end)

    def _is_above_menu(self, start: int) -> bool:
        """Return whether a menu stands between a day and the headline below it."""
        last = self.headline[0] if self.headline else 0
        gap = bisect_left(self.seen.gaps, start)
        if gap < len(self.seen.gaps) and self.seen.gaps[gap] <= last:
            return True
        between = bisect_left(self.links, last) - bisect_left(self.links, start)
        return between > LEAST_LINKS

    def _is_signature(self, start: int, end: int) -> bool:
        """Return whether a day and a name sign the text right above them.

        The name may stand on a line of its own. In comments a text follows.
        """
        text = self.seen.text
        first, last = self.seen.line_around(start, end)
        besides = f"{text[first:start]} {text[end:last]}".strip()
        below = text[last : last + _CHARS_BELOW].strip().split("\n", 1)[0]
        if len(besides) > _SIGNATURE_CHARS or len(below) >= _SHORT_TEXT:
            return False
        above = [line.strip() for line in text[:first].split("\n")[-_LINES_ABOVE:]]
        above = list(filter(None, above))
        name = besides
        if not besides and above:
            name = above.pop()
        return _is_name(name) and bool(above) and len(above[-1]) >= _TEXT_CHARS


def _is_name(text: str) -> bool:
    """Return whether a text is two to four words with capitals.

    Few and short words without may stand among them ("le", "de", "r.").
    """
    words = [word.strip(_MARKS) for word in text.split()]
    small = [word for word in words if word[:1].islower()]
    named = [word for word in words if word[:1].isupper()]
    return (
        len(named) in _NAME_WORDS
        and len(small) <= _MOST_SMALL
        and all(len(word) <= _LONGEST_SMALL for word in small)
    )


def _is_in_masthead(element: HtmlElement | None) -> bool:
    """Return whether an element is of the page's head, which may show today's day."""
    for around in element.iterancestors("header") if element is not None else ():
        inside = next(around.iterancestors("article"), None) is not None
        return around.find(".//h1") is None and not inside
    return False


def _distance(position: int, headline: tuple[int, int] | None) -> float:
    """Return what a day's place is worth: the nearer to the headline, the more."""
    if not headline:
        return 0
    start, end = headline
    after = position - end
    if after >= 0:
        near = _NEAR if after <= _NEAR_CHARS else _AROUND
        return near - after / _DECAY if after <= _AROUND_CHARS else _FAR
    before = start - position
    return _BEFORE - before / _DECAY_BEFORE if before <= _BEFORE_CHARS else _FAR
