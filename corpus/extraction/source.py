"""Who published a page?"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from corpus.extraction.element_text import stated_text
from corpus.extraction.linked_data import text_of
from corpus.extraction.page import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.extraction.page import Page
    from corpus.extraction.sites import Site

LONGEST = 80
"""Most characters of a publisher's name."""
_METAS = ("og:site_name", "application-name", "apple-mobile-web-app-title")


def find_source(page: Page, site: Site | None, address: str) -> Finding:
    """Return the name of a page's publisher, at least that of its host.

    Args:
        page: the page.
        site: the rules of its site.
        address: of its article, or "".
    """
    for finding in _stated(page, site):
        name = stated_text(finding.value)
        if name and len(name) <= LONGEST and "://" not in name:
            return Finding(name, finding.place)
    try:
        host = (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        host = ""
    return Finding(host, "address" if host else "")


def _stated(page: Page, site: Site | None) -> Iterator[Finding]:
    if page.capture:
        yield Finding(page.capture.source, "source")
    if site:
        yield Finding(site.source, "site rule")
    for item in page.objects[:5]:
        yield Finding(text_of(item.get("publisher")), "json-ld")
    for name in _METAS:
        yield page.meta(name)
