"""Which articles does a page link to that lists them?"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urlsplit

from lxml.etree import ParserError
from lxml.html import HTMLParser, document_fromstring

from corpus.feeds.plain_text import plain_title, web_address
from corpus.file_kinds import FileKind, kind_of
from fetcher.discovery.answer import unpack, what_came
from fetcher.discovery.index import Discovered, Index, Outcome, failed, index_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from fetcher.sources import Source

_FEW = 3
"""A page with fewer links within its site lists nothing: it is an error page."""
_LONGEST_TITLE = 300


def read_list(data: bytes, url: str, source: Source, charset: str = "") -> Index:
    """Return what a page links to within its site; `nofollow` is for search engines.

    Args:
        data: the body of the answer.
        url: the address that answered.
        source: whose page it is.
        charset: the encoding that the answer's head states, or "".
    """
    unpacked = unpack(data)
    if isinstance(unpacked, Index):
        return unpacked
    if kind_of(unpacked.data) not in {FileKind.HTML, FileKind.XML, FileKind.OTHER}:
        what = what_came(unpacked.data)
        return failed(Outcome.NOT_AN_INDEX, f"{what}, not a page of links")
    tree = _tree(unpacked.data, charset)
    links = list(_links(tree, url)) if tree is not None else []
    if len({link.url for link in links}) < _FEW:
        what = what_came(unpacked.data)
        reason = f"{what} with hardly a link within its site: an error page, perhaps"
        return failed(Outcome.NOT_AN_INDEX, reason)
    return index_of(_titled(links), source, cut=unpacked.cut)


def _tree(data: bytes, charset: str) -> HtmlElement | None:
    """Return a page's elements, None if it has none."""
    for encoding in dict.fromkeys((charset or None, None)):
        try:
            parser = HTMLParser(encoding=encoding, huge_tree=False)
            return document_fromstring(data, parser=parser)
        except LookupError:
            continue  # the answer's head states an encoding that does not exist
        except (ParserError, ValueError):
            return None
    return None


def _links(tree: HtmlElement, url: str) -> Iterator[Discovered]:
    """Yield what a page links to on hosts of its site, in its order."""
    base = web_address(next(iter(tree.xpath("//base/@href")), ""), url) or url
    site = _site(url)
    page = urldefrag(url)[0]
    for anchor in tree.iter("a", "area"):
        address = urldefrag(web_address(anchor.get("href") or "", base))[0]
        if address not in {"", page} and _within(address, site):
            title = anchor.get("title") or anchor.text_content()
            yield Discovered(url=address, title=plain_title(title[:_LONGEST_TITLE]))


def _site(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _within(url: str, site: str) -> bool:
    host = _site(url)
    return host == site or host.endswith(f".{site}")


def _titled(links: list[Discovered]) -> Iterator[Discovered]:
    """Yield each address once, where it is first linked, with its longest title.

    A picture, a headline and "read on" often link to one article.
    """
    longest: dict[str, Discovered] = {}
    for link in links:
        known = longest.setdefault(link.url, link)
        if len(link.title) > len(known.title):
            longest[link.url] = link
    yield from longest.values()
