"""What of a search has come into the collection last?

Whoever follows a search wants what has all of its words, the last arrived first. Where
no article has them all, that is nothing, whatever a page of results offers instead.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from search.query.request import Sort
from search.searcher.page_hits import page_hits

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from search.arrivals import Arrival, Arrivals
    from search.presentation.result import Hit
    from search.query.request import Query
    from search.searcher.open_generation import OpenGeneration
    from search.searcher.reader import Reader
    from search.stories import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """A story, or an article, that has come into the collection.

    Attributes:
        id: of the version that came first, whatever the search, so that it stays the
            same when others follow; of the article where articles are listed.
        hit: the version to read, with the matches of the search.
        last: of its matching versions, the one that is news last.
        first: when the first of all versions came.
        arrival: when `last` came.
    """

    id: str
    hit: Hit
    last: str
    first: datetime
    arrival: Arrival


@dataclass(frozen=True, slots=True, kw_only=True)
class Latest:
    """What has come into the collection, the last first.

    Attributes:
        query: the search.
        entries: some of it, to be shown.
        articles: ids of all matching articles of all of it.
        total: how many entries there are in all.
    """

    query: Query
    entries: tuple[Arrived, ...]
    articles: tuple[str, ...]
    total: int


def arrivals_of(reader: Reader) -> Arrivals:
    """Return when the articles of the generation in service arrived."""
    with reader.pinned() as generation:
        return generation.arrivals


def latest(
    reader: Reader,
    query: Query,
    since: datetime | None = None,
    without: frozenset[str] = frozenset(),
) -> Latest:
    """Return the page of a query of what arrived, the last first.

    Args:
        reader: the index.
        query: its order is not used. If it is grouped, each story is an entry, by the
            arrival of its matching versions.
        since: only what arrived after that moment; None for all.
        without: ids of articles whose arrival is no news.

    Raises:
        QueryError: the query is too expensive.
    """
    with reader.pinned() as generation:
        return _latest(generation, query, since, without)


def _latest(
    generation: OpenGeneration,
    query: Query,
    since: datetime | None,
    without: frozenset[str],
) -> Latest:
    query, _ = generation.values.resolve(query)
    planned = generation.planner.relax(query)
    if planned.relaxed:
        return Latest(query=query, entries=(), articles=(), total=0)
    arrivals = generation.arrivals
    by_arrival = replace(query, sort=Sort.ARRIVED, grouped=False)
    matches = generation.engine.every(by_arrival, planned.plans)
    ids = _after(arrivals, (article_id for article_id, _ in matches), since)
    arrived = tuple(each for each in ids if each not in without)
    heads = list(arrived)
    if query.grouped:
        heads = _first_of_stories(arrived, generation.engine.story_ids(arrived))
    page = heads[(query.page - 1) * query.size : query.page * query.size]
    shown = page
    if query.grouped and query.preferred and page:
        shown = list(generation.engine.represent(query, planned.plans, page))
    hits = _present(generation, query, shown)
    entries = tuple(
        _entry(arrivals, head, hits[id_], query)
        for head, id_ in zip(page, shown, strict=True)
        if id_ in hits
    )
    return Latest(query=query, entries=entries, articles=arrived, total=len(heads))


def _after(
    arrivals: Arrivals, ids: Iterable[str], since: datetime | None
) -> Iterable[str]:
    """Return those of some ids whose articles arrived after a moment.

    Args:
        arrivals: of the articles.
        ids: of articles, the last arrived first; no more are read than are returned,
            and one.
        since: the moment; None for all of them.
    """
    if since is None:
        return ids
    return takewhile(lambda each: arrivals.of(each).last > since, ids)


def _first_of_stories(ids: Iterable[str], stories: Iterable[str]) -> list[str]:
    """Return the first article of each story.

    Args:
        ids: of articles.
        stories: id of the story of each.
    """
    heads: dict[str, str] = {}
    for article, story in zip(ids, stories, strict=True):
        heads.setdefault(story, article)
    return list(heads.values())


def _present(
    generation: OpenGeneration, query: Query, ids: Iterable[str]
) -> dict[str, Hit]:
    ids = list(ids)
    articles = generation.engine.get_all(ids)
    page = [(articles[id_], 0.0) for id_ in ids if id_ in articles]
    hits = page_hits(generation, query, page, generation.planner.relax(query).plans)
    return {hit.tagged.article.id: hit for hit in hits}


def _entry(arrivals: Arrivals, head: str, hit: Hit, query: Query) -> Arrived:
    first = _first_version(arrivals, hit.story) if query.grouped else head
    return Arrived(
        id=first,
        hit=hit,
        last=head,
        first=arrivals.of(first).first,
        arrival=arrivals.of(head),
    )


def _first_version(arrivals: Arrivals, story: Story) -> str:
    """Return the id of a story's version that arrived first; of several, the least."""
    ids = [version.article_id for version in story.versions]
    return min(ids, key=lambda each: (arrivals.of(each).first, each))
