"""Which other languages does a page say that its article is in, and where?

Publishers name versions by `<link rel="alternate" hreflang>`
(https://developers.google.com/search/docs/specialty/international/localized-versions)
with tags of RFC 5646. Half of what they name are other things: the page itself, front
pages of other editions. What is returned here is only what one page says; the linker
believes it where the other page says the same.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from analyzers import LANGUAGES
from corpus.extraction.address import joined
from corpus.web_address import id_of_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.extraction.page import Page

MOST = 12
"""Most versions of an article."""
# Codes of the countries, written by mistake for those of their languages.
_MISTAKEN = {"ua": "uk", "vn": "vi"}
_FRONT = re.compile(
    r"^/?(?:[a-z]{2}(?:[-_][a-z]{2})?)?/?(?:index\.\w+)?$", re.IGNORECASE
)


def find_alternates(page: Page, address: str) -> tuple[str, ...]:
    """Return the addresses of versions in our languages, each once, in order.

    Args:
        page: the page.
        address: of its article, or "".
    """
    links = page.capture.links if page.capture else ()
    own = id_of_url(address)
    found: dict[str, str] = {}
    for link in chain(links, _named(page)):
        if len(found) == MOST:
            break
        key = id_of_url(link)
        if key and key != own and not _is_front(link):
            found.setdefault(key, link)
    return tuple(found.values())


def language_of_tag(tag: str) -> str:
    """Return which language of ours a tag names, "" if none."""
    primary = tag.strip().lower().replace("_", "-").split("-")[0]
    primary = _MISTAKEN.get(primary, primary)
    return primary if primary in LANGUAGES else ""


def _named(page: Page) -> Iterator[str]:
    for link in page.tree.iter("link"):
        rels = (link.get("rel") or "").lower().split()
        if "alternate" not in rels or not language_of_tag(link.get("hreflang") or ""):
            continue
        if address := joined(page, link.get("href") or ""):
            yield address


def _is_front(address: str) -> bool:
    parts = urlsplit(address)
    return bool(_FRONT.match(parts.path)) and not parts.query
