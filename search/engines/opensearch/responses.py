"""What does the cluster's answer say, in the words of the port?

Scores are rounded to the grid as they are read: the cluster writes the shortest decimal
that its float has, and that is another number.
"""

from __future__ import annotations

import json
from base64 import b64decode
from typing import TYPE_CHECKING, Any, NamedTuple

from search.errors import EngineUnavailableError
from search.port.matches import Facet, FacetValue, Month, Year
from search.query.facets import filter_field
from search.ranking.grid import SCORE_STEPS
from search.stories import parse_story

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from search.query.facets import FacetField
    from search.stories import Story

    Answer = Mapping[str, Any]

_MONTHS = 12


class Hit(NamedTuple):
    """An article that a search found.

    Attributes:
        id: the article's.
        story: id of its story.
        score: on the grid.
        record: its stored fields, b"" where they were not asked for.
    """

    id: str
    story: str
    score: float
    record: bytes


class Counted(NamedTuple):
    """A value with its numbers of articles and of their stories."""

    value: str
    articles: int
    stories: int


class Times(NamedTuple):
    """How many articles and stories there are by month and by year."""

    months: tuple[Month, ...]
    years: tuple[Year, ...]
    undated: int


def read_hits(answer: Answer) -> tuple[Hit, ...]:
    """Return the hits of a search in their order."""
    return tuple(map(read_hit, answer["hits"]["hits"]))


def read_hit(hit: Answer) -> Hit:
    """Return a hit of a search."""
    fields = hit["fields"]
    record = hit.get("_source", {}).get("record", "")
    score = on_grid(hit["_score"])
    return Hit(fields["id"][0], fields["story"][0], score, b64decode(record))


def read_story(hit: Answer) -> Story:
    """Return the story of a document that is one."""
    return parse_story(json.loads(b64decode(hit["_source"]["record"])))


def on_grid(score: float | None) -> float:
    """Return the score that the cluster wrote as a decimal; none is 0."""
    return round((score or 0.0) * SCORE_STEPS) / SCORE_STEPS


def read_total(answer: Answer) -> int:
    """Return how many articles a search found."""
    total = answer["hits"]["total"]
    if total["relation"] != "eq":
        reason = "the cluster did not count all that it found"
        raise EngineUnavailableError(reason)
    return int(total["value"])


def read_stories(answer: Answer) -> int:
    """Return how many stories a search found."""
    return int(answer["aggregations"]["told"]["stories"]["doc_count"])


def read_facet(answer: Answer, field: FacetField) -> list[Counted] | None:
    """Return the counts of a facet's values, None where there are too many of them."""
    return _buckets(answer["aggregations"][f"facet_{field.value}"]["values"])


def read_times(answer: Answer) -> Times:
    """Return the counts by month and year.

    Raises:
        EngineUnavailableError: not all of them were counted.
    """
    counts = answer["aggregations"]["times"]
    months, years = _buckets(counts["months"]), _buckets(counts["years"])
    if months is None or years is None:
        reason = "the cluster did not count all months"
        raise EngineUnavailableError(reason)
    return Times(
        tuple(
            Month(month // _MONTHS, month % _MONTHS + 1, articles, stories)
            for month, articles, stories in sorted((int(v), a, s) for v, a, s in months)
        ),
        tuple(
            sorted(Year(int(v), articles, stories) for v, articles, stories in years)
        ),
        int(counts["undated"]["doc_count"]),
    )


def read_pairs(answer: Answer) -> tuple[list[tuple[Answer, int, int]], Answer | None]:
    """Return a part of the values of `pairs_search`, and what it ended with.

    Returns:
        Values by name with their articles and stories; and the values to go on after,
        None where this was the last part.
    """
    pairs = answer["aggregations"]["pairs"]
    rows = [
        (bucket["key"], bucket["doc_count"], bucket["stories"]["doc_count"])
        for bucket in pairs["buckets"]
    ]
    return rows, pairs.get("after_key") if rows else None


def facet_of(
    field: FacetField, counted: Iterable[Counted], selected: frozenset[str]
) -> Facet:
    """Return a facet with its values in order; those that nothing has come last."""
    rows = sorted(counted)
    if filter_field(field).ordered:
        rows.reverse()
    else:  # equal counts stay in the order of the values
        rows.sort(key=lambda row: -row.articles)
    names = {row.value for row in rows}
    values = [FacetValue(*row, selected=row.value in selected) for row in rows]
    values += [FacetValue(v, 0, 0, selected=True) for v in sorted(selected - names)]
    return Facet(field, tuple(values))


def _buckets(counts: Answer) -> list[Counted] | None:
    """Return the values of a count, None where not all of them were counted."""
    if counts["sum_other_doc_count"] or counts.get("doc_count_error_upper_bound"):
        return None
    return [
        Counted(str(b["key"]), b["doc_count"], b["stories"]["doc_count"])
        for b in counts["buckets"]
    ]
