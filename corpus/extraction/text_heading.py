"""Does a heading nearer to the text name the article, rather than the one above it?

Old pages have the site's name or a section in their first heading, and in `<title>`
too; the headline is the heading right above the text. A subtitle stands there as well,
so a heading of more than two words stays, unless both are of the highest rank.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.extraction.headings import headings
from corpus.extraction.page import Finding
from corpus.extraction.visible_text import visible_text
from corpus.extraction.wording import wording

if TYPE_CHECKING:
    from collections.abc import Collection

    from corpus.extraction.headings import Heading
    from corpus.extraction.page import Page

_TAGS = frozenset(("h1", "h2", "h3"))
_MOST_SECTION, _MOST_NAME = 2, 4
"""Most words of a section's name, and of a site's."""
_LEAST_HEADLINE = 4
_BETWEEN = 60
"""Most characters between two headings of which the second is the headline."""
_LINES = 12
"""How many lines below a heading the text begins at the latest, empty ones too."""
_TEXT_CHARS = 80
"""Least characters of a line of running text."""


def nearer_heading(page: Page, chosen: Finding, sure: Collection[str]) -> Finding:
    """Return the headline that stands between a chosen heading and the text.

    Args:
        page: the page.
        chosen: the heading that was taken for the headline.
        sure: wordings of titles that the page states of its article.

    Returns:
        `chosen`, if no other is likelier.
    """
    words = len(wording(chosen.value).split())
    if chosen.place not in _TAGS or words > _MOST_NAME:
        return chosen
    shown = [h for h in headings(page.tree) if h.element.tag in _TAGS]
    for above, below in pairwise(shown):
        if above.text != chosen.value:
            continue
        is_second = above.element.tag == below.element.tag == "h1"
        is_section = words <= _MOST_SECTION and wording(chosen.value) not in sure
        if (is_second or is_section) and _is_headline(page, above, below, words):
            return Finding(below.text, below.place)
    return chosen


def _is_headline(page: Page, above: Heading, below: Heading, words: int) -> bool:
    """Return whether a heading may be the headline, and leads from another to text."""
    length = len(wording(below.text).split())
    if length < max(_LEAST_HEADLINE, words + 1) or below.text.endswith("."):
        return False
    if below.element.find(".//a") is not None or below.weight < above.weight / 2:
        return False
    seen = visible_text(page.tree)
    places = dict(seen.offsets)
    if above.element not in places or below.element not in places:
        return False
    first = places[above.element] + len(above.text)
    start = places[below.element]
    lines = seen.text[start + len(below.text) :].split("\n")[:_LINES]
    return start - first <= _BETWEEN and any(len(x) >= _TEXT_CHARS for x in lines)
