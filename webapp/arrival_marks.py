"""By what does a browser know which articles of a list arrived since its last visit?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from search.arrivals import moment
from search.query.request import Sort
from search.searcher.latest import arrivals_of
from webapp.links import search_url
from webapp.request_context import current_reader

if TYPE_CHECKING:
    from search.query.request import Query


def arrived(article_id: str) -> str:
    """Return when an article came into the collection, in ISO 8601.

    It is "" for what the first build of the index found, which is nobody's news.
    """
    arrivals = arrivals_of(current_reader())
    first = arrivals.of(article_id).first
    return first.isoformat() if first > moment(arrivals.baseline) else ""


def index_moment() -> str:
    """Return up to when a page of the index has all that arrived, in ISO 8601."""
    return moment(arrivals_of(current_reader()).stamp).isoformat()


def recently_added_url(query: Query) -> str:
    """Return the URL of a search with what came into the collection last first."""
    return search_url(replace(query, sort=Sort.ARRIVED, page=1))
