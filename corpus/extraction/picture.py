"""Which picture does a page name for its article?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.extraction.address import joined
from corpus.extraction.linked_data import is_article
from corpus.extraction.page import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.extraction.page import Page

_METAS = (
    *("og:image:secure_url", "og:image", "og:image:url", "twitter:image"),
    *("twitter:image:src", "thumbnailurl"),
)
# What sites name where an article has no picture of its own.
_NONE = re.compile(
    r"(?:^|[/_.-])(?:logo|default|placeholder|no-?image|no-?photo|favicon|share-?image"
    r"|og-?image|blank|avatar)(?:[_.-]|$)",
    re.IGNORECASE,
)
_DEEPEST = 4


def find_picture(page: Page) -> Finding:
    """Return the address of an article's picture, none of a logo in its place."""
    for stated in _stated(page):
        address = joined(page, stated.value)
        if address and not _NONE.search(address.rpartition("/")[2]):
            return Finding(address, stated.place)
    return Finding()


def _stated(page: Page) -> Iterator[Finding]:
    for name in _METAS:
        for value in page.metas.get(name, ()):
            yield Finding(value, "og" if name.startswith("og:") else f"meta {name}")
    for item in filter(is_article, page.objects):
        for value in _addresses(item.get("image"), 0):
            yield Finding(value, "json-ld")
    for link in page.tree.iter("link"):
        if (link.get("rel") or "").lower() == "image_src":
            yield Finding(link.get("href") or "", "image_src")


def _addresses(value: object, depth: int) -> Iterator[str]:
    """Yield the addresses in what linked data says of a picture."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list) and depth < _DEEPEST:
        for inner in value:
            yield from _addresses(inner, depth + 1)
    elif isinstance(value, dict) and depth < _DEEPEST:
        for key in ("url", "contentUrl", "@id"):
            yield from _addresses(value.get(key), depth + 1)
