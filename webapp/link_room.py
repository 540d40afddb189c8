"""How many links has a page room for?

Each link of a page repeats the whole question, so that a page with hundreds of them
would be of megabytes where the question is long. Each part of a page has a share of
bytes for its addresses; where they do not fit, it has fewer links, or none.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from flask import g

from webapp.links import search_url

if TYPE_CHECKING:
    from search.query.request import Query


class Share(IntEnum):
    """Bytes of a page for the addresses of one of its parts."""

    EQUIVALENTS = 12_000
    FACETS = 55_000
    TAGS = 35_000
    HITS = 30_000
    VERSIONS = 20_000


AROUND = 40
"""Bytes of an address besides those of the search: the path, a value, an id."""


def room_for(share: Share, query: Query) -> int:
    """Return how many links to searches like a query a part of its page has room for.

    It must be called within a request.
    """
    last: tuple[Query, int] | None = g.get("address_length")
    if last is None or last[0] is not query:
        length = len(search_url(query).encode()) + AROUND
        g.address_length = last = (query, length)
    return share // last[1]
