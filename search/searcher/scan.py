"""Which articles does a query find, without facets or pages?"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from corpus import LANGUAGES
from search.presentation.query_terms import query_terms
from search.presentation.snippet import make_snippet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from search.port.matches import TaggedArticle
    from search.presentation.query_terms import QueryTerms
    from search.query.request import Query
    from search.searcher.open_generation import OpenGeneration

READ_AT_ONCE = 200
"""Articles that are read at a time where all matches are."""


class Scanned(NamedTuple):
    """An article that matches.

    Attributes:
        tagged: the article with its tags.
        passage: of its text, with the best matches; the beginning where none is.
        story: id of its story.
    """

    tagged: TaggedArticle
    passage: str
    story: str


def identify_page(generation: OpenGeneration, query: Query) -> tuple[str, ...]:
    """Return the ids of a page's articles; the page may be of any size.

    Raises:
        QueryError: the query is too expensive.
    """
    query, _ = generation.values.resolve(query)
    planned = generation.planner.relax(query)
    return tuple(id_ for id_, _ in generation.order.page(query, planned))


def count_matches(generation: OpenGeneration, query: Query) -> int:
    """Return how many articles a query finds, without reading any.

    Raises:
        QueryError: the query is too expensive.
    """
    query, _ = generation.values.resolve(query)
    planned = generation.planner.relax(query)
    first = replace(query, grouped=False, page=1, size=1)
    return generation.engine.rank(first, planned.plans).total


def scan(generation: OpenGeneration, query: Query) -> Iterator[Scanned]:
    """Yield all articles that match a query, in its order and not by stories.

    Raises:
        QueryError: the query is too expensive.
    """
    query, _ = generation.values.resolve(query)
    engine = generation.engine
    planned = generation.planner.relax(query)
    plans = engine.resolve(planned.plans) if planned.plans else {}
    terms = {lang: query_terms(plans.get(lang)) for lang in LANGUAGES}
    matches = generation.order.every(query, planned)
    while ids := [article_id for article_id, _ in islice(matches, READ_AT_ONCE)]:
        articles = engine.get_all(ids)
        for tagged in filter(None, map(articles.get, ids)):
            yield _scanned(tagged, terms)


def _scanned(tagged: TaggedArticle, terms: Mapping[str, QueryTerms]) -> Scanned:
    article = tagged.article
    _, snippet = make_snippet(article, terms[article.lang])
    passage = "".join(fragment.text for fragment in snippet)
    return Scanned(tagged, passage, tagged.story.id)
