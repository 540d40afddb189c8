"""Which elements of a page may be its headline?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from corpus.extraction.element_text import is_seen, plain, seen_text
from corpus.extraction.surroundings import (
    has_few_children,
    is_furniture,
    is_logo,
    names_of,
)
from corpus.extraction.wording import holds, wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

LONGEST = 400
"""Most characters of a headline."""
MOST = 1500
"""Most elements of a page that are looked at."""

_TAGS = {"h1": 1.0, "h2": 0.85, "h3": 0.8, "h4": 0.7}
_MARKED = 0.9
"""Weight of an element that is no heading but marked as a title."""
_OTHER = 0.6
"""Weight of any other element, such as those of tables that lay out old pages."""
# Names in class and id: of the four languages' systems, too.
_TITLE = re.compile(
    r"(?:^|[\s_-])(?:title|headline|heading|header|tytul|tytuł|naglowek|titre|tieude"
    r"|tieu-?de|zagolovok|entry-?title|post-?title|news-?title|article-?title"
    r"|title-?detail|detail-?title|page-?title|sujet|subject)(?:$|[\s_-])",
    re.IGNORECASE,
)
_OF_BLOCK = re.compile(
    r"block|widget|section|sub|side|list|menu|item|box|module|portlet|rubri|category",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"(?:^|[\s_-])(?:article|post|entry|content|detail|story|news|main)", re.IGNORECASE
)
_APART = 0.5
"""Weight of what stands in furniture, or is only read aloud."""
_FOR_THE_EAR = re.compile(r"sr-?only|visually-?hidden|screen-?reader", re.IGNORECASE)
_DEEPEST = 60
_MOST_CHILDREN = 12


@dataclass(frozen=True, slots=True)
class Heading:
    """An element that may be the headline.

    Attributes:
        element: it.
        text: what is seen of it.
        place: how it is called in reports.
        weight: how much it looks like a headline, 0 to 1.
        is_main: whether it is an h1 outside furniture.
        in_article: whether it stands in the element of an article.
    """

    element: HtmlElement
    text: str
    place: str
    weight: float
    is_main: bool
    in_article: bool

    @property
    def is_marked(self) -> bool:
        """Return whether the page marks it as a heading."""
        return self.element.tag in _TAGS or self.element.get("itemprop") == "headline"

    @property
    def is_titled(self) -> bool:
        """Return whether its class or id says that it is a title, of no block."""
        names = names_of(self.element)
        is_of_block = _OF_BLOCK.search(names) or self.weight <= _OTHER
        return not is_of_block and not self.is_marked


def headings(tree: HtmlElement) -> Iterator[Heading]:
    """Yield the elements of a page that may be its headline, in order."""
    candidates = ((e, weight) for e in tree.iter() if (weight := _weight(e)))
    for element, weight in islice(candidates, MOST):
        text = seen_text(element)
        if not text or len(text) > LONGEST or is_logo(element):
            continue
        furniture, in_article = _surroundings(element)
        if weight == _OTHER and furniture:
            continue
        tag = str(element.tag)
        yield Heading(
            element=element,
            text=text,
            place=tag if tag in _TAGS else "title on the page",
            weight=weight * (_APART if furniture or _is_for_the_ear(element) else 1.0),
            is_main=tag == "h1" and not furniture and not _is_for_the_ear(element),
            in_article=in_article,
        )


def shown_as(heading: Heading, stated: str) -> str:
    """Return a heading's text without a kicker or a note that a stated title lacks.

    They are taken away if they are elements of their own; what else the heading says
    beyond the stated title belongs to it.
    """
    meant = wording(stated)
    parts = [seen_text(child) for child in heading.element.iterdescendants()]
    for part in parts:
        if wording(part) == meant and part != heading.text:
            return part
    rest = heading.text
    for part in sorted(filter(None, parts), key=len, reverse=True):
        if not holds(meant, wording(part)):
            rest = plain(rest.replace(part, " ", 1))
    return plain(rest.strip(" :|-–—•/")) if wording(rest) == meant else heading.text


def _weight(element: HtmlElement) -> float:
    """Return how much an element by itself looks like a headline, 0 if not at all."""
    if not isinstance(element.tag, str) or not is_seen(element):
        return 0.0
    if weight := _TAGS.get(element.tag):
        if element.get("itemprop") == "headline":
            return max(weight, 0.95)
        return weight
    if element.tag in {"html", "body", "head", "title", "meta", "link", "header"}:
        return 0.0
    if (element.get("itemprop") or "").split()[:1] == ["headline"]:
        return _MARKED
    names = names_of(element)
    if names and _TITLE.search(names) and has_few_children(element, _MOST_CHILDREN):
        return _MARKED * 0.85
    if element.tag in {"b", "strong", "td", "font", "big", "p", "span", "div", "a"}:
        return _OTHER if len(element) == 0 and element.text else 0.0
    return 0.0


def _is_for_the_ear(element: HtmlElement) -> bool:
    return bool(_FOR_THE_EAR.search(names_of(element)))


def _surroundings(element: HtmlElement) -> tuple[bool, bool]:
    """Return whether an element stands in furniture, and whether in an article."""
    in_article = False
    for depth, parent in enumerate(element.iterancestors()):
        if depth > _DEEPEST or parent.tag in {"body", "html"}:
            break
        if not in_article and is_furniture(parent):
            return True, False
        in_article = (
            in_article
            or parent.tag in {"article", "main"}
            or bool(_ARTICLE.search(names_of(parent)))
        )
    return False, in_article
