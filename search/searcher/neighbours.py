"""Which articles come before and after one in the list of a query?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from search.query.request import MAX_RESULT_WINDOW
from search.searcher.reader_version import shown_version

if TYPE_CHECKING:
    from search.planning.relaxation import PlannedQuery
    from search.query.request import Query
    from search.searcher.open_generation import OpenGeneration

NEARBY = 50
"""Ranks before and after its own at which an article is looked for that is no longer
there, as the index was rebuilt."""


class Neighbours(NamedTuple):
    """A place in a list.

    Attributes:
        previous, this, next: ids of the articles there; "" where there is none.
        total: articles of the list, or stories where it has each story once.
        rank: of `this`, from 1; 0 where the article that was asked for is not there.
    """

    previous: str
    this: str
    next: str
    total: int
    rank: int


def find_neighbours(
    generation: OpenGeneration, query: Query, rank: int, article_id: str = ""
) -> Neighbours:
    """Return the articles around a rank of a query's list.

    Args:
        generation: the index.
        query: of the list; its page and size do not matter.
        rank: from 1, over all pages.
        article_id: the article that is expected there, or a version of its story; it is
            looked for nearby if the rank has another one. "" for any.

    Raises:
        QueryError: the query is too expensive.
    """
    query, _ = generation.values.resolve(query)
    planned = generation.planner.relax(query)
    found = generation.engine.rank(replace(query, page=1, size=1), planned.plans)
    total = found.stories if query.grouped else found.total
    last = min(total, MAX_RESULT_WINDOW)
    around = _ranked(generation, query, planned, rank - 1, rank + 1, last)
    if article_id and not _is_version(generation, around.get(rank, ""), article_id):
        start, stop = rank - NEARBY, rank + NEARBY
        around = _ranked(generation, query, planned, start - 1, stop + 1, last)
        rank = _rank_of(generation, around, rank, article_id)
    if rank not in around:
        return Neighbours("", "", "", total, 0)
    return Neighbours(
        previous=_shown(generation, query, around.get(rank - 1, "")),
        this=_shown(generation, query, around[rank]),
        next=_shown(generation, query, around.get(rank + 1, "")),
        total=total,
        rank=rank,
    )


def _ranked(
    generation: OpenGeneration,
    query: Query,
    planned: PlannedQuery,
    first: int,
    last: int,
    end: int,
) -> dict[int, str]:
    """Return ids by rank, of the smallest page that holds all from `first` to `last`.

    Ranks after `end`, the list's last one, are left out.
    """
    first, last = max(first, 1), min(last, end)
    if first > last:
        return {}
    size = last - first + 1
    while (first - 1) // size != (last - 1) // size:
        size += 1
    page = (first - 1) // size + 1
    scored = generation.order.page(replace(query, page=page, size=size), planned)
    ids = enumerate((id_ for id_, _ in scored), (page - 1) * size + 1)
    return {rank: id_ for rank, id_ in ids if first <= rank <= last}


def _is_version(generation: OpenGeneration, one: str, other: str) -> bool:
    """Return whether two ids are of the same story."""
    if one == other or not one:
        return one == other
    first, second = generation.engine.story_ids((one, other))
    return first == second


def _rank_of(
    generation: OpenGeneration, around: dict[int, str], rank: int, article_id: str
) -> int:
    """Return the nearest rank of an article, else of a version; 0 without one.

    The outermost ranks are there to be neighbours only.
    """
    near = {r: id_ for r, id_ in around.items() if abs(r - rank) <= NEARBY}
    same = [each for each, id_ in near.items() if id_ == article_id]
    if not same:
        own, *stories = generation.engine.story_ids((article_id, *near.values()))
        same = [r for r, story in zip(near, stories, strict=True) if story == own]
    return min(same, key=lambda each: abs(each - rank), default=0)


def _shown(generation: OpenGeneration, query: Query, article_id: str) -> str:
    """Return the id of the version that the list shows of an article, "" for none."""
    tagged = generation.engine.get(article_id) if article_id else None
    return shown_version(generation, tagged, query).article.id if tagged else ""
