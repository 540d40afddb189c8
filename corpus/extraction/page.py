"""What does a saved page hold, before any question is asked of it?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from corpus.raw_article import Capture


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as the modules of this package read it.

    Attributes:
        text: its source, decoded.
        tree: its elements, parsed once; nobody changes them.
        url: its address: of the capture, else what the page states of itself, or "".
        capture: what is known besides the page, None of a file that somebody saved.
    """

    text: str
    tree: HtmlElement
    url: str
    capture: Capture | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A value and where on the page it was found.

    Attributes:
        value: the value; "" if there is none.
        place: such as "json-ld", "h1", "og", "date line", "site rule"; "" if none.
    """

    value: str = ""
    place: str = ""
