"""Which day does an article's own text or headline tell as its own?

Agencies and press offices begin the text with a place and a day ("Kyiv, 7 March 2026
–"); chronicles have the day in the headline, apart from its words. A sentence that
begins with a day tells of that day, and says nothing of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.extraction.day_notations import written_moments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.extraction.day_notations import Moment

_TEXT_CHARS = 80
"""Least characters of a line of running text."""
_MOST_LINES = 2
"""How many of the first lines of running text may begin with a day: the summary too."""
_LATEST = 70
"""Farthest from its beginning that a line has the day of its dateline."""
# What stands before the day: a place, an agency, their signs; and what ends it.
_MOST_BEFORE = 6
_WORD = re.compile(r"\w[\w'’-]*")
_SMALL = re.compile(
    r"(?<!\w)(?:le|du|dnia|dn|ngày|від|de|la|les|sur|en|nad|pod|w|м|смт|г)(?!\w)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*(?:[rр]\.(?=\s*[-–—:/,.(\[])|[rр](?=\.)|roku|року)?\s*(?:[(\[/][^()\[\]/\n]{1,25}[)\]/]\s*)?"
    r"(?P<end>[-–—:/,.]|$)"
)
_DASH = "-–—:/."
_APART = re.compile(r"^\s*(?:r\.|roku|р\.|року)?\s*[-–—:|/.)\]»]|^\s*(?:r\.|р\.)?\s*$")
_PARTED = re.compile(r"[-–—:|/(\[«]\s*(?:le|ngày|z dnia|від)?\s*$", re.IGNORECASE)


def dateline_day(text: str, title: str) -> Moment | None:
    """Return the day that the text begins with after its place, None if with none.

    Args:
        text: the page's text, a line a block.
        title: the headline; the text is what follows it.
    """
    for line in _first_lines(text, title):
        for moment in written_moments(line[:_LATEST]):
            if _is_dateline(line, moment):
                return moment
            break
    return None


def parted_day(title: str) -> Moment | None:
    """Return the day that stands in a headline apart from its words, None if none."""
    for moment in written_moments(title):
        before, after = title[: moment.start], title[moment.end :]
        begins = not before.strip() and _APART.match(after)
        ends = _PARTED.search(before) and _APART.match(after)
        if begins or ends:
            return moment
    return None


def told_day(title: str) -> Moment | None:
    """Return the only day of which a headline tells, None if there is none."""
    days = list(written_moments(title))
    return days[0] if len(days) == 1 else None


def _first_lines(text: str, title: str) -> Iterator[str]:
    """Yield the first lines of running text below the headline."""
    at = text.find(title) if title else -1
    found = 0
    for line in text[at + len(title) if at >= 0 else 0 :].split("\n"):
        if len(line.strip()) >= _TEXT_CHARS:
            yield line.strip()
            found += 1
        if found == _MOST_LINES:
            return


def _is_dateline(line: str, moment: Moment) -> bool:
    """Return whether a line begins with a place and a day, and then its text."""
    after = _AFTER.match(line[moment.end :])
    if not after:
        return False
    before = _SMALL.sub(" ", line[: moment.start])
    words = _WORD.findall(before)
    if not words:  # a day alone: "7.03.2026 – The bridge …"
        return after["end"] in set("-–—:/")
    if after["end"] == "." and line[moment.end + after.end() :].strip()[:1].islower():
        return False  # a sentence goes on after a short form of "year"
    named = len(words) <= _MOST_BEFORE and all(w[0].isupper() for w in words)
    return named and (after["end"] in set(_DASH) or "," in before or "(" in before)
