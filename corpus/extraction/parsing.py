"""Which page do some bytes hold?"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from lxml.etree import ParserError
from lxml.html import HTMLParser, document_fromstring

from corpus.errors import Kind, UnreadableError
from corpus.extraction.address import own_address
from corpus.extraction.decoding import decode_page
from corpus.extraction.linked_data import find_objects
from corpus.extraction.own_objects import own_objects
from corpus.extraction.page import Page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.html import HtmlElement

    from corpus.raw_article import Capture

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
# What XML cannot hold: lxml would stop at the first.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SAMPLE = 20_000
_BINARY = 0.05
"""Share of control signs from which on bytes are no text; by chance there are 0.1."""
# Quotation marks enclose a value right after "=" only, as browsers see it. What has no
# end reaches to that of the page, so that no piece is looked through twice.
_TAG = re.compile(
    r"""<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1|\Z)"""
    r"""|<[a-z](?P<attributes>(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+)""",
    re.DOTALL | re.IGNORECASE,
)
_VALUE = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+')|/""")
MOST_ATTRIBUTES = 5_000
"""Of one tag: the parser compares each with all the others."""
_META_KEYS = ("property", "name", "itemprop", "http-equiv")
_LONGEST_META = 2000
_MOST_ALIKE = 20


def read_page(data: bytes, capture: Capture | None) -> Page:
    """Return a page, decoded and parsed; its letters have their accents in them (NFC).

    Raises:
        UnreadableError: there is nothing in it, it is no text, or one of its tags has
            more than `MOST_ATTRIBUTES` attributes.
    """
    text = decode_page(data, capture.charset if capture else "")
    _check(text)
    text = unicodedata.normalize("NFC", text)
    text = _CONTROL.sub("", _DECLARATION.sub("", text, count=1))
    try:
        tree = document_fromstring(text, parser=HTMLParser(huge_tree=False))
    except (ParserError, ValueError) as error:
        reason = "the page is empty; save it anew"
        raise UnreadableError(reason) from error
    page = Page(
        text=text,
        tree=tree,
        url="",
        capture=capture,
        objects=find_objects(tree),
        metas=_metas(tree),
    )
    page = replace(page, objects=own_objects(page))
    return replace(page, url=own_address(page))


def _check(text: str) -> None:
    """Check that a page is text whose tags can be parsed.

    Raises:
        UnreadableError: it is not.
    """
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > _BINARY * len(sample):
        reason = "not text but binary data, and no HTML page; leave it out"
        raise UnreadableError(reason)
    for tag in _TAG.finditer(text):
        attributes = tag["attributes"] or ""
        if len(attributes) <= MOST_ATTRIBUTES:
            continue
        if len(_VALUE.sub(" ", attributes).split()) > MOST_ATTRIBUTES:
            reason = f"a tag of over {MOST_ATTRIBUTES} attributes; leave it out"
            raise UnreadableError(reason, kind=Kind.LIMIT)


def _metas(tree: HtmlElement) -> Mapping[str, tuple[str, ...]]:
    metas: dict[str, tuple[str, ...]] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or "")[:_LONGEST_META].split())
        for key in _META_KEYS:
            name = (element.get(key) or "").strip().lower()
            if name and content and len(metas.get(name, ())) < _MOST_ALIKE:
                metas[name] = (*metas.get(name, ()), content)
    return MappingProxyType(metas)
