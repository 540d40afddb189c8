"""How many stories does each partner country have on each topic?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from search.query.facets import FacetField
from webapp.links import search_url, value_label
from webapp.overview_mark import Mark, with_only

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search.port.matches import Facet
    from search.query.request import Query
    from search.searcher.reader import Reader

ROWS, COLUMNS = 10, 9
"""Countries and topics, those with most stories."""


class Row(NamedTuple):
    """A country's numbers by topic."""

    label: str
    url: str
    cells: tuple[Mark, ...]


def cross_table(
    reader: Reader, query: Query, facets: Mapping[FacetField, Facet]
) -> tuple[Row, ...]:
    """Count the stories of each frequent country on each frequent topic.

    Each country is one search more.

    Args:
        reader: the index.
        query: the search request, grouped.
        facets: of its answer.
    """
    countries = _most_frequent(facets[FacetField.COUNTRY])[:ROWS]
    topics = _most_frequent(facets[FacetField.TOPIC])[:COLUMNS]
    counts = {
        (country, topic): stories
        for country in countries
        for topic, stories in _topic_counts(reader, query, country).items()
    }
    largest = max(
        1, max((counts.get((c, t), 0) for c in countries for t in topics), default=1)
    )
    return tuple(
        Row(
            value_label(FacetField.COUNTRY, country),
            search_url(with_only(query, FacetField.COUNTRY, country)),
            tuple(
                _cell(query, country, topic, counts.get((country, topic), 0), largest)
                for topic in topics
            ),
        )
        for country in countries
    )


def _topic_counts(reader: Reader, query: Query, country: str) -> dict[str, int]:
    """Return the numbers of a country's stories by topic."""
    of_country = replace(with_only(query, FacetField.COUNTRY, country), size=1)
    return {
        value.value: value.stories
        for facet in reader.search(of_country).facets
        if facet.field is FacetField.TOPIC
        for value in facet.values
    }


def _cell(query: Query, country: str, topic: str, count: int, largest: int) -> Mark:
    of_both = with_only(
        with_only(query, FacetField.COUNTRY, country), FacetField.TOPIC, topic
    )
    label = value_label(FacetField.TOPIC, topic)
    return Mark(label, count, count / largest, search_url(of_both))


def _most_frequent(facet: Facet) -> list[str]:
    values = sorted(facet.values, key=lambda value: -value.stories)
    return [value.value for value in values if value.stories]
