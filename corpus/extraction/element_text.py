"""What does a reader see of an element's text?"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_UNSEEN = frozenset(
    ("script", "style", "noscript", "template", "svg", "button", "iframe", "select")
)
INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data"),
        *("em", "font", "i", "ins", "kbd", "mark", "q", "s", "small", "span", "strong"),
        *("sub", "sup", "time", "tt", "u", "wbr"),
    )
)
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
# Soft hyphen, zero-width signs and marks of direction.
_INVISIBLE = re.compile("[\xad\u200b-\u200f\u2060\ufeff]")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_MAX_PARTS = 4000
_BORDER = "\0"
_BORDER_OF_LINE = re.compile(
    "(?<=[a-zß-öø-ÿа-яєіїґ0-9.!?:])\0+(?=[A-ZÀ-ÖØ-ÞА-ЯЄІЇҐ«„“])"
)


def seen_text(element: HtmlElement) -> str:
    """Return an element's text on one line, without what its page hides.

    Blocks and line breaks part words. So does the border of an inline element before
    a capital, as styles set such parts on lines of their own.
    """
    text = "".join(
        part for part, _ in zip(_parts(element), range(_MAX_PARTS), strict=False)
    )
    return plain(_BORDER_OF_LINE.sub(" ", text).replace(_BORDER, ""))


def plain(text: str) -> str:
    """Return a text on one line without invisible signs."""
    return _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip(" \t\n\xa0")


def stated_text(text: str) -> str:
    """Return what an attribute or linked data says, without tags and entities.

    Some pages escape twice.
    """
    for _ in range(2):
        if "&" in text:
            text = html.unescape(text)
    return plain(_TAG.sub(" ", text))


def is_seen(element: HtmlElement) -> bool:
    """Return whether nothing about the element itself hides it."""
    return not (
        element.tag in _UNSEEN
        or element.get("hidden") is not None
        or _HIDDEN.search(element.get("style") or "")
    )


def _parts(element: HtmlElement) -> Iterator[str]:
    """Yield pieces of text with a blank or a mark at the borders of elements."""
    if not isinstance(element.tag, str) or not is_seen(element):
        return
    border = _BORDER if element.tag in INLINE else " "
    yield border
    yield element.text or ""
    for child in element:
        yield from _parts(child)
        yield child.tail or ""
    yield border
