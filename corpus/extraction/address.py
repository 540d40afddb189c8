"""At which address was a page's article published?

A captured page was asked for at an address, and one that a browser saved says at which.
What the page calls its canonical address (RFC 6596) is taken instead if it is of the
same site and no front page: many systems write that of their home page there, and one
on another host is that of the text from which this one was taken over.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from corpus.extraction.linked_data import text_of
from corpus.extraction.page import Finding
from corpus.web_address import canonical_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.extraction.page import Page

# How browsers mark a page that they save.
_SAVED_FROM = re.compile(
    r"<!--\s*saved from url=\(\d{1,6}\)(https?://\S{1,2000}?)\s*-->"
    r"|<!--\s*Page saved with SingleFile\s+url:\s*(https?://\S{1,2000})"
    r"|<!--\s*Mirrored from (\S{1,2000}) by HTTrack",
    re.IGNORECASE,
)
_START = 5000
_COUSINS = re.compile(r"^(?:www\d?|m|mobile|amp|touch|wap)\.")
_LONGEST = 2000
_MOST_ALIKE = 5


def find_address(page: Page) -> Finding:
    """Return the address of a page's article."""
    own = known_address(page)
    for stated in _stated(page):
        address = joined(page, stated.value)
        if not address or is_front(address):
            continue
        if not own.value or same_site(address, own.value):
            return Finding(address, stated.place)
    return own


def own_address(page: Page) -> str:
    """Return the address that a page was read at, else what it states, or ""."""
    return known_address(page).value or find_address(page).value


def known_address(page: Page) -> Finding:
    """Return the address that a page was read at, if that is known."""
    if page.capture:
        return Finding(page.capture.url, "capture")
    saved = _SAVED_FROM.search(page.text[:_START])
    if not saved:
        return Finding()
    address = next(filter(None, saved.groups()))
    if saved[3]:
        address = f"http://{address}"
    return Finding(address, "saved from") if canonical_url(address) else Finding()


def joined(page: Page, address: str) -> str:
    """Return an address of a page in whole, "" if it is none of http or https."""
    address = address.strip()
    if not address or len(address) > _LONGEST:
        return ""
    base = page.url or known_address(page).value
    for element in page.tree.iter("base"):
        if element.get("href"):
            base = _join(base, element.get("href"))
            break
    whole = _join(base, address)
    return whole if canonical_url(whole) else ""


def same_site(one: str, other: str) -> bool:
    """Return whether two addresses are of one host, its pages for phones included."""
    hosts = [_COUSINS.sub("", urlsplit(a).hostname or "") for a in (one, other)]
    return hosts[0] == hosts[1] != ""


def stated_in_head(page: Page) -> Iterator[Finding]:
    """Yield what a page's head states to be its address, the canonical one first."""
    links = page.tree.iter("link")
    named = (e for e in links if "canonical" in (e.get("rel") or "").lower().split())
    for link in islice(named, _MOST_ALIKE):
        yield Finding(link.get("href") or "", "canonical")
    yield Finding(page.meta("og:url").value, "og")


def addresses_of(item: dict[str, Any]) -> Iterator[str]:
    """Yield the addresses that an object of linked data states for its page."""
    for key in ("mainEntityOfPage", "url"):
        value = item.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        yield text_of(value)


def _stated(page: Page) -> Iterator[Finding]:
    yield from stated_in_head(page)
    for item in page.objects[:3]:
        yield from (Finding(address, "json-ld") for address in addresses_of(item))


def _join(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return ""


def is_front(address: str) -> bool:
    """Return whether an address is that of a site's front page."""
    parts = urlsplit(address)
    return parts.path in {"", "/"} and not parts.query
