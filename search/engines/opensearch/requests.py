"""Which searches answer a request: its page, its totals, its facets and its times?

What limits all that is asked for stands in the query. A selection that offers
alternatives does not limit the counts of its own facet, and dates do not limit those of
months and years: these filters stand behind the query, and before each count but
theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from search.engines.opensearch.mapping import ARTICLE
from search.engines.opensearch.plan_queries import day_range
from search.engines.opensearch.scripts import by_language
from search.query.request import Sort

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from search.query.facets import FacetField
    from search.query.request import Query

    Clause = dict[str, Any]

MOST_VALUES = 10_000
"""Values of a facet that are counted at once; further ones are paged through."""
STORIES: Mapping[str, Any] = {"stories": {"parent": {"type": ARTICLE}}}
"""Counts the stories of the articles of a count."""
_SCORE, _DAY, _ID = {"_score": "desc"}, {"published": "desc"}, {"id": "asc"}
SORTS: Mapping[Sort, Sequence[Mapping[str, str]]] = {
    Sort.RELEVANCE: (_SCORE, _DAY, _ID),
    Sort.NEWEST: (_DAY, _SCORE, _ID),
    Sort.OLDEST: ({"published_last": "asc"}, _SCORE, _ID),
    Sort.ARRIVED: ({"arrived": "desc"}, _DAY, _ID),
}
"""The keys of each order, which leave no two articles equal."""
_HIT_FIELDS = ("id", "story")


class Filters(NamedTuple):
    """The filters of a query, by what they do not limit.

    Attributes:
        always: they limit everything.
        selections: by facet, whose own counts they do not limit.
        dates: they do not limit the counts of months and years.
    """

    always: tuple[Clause, ...]
    selections: Mapping[FacetField, Clause]
    dates: tuple[Clause, ...]

    def but(self, facet: FacetField | None = None) -> list[Clause]:
        """Return those that do not limit everything, but for a facet's own."""
        own = [clause for field, clause in self.selections.items() if field != facet]
        return [*own, *self.dates]


def filters_of(
    query: Query, facets: Iterable[FacetField] = (), *, times: bool = False
) -> Filters:
    """Return a query's filters.

    Args:
        query: with selections, exclusions and dates.
        facets: those that are counted.
        times: whether months and years are counted.
    """
    always: list[Clause] = []
    selections: dict[FacetField, Clause] = {}
    for field, values in query.excluded.items():
        if values:
            excluded = {"terms": {field.value: sorted(values)}}
            always.append({"bool": {"must_not": [excluded]}})
    for field, values in query.filters.items():
        if field in query.match_all:
            always += ({"term": {field.value: value}} for value in sorted(values))
        elif values:
            selections[field] = {"terms": {field.value: sorted(values)}}
    always += (selections.pop(f) for f in [*selections] if f not in set(facets))
    dates: tuple[Clause, ...] = ()
    if query.since or query.until:
        dates = (day_range(query.since, query.until),)
    if not times:
        always, dates = [*always, *dates], ()
    return Filters(tuple(always), selections, dates)


def limited(question: Clause, clauses: Sequence[Clause]) -> Clause:
    """Return a query with filters; its scores stay."""
    if not clauses:
        return question
    return {"bool": {"must": [question], "filter": list(clauses)}}


def page_search(
    question: Clause,
    filters: Filters,
    query: Query,
    facets: Sequence[FacetField] = (),
    *,
    times: bool = False,
    records: bool = False,
) -> dict[str, Any]:
    """Return the search for a page, with the counts that are asked for.

    Args:
        question: the query of the question.
        filters: of the request.
        query: with the order, the page and whether it is grouped.
        facets: those that are counted.
        times: whether months, years and stories are counted.
        records: whether the articles themselves are wanted.
    """
    body = {
        "query": limited(question, filters.always),
        "from": (query.page - 1) * query.size,
        "size": query.size,
        "track_total_hits": True,
        **_ordered(query.sort, records=records),
    }
    if after := filters.but():
        body["post_filter"] = {"bool": {"filter": after}}
    if query.grouped:
        body["collapse"] = {"field": "story"}
    counts = {f"facet_{f.value}": _facet(f, filters) for f in facets}
    if times or query.grouped:
        counts["told"] = _within(filters.but(), dict(STORIES))
    if times:
        counts["times"] = _within([*filters.selections.values()], _times())
    if counts:
        body["aggs"] = counts
    return body


