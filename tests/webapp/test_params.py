"""Does a URL carry everything that a query holds?"""

from datetime import date

import pytest
from hypothesis import given, strategies as st
from werkzeug.datastructures import MultiDict
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from search.errors import QueryError
from search.query.facets import FacetField
from search.query.parser import parse
from search.query.request import MAX_RESULT_WINDOW, MAX_SIZE, Query, Sort
from webapp.params import MAX_VALUES, query_from_args
from webapp.query_string import query_string

SIZE = 10

VALUES = st.text(min_size=1, max_size=12).map(str.strip).filter(bool)
FILTERS = st.dictionaries(
    st.sampled_from(FacetField), st.frozensets(VALUES, min_size=1, max_size=4)
)
DAYS = st.none() | st.dates()


@st.composite
def queries(draw):
    """Draw a query as a visitor can make it."""
    filters = draw(FILTERS)
    for field in {FacetField.COUNTRY, FacetField.ORGANIZATION} & filters.keys():
        filters[field] = frozenset(code.upper() for code in filters[field])
    return Query(
        question=parse(draw(st.text(max_size=40)).replace("*", "")),
        filters=filters,
        since=draw(DAYS),
        until=draw(DAYS),
        sort=draw(st.sampled_from(Sort)),
        syllables_apart=draw(st.booleans()),
        expand=draw(st.booleans()),
        excluded_expansions=draw(st.frozensets(VALUES, max_size=4)),
        grouped=draw(st.booleans()),
        preferred=tuple(
            draw(st.lists(st.sampled_from(["uk", "fr", "pl", "vi"]), unique=True))
        ),
        page=draw(st.integers(1, MAX_RESULT_WINDOW // SIZE)),
        size=SIZE,
    )


def args_of(url):
    """Decode an address the way the server does."""
    query = url.removeprefix("?")
    return Request(EnvironBuilder(query_string=query).get_environ()).args


@given(query=queries())
def test_query_survives_the_round_trip_through_a_url(query):
    """A query encoded as a URL and read again is the same query."""
    again = query_from_args(args_of(query_string(query)), size=SIZE)

    assert again == query


@given(query=queries())
def test_address_is_the_same_whenever_it_is_written(query):
    """A query has one address: reading and writing it again changes nothing."""
    url = query_string(query)

    assert query_string(query_from_args(args_of(url), size=SIZE)) == url
    assert url.isascii()


def test_defaults_leave_no_trace():
    """The query of an address without arguments has no arguments."""
    query = query_from_args(MultiDict(), size=SIZE)

    assert query == Query(size=SIZE)
    assert query_string(query) == ""


def test_every_argument_is_read():
    """Each argument fills its part of the query; blanks around values are nothing."""
    url = (
        "q=%20wiatr%20&country=kr&country=%20LA&topic=energy&lang=pl&year=2025"
        "&from=2025-01-01&to=2025-12-31&sort=oldest&apart=1&page=2&size=7"
    )

    query = query_from_args(args_of(url), size=SIZE)

    assert query == Query(
        question=parse("wiatr"),
        filters={
            FacetField.COUNTRY: frozenset({"KR", "LA"}),
            FacetField.TOPIC: frozenset({"energy"}),
            FacetField.LANG: frozenset({"pl"}),
            FacetField.YEAR: frozenset({"2025"}),
        },
        since=date(2025, 1, 1),
        until=date(2025, 12, 31),
        sort=Sort.OLDEST,
        syllables_apart=True,
        page=2,
        size=7,
    )


@pytest.mark.parametrize(
    "url",
    [
        "page=0",
        "page=-1",
        "page=1.5",
        "page=two",
        "page=%D9%A1",
        "page=" + "9" * 5000,
        "page=1" + "0" * 5000,
        "page=000000001" + "9" * 5000,
        "page=1001",
        "page=101&size=100",
        "size=0",
        f"size={MAX_SIZE + 1}",
        "size=0000000010000",
        "from=yesterday",
        "from=2025-02-30",
        "to=2025-13-01",
        "to=10000-01-01",
        "sort=best",
        "sort=NEWEST",
        "group=stories",
        "prefer=en",
        "&".join(f"without=t{number}" for number in range(MAX_VALUES + 1)),
        "&".join(f"topic=t{number}" for number in range(MAX_VALUES + 1)),
    ],
    ids=lambda url: url[:30],
)
def test_argument_without_meaning_is_refused_with_a_reason(url):
    """What cannot be meant raises QueryError, and the reason is a short sentence."""
    with pytest.raises(QueryError) as caught:
        query_from_args(args_of(url), size=SIZE)

    assert str(caught.value).endswith(".")
    assert len(str(caught.value)) < 120


@pytest.mark.parametrize(
    "url",
    [
        "page=&size=&from=&to=&sort=&q=&country=&topic=+",
        "page=1000",
        f"page=100&size={MAX_SIZE}",
        "from=0001-01-01&to=9999-12-31",
        "from=2025-01-01&to=2024-01-01",
        "&".join(f"topic=t{number}" for number in range(MAX_VALUES)),
    ],
    ids=lambda url: url[:30],
)
def test_argument_at_its_limit_is_accepted(url):
    """Empty arguments and the largest values allowed are read without complaint."""
    assert query_from_args(args_of(url), size=SIZE).page >= 1
