"""How many stories or articles are there for each value of two facets?

One table has countries and topics; two more show the trends of topics and of countries
over the years.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from search.query.facets import FacetField
from webapp.links import search_url, value_label
from webapp.overview_mark import Mark, in_unit, with_value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from search.query.request import Query
    from search.searcher.reader import Reader

ROWS, COLUMNS = 10, 9
"""Countries and topics, those with most stories."""
TREND_ROWS, MAX_YEARS = 8, 12
"""Rows of a trend, and its years, the last ones there are."""


class Row(NamedTuple):
    """A value's numbers, with the search for the value."""

    label: str
    url: str
    cells: tuple[Mark, ...]


class CrossTable(NamedTuple):
    """The numbers of some values of two facets.

    Attributes:
        columns: the values of the second facet, each with its own number, which is 0
            where it is not known.
        rows: the values of the first one.
    """

    columns: tuple[Mark, ...]
    rows: tuple[Row, ...]


def cross_table(
    reader: Reader, query: Query, countries: Sequence[str], topics: Sequence[str]
) -> CrossTable:
    """Count each of some countries on each of some topics.

    Args:
        reader: the index.
        query: the search request.
        countries: the most frequent first.
        topics: the same.
    """
    fields = (FacetField.COUNTRY, FacetField.TOPIC)
    counts = _counts(reader, query, *fields)
    columns = dict.fromkeys(topics[:COLUMNS], 0)
    return _table(query, fields, counts, countries[:ROWS], columns)


def trend(
    reader: Reader,
    query: Query,
    field: FacetField,
    values: Sequence[str],
    years: Mapping[str, int],
) -> CrossTable | None:
    """Count each of some values in each year; None where there is but one year.

    Args:
        reader: the index.
        query: the search request.
        field: the facet of the values.
        values: the most frequent first.
        years: the number of everything in each year that has any.
    """
    if len(years) <= 1:
        return None
    last = max(map(int, years))
    first = min(year for year in map(int, years) if year > last - MAX_YEARS)
    columns = {str(year): years.get(str(year), 0) for year in range(first, last + 1)}
    fields = (field, FacetField.YEAR)
    counts = _counts(reader, query, *fields)
    # The years' numbers respect what the facet selects, the cells' do not.
    is_part = not query.selected(field) or field in query.match_all
    rows = values[:TREND_ROWS]
    return _table(query, fields, counts, rows, columns, portions=is_part)


def _counts(
    reader: Reader, query: Query, row: FacetField, column: FacetField
) -> dict[tuple[str, str], int]:
    return {
        (pair.row, pair.column): in_unit(pair.articles, pair.stories, query)
        for pair in reader.cross(query, row, column)
    }


def _table(
    query: Query,
    fields: tuple[FacetField, FacetField],
    counts: Mapping[tuple[str, str], int],
    rows: Sequence[str],
    columns: Mapping[str, int],
    *,
    portions: bool = False,
) -> CrossTable:
    """Draw some rows and columns; cells may be portions of their column's number."""
    field, other = fields
    shown = [counts.get((row, column), 0) for row in rows for column in columns]
    largest = max((1, *shown))
    labels = {column: value_label(other, column) for column in columns}

    def cell(row: str, column: str) -> Mark:
        count, total = counts.get((row, column), 0), columns[column]
        if not count:
            return Mark(labels[column], 0, 0.0, "")
        of_both = with_value(with_value(query, field, row), other, column)
        url = search_url(of_both)
        portion = count / total if total and portions else 0.0
        return Mark(labels[column], count, count / largest, url, portion)

    def head(column: str) -> Mark:
        url = search_url(with_value(query, other, column))
        return Mark(labels[column], columns[column], 0.0, url)

    return CrossTable(
        tuple(map(head, columns)),
        tuple(
            Row(
                value_label(field, row),
                search_url(with_value(query, field, row)),
                tuple(cell(row, column) for column in columns),
            )
            for row in rows
        ),
    )
