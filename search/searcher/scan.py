"""Which articles does a query find, without highlights or facets?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.port.matches import TaggedArticle
    from search.query.request import Query
    from search.searcher.open_generation import OpenGeneration

SCAN_PAGE = 1_000
"""Articles that are ranked at a time where all of them are read."""


def identify_page(generation: OpenGeneration, query: Query) -> tuple[str, ...]:
    """Return the ids of a page's articles; the page may be of any size.

    Raises:
        QueryError: the query is too expensive.
    """
    query, _ = generation.values.resolve(query)
    planned = generation.planner.relax(query)
    return tuple(id_ for id_, _ in generation.order.page(query, planned))


def scan_articles(generation: OpenGeneration, query: Query) -> Iterator[TaggedArticle]:
    """Yield all articles that match a query, in its order and not by stories.

    Raises:
        QueryError: the query is too expensive.
    """
    query, _ = generation.values.resolve(query)
    page = replace(query, grouped=False, page=1, size=SCAN_PAGE)
    planned = generation.planner.relax(page)
    while scored := generation.order.page(page, planned):
        for article_id, _ in scored:
            if tagged := generation.engine.get(article_id):
                yield tagged
        page = replace(page, page=page.page + 1)
