"""By which ids does a feed reader know a feed and its entries again?

They are `tag:` URIs (RFC 4151). They name what is asked and which story it is, and
neither where the collection is served nor the language of the reader: whoever moves it
to another host sends nobody the same news again.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from search.query.request import Sort
from webapp.query_string import DEFAULT_SIZE, query_args

if TYPE_CHECKING:
    from search.query.request import Query

AUTHORITY = "tag:hoptac.invalid,2026:"
"""Beginning of all ids; no domain is called so, as none is ours for good."""
_SAFE = "/~!$'()*+,;=:@"
"""Signs of an article's id that an id needs not escape."""


def feed_id(query: Query) -> str:
    """Return the id of the feed of a query, however it was asked for.

    Args:
        query: with the index's own values; its page, size, order and preferred
            languages are not part of what is asked.
    """
    asked = replace(query, page=1, size=DEFAULT_SIZE, sort=Sort.RELEVANCE, preferred=())
    args = sorted(query_args(asked, grouped=True))
    return (
        AUTHORITY + "search" + (f"?{urlencode(args, quote_via=quote)}" if args else "")
    )


def entry_id(article_id: str) -> str:
    """Return the id of a story, or of an article.

    Args:
        article_id: of the article, or of the version of the story that came first.
    """
    return f"{AUTHORITY}article/{quote(article_id, safe=_SAFE, errors='replace')}"


def scheme_of(facet: str) -> str:
    """Return what a feed calls the values of a facet: the scheme of its categories."""
    return AUTHORITY + facet
