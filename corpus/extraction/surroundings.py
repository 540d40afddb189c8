"""Which elements stand around an article on every page of a site?"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TAGS = frozenset(("nav", "aside", "footer", "form"))
_WORDS = (
    r"(?:related|sidebar|footer|comment\w*|komentarz\w*|binhluan|widgets?"
    r"|menu|nav|navbar|navigation|breadcrumbs?|popular|recommended|newsletter|logo"
    r"|masthead|cookies?|teasers?|copyright|most-?read|read-?more|similar|lire-aussi"
    r"|tinlienquan|tin-lien-quan|calendar|weather)"
)
_NAME = re.compile(rf"^{_WORDS}(?:$|[_-])|[_-]{_WORDS}$", re.IGNORECASE)
# What an article is about, or which columns a page has, is not what an element is.
_ABOUT = re.compile(
    r"^(?:category|tag|tags|post|page|format|type|has|no|with|without|is|single|js)[_-]",
    re.IGNORECASE,
)
_SITE_NAME = re.compile(
    r"(?:^|[\s_-])(?:logo|brand|(?:site|blog|website)[_-]?(?:title|name|heading))(?:$|\s)",
    re.IGNORECASE,
)
_FRONT = re.compile(
    r"^(?:https?://[^/?#]+)?/?(?:index\.\w{2,5})?$|^https?://[^/?#]+/?$", re.IGNORECASE
)


def names_of(element: HtmlElement) -> str:
    """Return the names in an element's class and id, "" if it has none."""
    return f"{element.get('class') or ''} {element.get('id') or ''}".strip()


def is_furniture(element: HtmlElement) -> bool:
    """Return whether an element says of itself that it is no part of an article.

    A name does not tell of what holds a page's headline: systems call the column of an
    article and what is beside it "content-sidebar".
    """
    if element.tag in {"html", "body"}:
        return False
    if element.tag in _TAGS:
        # Whole pages of some systems stand in a form.
        return element.tag != "form" or len(element.xpath(".//p")) == 0
    names = (name for name in names_of(element).split() if not _ABOUT.match(name))
    return any(map(_NAME.search, names)) and not _holds_article(element)


def has_few_children(element: HtmlElement, most: int) -> bool:
    """Return whether an element has at most so many children, without counting all."""
    return next(islice(element, most, None), None) is None


def is_logo(element: HtmlElement) -> bool:
    """Return whether an element holds the site's name: it leads to the front page."""
    if _SITE_NAME.search(names_of(element)):
        return True
    links = [element] if element.tag == "a" else element.iter("a")
    return any(map(leads_home, links))


def leads_home(link: HtmlElement) -> bool:
    """Return whether a link leads to the front page of a site."""
    href = (link.get("href") or "").strip()
    return (
        bool(href and _FRONT.match(href)) or "home" in (link.get("rel") or "").split()
    )


def _holds_article(element: HtmlElement) -> bool:
    """Return whether an element is one that lays out the page, article and all."""
    for inner in element.iter("h1", "article", "main"):
        return inner is not element or element.tag != "h1"
    return False
