"""Does a request change as its reader clicks?"""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from search.query.facets import FacetField
from search.query.parser import Question, parse
from search.query.request import Query, Sort

VALUES = st.frozensets(st.sampled_from("ABC"))
QUERIES = st.builds(
    Query,
    filters=st.dictionaries(st.sampled_from(FacetField), VALUES),
    page=st.integers(1, 9),
)


def test_nothing_is_selected_at_first():
    """A new request has no selection in any facet."""
    assert all(Query().selected(field) == frozenset() for field in FacetField)


def test_a_value_is_selected_in_addition_to_others():
    """A click adds a value to those of its facet and leaves other facets alone."""
    filters = {
        FacetField.COUNTRY: frozenset({"KR"}),
        FacetField.YEAR: frozenset({"2024"}),
    }

    toggled = Query(filters=filters).toggled(FacetField.COUNTRY, "JP")

    assert toggled.selected(FacetField.COUNTRY) == {"KR", "JP"}
    assert toggled.selected(FacetField.YEAR) == {"2024"}


@given(QUERIES, st.sampled_from(FacetField), st.sampled_from("ABC"))
def test_a_second_click_unselects_a_value(query, field, value):
    """Two clicks on one value leave every facet as it was."""
    toggled = query.toggled(field, value).toggled(field, value)

    assert all(toggled.selected(f) == query.selected(f) for f in FacetField)


@given(QUERIES, st.sampled_from(FacetField), st.sampled_from("ABC"))
def test_a_click_leads_to_the_first_page(query, field, value):
    """Another selection is read from its start, and the old request is not changed."""
    before = dict(query.filters)

    assert query.toggled(field, value).page == 1
    assert query.filters == before


@pytest.mark.parametrize("sort", Sort)
def test_a_click_keeps_the_question_and_the_order(sort):
    """Only selection and page change."""
    query = Query(question=parse("мир"), sort=sort, size=7)

    toggled = query.toggled(FacetField.LANG, "uk")

    assert (toggled.question, toggled.sort, toggled.size) == (query.question, sort, 7)


def test_a_reworded_query_keeps_what_narrows_and_orders():
    """What was said of its words, and its page, are dropped."""
    filters = {FacetField.COUNTRY: frozenset({"KR"})}
    query = Query(
        question=Question("one"),
        filters=filters,
        since=date(2024, 1, 1),
        sort=Sort.NEWEST,
        page=3,
        size=20,
        grouped=True,
        syllables_apart=True,
        excluded_expansions=frozenset({"x"}),
    )

    assert query.reworded(Question("two")) == Query(
        question=Question("two"),
        filters=filters,
        since=date(2024, 1, 1),
        sort=Sort.NEWEST,
        size=20,
        grouped=True,
    )
