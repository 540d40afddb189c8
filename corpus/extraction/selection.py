"""Which elements of a page does a selector choose?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cssselect import HTMLTranslator
from lxml.etree import XPath

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def select(tree: HtmlElement, selector: str) -> list[HtmlElement]:
    """Return the elements that a selector of CSS chooses, those within others not."""
    if not selector:
        return []
    found = XPath(HTMLTranslator().css_to_xpath(selector))(tree)
    chosen = set(found)
    return [e for e in found if chosen.isdisjoint(e.iterancestors())]
