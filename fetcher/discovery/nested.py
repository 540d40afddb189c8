"""Which of the sitemaps that an index names are to be asked?"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from corpus.web_address import canonical_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Set as AbstractSet

    from fetcher.discovery.index import Index, Nested
    from fetcher.sources import Source

MAX_DEPTH = 3
"""Most indexes that lead one to another; the protocol knows one level."""
_DAY = re.compile(r"(\d{4})\D?(\d{1,2})(?:\D?(\d{1,2}))?")
_SLACK = timedelta(days=1)
"""Days begin at different moments in different zones."""


def sitemaps_to_ask(
    index: Index,
    source: Source,
    *,
    since: date | None = None,
    asked: AbstractSet[str] = frozenset(),
    depth: int = 1,
) -> tuple[Nested, ...]:
    """Return the sitemaps of an index that are to be asked, in its order.

    Where the source's `sitemap_days` finds a day or a month in a sitemap's address,
    that decides whether it is asked; else the moment of its last change, if stated.

    Args:
        index: what was read of it.
        source: whose index it is.
        since: the first day of interest; None for all.
        asked: canonical addresses that were asked in this pass; those are left out.
        depth: how many indexes led here, this one included; from `MAX_DEPTH` on,
            none is asked.
    """
    if depth >= MAX_DEPTH:
        return ()
    return tuple(_wanted(index, source, since, asked))


def _wanted(
    index: Index, source: Source, since: date | None, asked: AbstractSet[str]
) -> Iterator[Nested]:
    seen = set(asked)
    for sitemap in index.nested:
        address = canonical_url(sitemap.url)
        if address and address not in seen and _is_recent(sitemap, source, since):
            yield sitemap
        seen.add(address)


def _is_recent(sitemap: Nested, source: Source, since: date | None) -> bool:
    if since is None:
        return True
    last = last_day(sitemap.url, source)
    if last is None and sitemap.modified is not None:
        last = sitemap.modified.date()
    return last is None or last + _SLACK >= since


def last_day(url: str, source: Source) -> date | None:
    """Return the last day that a sitemap covers, None if its address does not tell."""
    found = source.sitemap_days.search(url) if source.sitemap_days else None
    match = _DAY.fullmatch(found[1] or "") if found else None
    if match is None:
        return None
    year, month = int(match[1]), int(match[2])
    try:
        return date(year, month, int(match[3] or monthrange(year, month)[1]))
    except ValueError:
        return None
