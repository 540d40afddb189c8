"""Do counts by two facets, and by month, equal what selecting the values returns?"""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from search.query.facets import FacetField
from search.query.request import Query
from tests.search.engines.generated import generated
from tests.search.engines.test_story_counts_contract import (
    COLLECTIONS,
    FILTERS,
    TEXTS,
    open_collection,
    plans_of,
)

__all__ = ["open_collection"]
FIELDS = st.sampled_from([FacetField.COUNTRY, FacetField.LANG, FacetField.YEAR])
EXCLUDED = st.fixed_dictionaries({
    FacetField.COUNTRY: st.frozensets(st.sampled_from(["FR", "JP"]), max_size=1),
})  # fmt: skip


@generated(COLLECTIONS, FILTERS, EXCLUDED, TEXTS, st.tuples(FIELDS, FIELDS), most=60)
def test_a_pair_has_as_many_as_both_values_select(
    open_collection, collection, filters, excluded, text, fields
):
    """Articles and stories, for each pair that any article has, and no other."""
    engine, plans = open_collection(collection), plans_of(text)
    row, column = fields
    query = Query(filters=filters, excluded=excluded)
    values = {
        field: engine.rank(replace(query, filters={}), None, (field,)).facets[0].values
        for field in (row, column)
    }
    counts = {
        (pair.row, pair.column): (pair.articles, pair.stories)
        for pair in engine.cross(query, plans, row, column)
    }

    assert list(counts) == sorted(counts)
    for one in values[row]:
        for two in values[column]:
            both = {row: frozenset({one.value}), column: frozenset({two.value})}
            if row == column and one.value != two.value:
                continue
            found = engine.search(replace(query, filters={**filters, **both}), plans)
            shown = counts.get((one.value, two.value), (0, 0))
            assert shown == (found.total, found.stories), (one.value, two.value)


@generated(COLLECTIONS, FILTERS, TEXTS, most=40)
def test_a_month_has_as_many_as_its_days(open_collection, collection, filters, text):
    """Articles and stories, whatever other dates are asked for."""
    engine, plans = open_collection(collection), plans_of(text)
    query = Query(filters=filters)
    dated = replace(query, since=date(2022, 1, 1))
    months = engine.search(query, plans).months

    assert engine.search(dated, plans).months == months
    for month in months:
        first = date(month.year, month.month, 1)
        last = (first + timedelta(31)).replace(day=1) - timedelta(1)
        found = engine.search(replace(query, since=first, until=last), plans)
        assert (month.articles, month.stories) == (found.total, found.stories)
    assert engine.search(replace(query, until=date(1999, 1, 1)), plans).total == 0