def scan_search(question: Clause, filters: Filters, sort: Sort) -> dict[str, Any]:
    """Return the search for all matches in an order, without articles and counts."""
    return {"query": limited(question, filters.always), **_ordered(sort)}


def represent_search(
    question: Clause,
    filters: Filters,
    query: Query,
    stories: Sequence[str],
    *,
    records: bool = False,
) -> dict[str, Any]:
    """Return the search for the article that represents each of some stories.

    Its hits are those articles, in any order of the stories.
    """
    ranks = {lang: n for n, lang in reversed([*enumerate(query.preferred)])}
    ordered = _ordered(query.sort, records=records)
    of_stories = {"terms": {"story": list(stories)}}
    return {
        "query": limited(question, [*filters.always, of_stories]),
        "size": len(stories),
        "collapse": {"field": "story"},
        **ordered,
        "sort": [by_language(ranks), *ordered["sort"]],
    }


def pairs_search(
    question: Clause,
    filters: Filters,
    names: Sequence[tuple[str, str]],
    after: Mapping[str, str] | None,
    size: int = MOST_VALUES // 10,
) -> dict[str, Any]:
    """Return the search for a part of the values, or pairs of values, of facets.

    Args:
        question: the query of the question.
        filters: of the request.
        names: of the sources of values, and the fields that they are read from.
        after: the values that the part before ended with, by name.
        size: of the part.
    """
    sources = [{name: {"terms": {"field": field}}} for name, field in names]
    composite: dict[str, Any] = {"size": size, "sources": sources}
    if after:
        composite["after"] = dict(after)
    return {
        "query": limited(question, filters.always),
        "size": 0,
        "track_total_hits": False,
        "aggs": {"pairs": {"composite": composite, "aggs": dict(STORIES)}},
    }


def _ordered(sort: Sort, *, records: bool = False) -> dict[str, Any]:
    """Return the parts of a search that say what comes with each hit, and in order."""
    return {
        "sort": [dict(key) for key in SORTS[sort]],
        "track_scores": True,
        "_source": ["record"] if records else False,
        "docvalue_fields": list(_HIT_FIELDS),
    }


def _facet(field: FacetField, filters: Filters) -> Clause:
    terms = {"field": field.value, "size": MOST_VALUES}
    values = {"values": {"terms": terms, "aggs": dict(STORIES)}}
    return _within(filters.but(field), values)


def _times() -> dict[str, Any]:
    def by(field: str) -> Clause:
        return {"terms": {"field": field, "size": MOST_VALUES}, "aggs": dict(STORIES)}

    undated = {"missing": {"field": "month"}}
    return {"months": by("month"), "years": by("year"), "undated": undated}


def _within(clauses: list[Clause], counts: dict[str, Any]) -> Clause:
    """Return counts of what some filters leave."""
    return {"filter": {"bool": {"filter": clauses}}, "aggs": counts}


def documents_search(keys: Sequence[str], *, records: bool = True) -> dict[str, Any]:
    """Return the search for articles and stories by the keys of their documents."""
    return {
        "query": {"ids": {"values": list(keys)}},
        "size": len(keys),
        **_ordered(Sort.RELEVANCE, records=records),
    }


def all_search() -> dict[str, Any]:
    """Return the search for all articles in the order in which they were indexed."""
    article = {"bool": {"filter": [{"term": {"kind": ARTICLE}}]}}
    ordered = _ordered(Sort.RELEVANCE, records=True)
    return {"query": article, **ordered, "sort": [{"place": "asc"}]}


def request_key(query: Query) -> list[Any]:
    """Return all that a request's answer depends on, but its question."""
    filters = filters_of(query, query.filters, times=True)
    page = query.sort, query.page, query.size, query.grouped, query.preferred
    return [filters, page]
