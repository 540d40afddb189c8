"""In which time zone does a publisher live?"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from corpus.extraction.page_data import pairs

if TYPE_CHECKING:
    from corpus.extraction.page import Page
    from corpus.extraction.sites import Site


def zone_of(page: Page, site: Site | None, address: str) -> ZoneInfo | None:
    """Return the zone of a page's publisher, None if nothing tells it.

    What a source or a site's rule states comes first, then the country of the host,
    then the page's language.

    Args:
        page: the page.
        site: the rules of its site.
        address: of the page, or "".
    """
    stated = page.capture.zone if page.capture else ""
    names = (stated, site.zone if site else "", _of_host(address), _of_language(page))
    for name in filter(None, names):
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError):
            continue
    return None


def _of_host(address: str) -> str:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return pairs("zones.tsv").get(f".{host.rpartition('.')[2]}", "") if host else ""


def _of_language(page: Page) -> str:
    tag = (page.tree.get("lang") or "").strip().lower().replace("_", "-")
    zones = pairs("zones.tsv")
    return zones.get(tag) or zones.get(tag.split("-")[0], "")
