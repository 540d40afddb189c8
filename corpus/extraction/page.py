"""What does a saved page hold, before any question is asked of it?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from lxml.etree import ParserError
from lxml.html import HTMLParser, document_fromstring

from corpus.errors import UnreadableError
from corpus.extraction.decoding import decode_page
from corpus.extraction.linked_data import find_objects

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.html import HtmlElement

    from corpus.raw_article import Capture

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
# What XML cannot hold: lxml would stop at the first.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_META_KEYS = ("property", "name", "itemprop", "http-equiv")
_LONGEST_META = 2000


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


def read_page(data: bytes, capture: Capture | None) -> Page:
    """Return a page, decoded and parsed.

    Raises:
        UnreadableError: there is nothing in it.
    """
    text = decode_page(data, capture.charset if capture else "")
    text = _CONTROL.sub("", _DECLARATION.sub("", text, count=1))
    try:
        tree = document_fromstring(text, parser=HTMLParser(huge_tree=False))
    except (ParserError, ValueError) as error:
        reason = "the page is empty; save it anew"
        raise UnreadableError(reason) from error
    return Page(
        text=text,
        tree=tree,
        url=capture.url if capture else "",
        capture=capture,
        objects=find_objects(tree),
        metas=_metas(tree),
    )


def _metas(tree: HtmlElement) -> Mapping[str, tuple[str, ...]]:
    metas: dict[str, tuple[str, ...]] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or "")[:_LONGEST_META].split())
        for key in _META_KEYS:
            name = (element.get(key) or "").strip().lower()
            if name and content:
                metas[name] = (*metas.get(name, ()), content)
    return MappingProxyType(metas)
