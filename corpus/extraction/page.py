"""What does a saved page hold, before any question is asked of it?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

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
        objects: what it states about articles as linked data, best first; see
            `corpus.extraction.linked_data`.
        metas: contents of its `<meta>` by their names in lower case, none empty.
    """

    text: str
    tree: HtmlElement
    url: str
    capture: Capture | None = None
    objects: tuple[dict[str, Any], ...] = ()
    metas: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def meta(self, *names: str) -> Finding:
        """Return what the first of some `<meta>` states that there is."""
        for name in names:
            if found := self.metas.get(name):
                return Finding(found[0], f"meta {name}")
        return Finding()


@dataclass(frozen=True, slots=True)
class Finding:
    """A value and where on the page it was found.

    Attributes:
        value: the value; "" if there is none.
        place: such as "json-ld", "h1", "og", "date line", "site rule"; "" if none.
    """

    value: str = ""
    place: str = ""
