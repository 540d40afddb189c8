"""Do the links of a facet's values lead to the search with each value toggled?"""

from datetime import date

import pytest
from hypothesis import given, settings, strategies as st

from search.query.facets import SEVERAL, FacetField
from search.query.parser import Question
from search.query.request import Query, Sort
from webapp.app import create_app
from webapp.facet_links import FacetLinks
from webapp.links import search_url

VALUES = st.sampled_from(["KR", "FR", "2025", "a&b=c", "країна", ""])
QUERIES = st.builds(
    Query,
    question=st.sampled_from(["", "a&country=KR", "Київ"]).map(Question),
    filters=st.dictionaries(
        st.sampled_from(FacetField), st.frozensets(VALUES.filter(bool), min_size=1)
    ),
    match_all=st.frozensets(st.sampled_from(SEVERAL)),
    excluded=st.dictionaries(
        st.sampled_from(FacetField), st.frozensets(VALUES.filter(bool), min_size=1)
    ),
    since=st.sampled_from([None, date(2025, 1, 1)]),
    sort=st.sampled_from(Sort),
    syllables_apart=st.booleans(),
    grouped=st.booleans(),
    page=st.integers(1, 3),
)


@pytest.fixture(scope="module")
def request_of(reader):
    """Return an application's request in Ukrainian."""
    return create_app(reader).test_request_context("/uk/")


@settings(deadline=None)
@given(query=QUERIES, field=st.sampled_from(FacetField), value=VALUES.filter(bool))
def test_a_link_is_that_of_the_search_with_the_value_toggled(
    request_of, query, field, value
):
    """Although only its own facet is encoded anew, the URL is the same."""
    with request_of:
        facet_links = FacetLinks(query)
        expected = [search_url(query.toggled(f, value)) for f in (field, *FacetField)]

        actual = [facet_links.url(f, value) for f in (field, *FacetField)]

    assert actual == expected


@settings(deadline=None)
@given(query=QUERIES, field=st.sampled_from(FacetField), value=VALUES.filter(bool))
def test_a_link_without_a_value_is_that_of_the_search_that_excludes_it(
    request_of, query, field, value
):
    """It excludes the value, or admits it again."""
    with request_of:
        expected = search_url(query.excluding(field, value))

        assert FacetLinks(query).without_url(field, value) == expected
