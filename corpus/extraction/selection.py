"""Which elements of a page does a selector choose?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml.cssselect import CSSSelector

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def select(tree: HtmlElement, selector: str) -> list[HtmlElement]:
    """Return the elements that a selector of CSS chooses, in the page's order."""
    return list(CSSSelector(selector, translator="html")(tree))
