"""Which paragraphs does a piece of HTML have that is no page, as feeds hold?"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from lxml.etree import ParserError
from lxml.html import HTMLParser, fragment_fromstring

from corpus.web_address import same_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "dd", "div", "dl", "dt"),
        *("footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li"),
        *("main", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"),
    )
)
_UNREAD = frozenset(
    (
        *("audio", "button", "figure", "iframe", "input", "noscript", "object"),
        *("script", "select", "style", "svg", "template", "textarea", "video"),
    )
)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_ESCAPED = re.compile(r"&lt;/?(?:p|br|div|a|b|strong|em|img|span)\b", re.IGNORECASE)
_EMPTY_LINE = re.compile(r"\n\s*\n")
# What XML cannot hold.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def paragraphs_of(source: str, url: str = "") -> list[str]:
    """Return the paragraphs of a piece of HTML, or of plain text.

    Args:
        source: HTML; escaped once too often is allowed, as some feeds are.
        url: address of the article that it belongs to. A last paragraph with a link to
            it is left out: programs add it, to say where the article appeared first.
    """
    if not _TAG.search(source) and _ESCAPED.search(source):
        source = html.unescape(source)
    source = _CONTROL.sub("", source)
    if not _TAG.search(source):
        parts = (html.unescape(part) for part in _EMPTY_LINE.split(source))
        return [line for part in parts if (line := " ".join(part.split()))]
    try:
        parser = HTMLParser(huge_tree=False)
        tree = fragment_fromstring(source, create_parent="div", parser=parser)
    except (ParserError, ValueError):
        return []
    _drop_origin(tree, url)
    paragraphs = ("".join(_pieces(tree))).split("\n")
    return [line for part in paragraphs if (line := " ".join(part.split()))]


def _drop_origin(tree: HtmlElement, url: str) -> None:
    """Drop the last element if it is a paragraph with a link to an address."""
    if url and len(tree) and tree[-1].tag == "p":
        links = [str(link) for link in tree[-1].xpath(".//a/@href")]
        if any(same_address(link, url) for link in links):
            tree.remove(tree[-1])


def _pieces(element: HtmlElement) -> Iterator[str]:
    """Yield the texts of an element, with a line break around each block.

    Blanks and line breaks within a text are one blank, as a browser shows them.
    """
    if not isinstance(element.tag, str) or element.tag in _UNREAD:
        return
    edge = "\n" if element.tag in _BLOCKS or element.tag == "br" else ""
    yield edge
    yield _on_one_line(element.text)
    for child in element:
        yield from _pieces(child)
        yield _on_one_line(child.tail)
    yield edge


def _on_one_line(text: str | None) -> str:
    return re.sub(r"\s+", " ", text) if text else ""
