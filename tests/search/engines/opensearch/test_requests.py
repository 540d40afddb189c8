"""Which JSON is sent for a request?

`requests.json` has the search of each request below.
"""

import json
from datetime import date
from pathlib import Path

import pytest

from search.engines.opensearch.requests import (
    all_search,
    documents_search,
    filters_of,
    page_search,
    pairs_search,
    represent_search,
    request_key,
    scan_search,
)
from search.query.facets import FacetField
from search.query.request import Query, Sort

GOLDEN = Path(__file__).with_name("requests.json")
QUESTION = {"question": {}}
COUNTRY, LANG, TOPIC = FacetField.COUNTRY, FacetField.LANG, FacetField.TOPIC
FILTERED = Query(
    filters={
        COUNTRY: frozenset({"KR", "JP"}),
        LANG: frozenset({"uk"}),
        TOPIC: frozenset({"energy", "rice"}),
    },
    match_all=frozenset({TOPIC}),
    excluded={FacetField.SOURCE: frozenset({"x"}), LANG: frozenset()},
    since=date(2020, 1, 1),
    sort=Sort.OLDEST,
    page=3,
    size=20,
)
GROUPED = Query(grouped=True, preferred=("vi", "pl"), sort=Sort.ARRIVED)


def page(query, facets=(), **values):
    """Return the search for a page."""
    times = values.get("times", False)
    filters = filters_of(query, facets, times=times)
    return page_search(QUESTION, filters, query, facets, **values)


REQUESTS = {
    "ids of a page": page(Query()),
    "a page with its articles": page(Query(sort=Sort.NEWEST), records=True),
    "a page with counts": page(FILTERED, (COUNTRY, LANG), times=True),
    "a filtered page without counts": page(FILTERED),
    "stories": page(GROUPED),
    "all matches": scan_search(QUESTION, filters_of(FILTERED), FILTERED.sort),
    "versions": represent_search(QUESTION, filters_of(GROUPED), GROUPED, ["s", "t"]),
    "pairs": pairs_search(
        QUESTION, filters_of(FILTERED), [("row", "country"), ("column", "lang")], None
    ),
    "further values": pairs_search(
        QUESTION, filters_of(Query()), [("row", "source")], {"row": "x"}, size=7
    ),
    "articles": documents_search(["a:1", "a:2"]),
    "all articles": all_search(),
}


@pytest.mark.parametrize("name", REQUESTS)
def test_a_request_becomes_a_search(name):
    """A selection does not limit its own facet, nor dates the months."""
    golden = json.loads(GOLDEN.read_text("utf-8"))

    assert json.loads(json.dumps(REQUESTS[name])) == golden[name]


def test_equal_keys_are_of_equal_answers():
    """All that changes an answer changes the key; what does not, does not."""
    same = Query(filters={COUNTRY: frozenset({"JP", "KR"})})
    other = Query(filters={COUNTRY: frozenset({"KR", "JP"}), LANG: frozenset()})
    changed = [
        Query(page=2),
        Query(size=7),
        Query(sort=Sort.NEWEST),
        Query(since=date(2020, 1, 1)),
        Query(until=date(2020, 1, 1)),
        Query(grouped=True),
        Query(grouped=True, preferred=("uk",)),
        Query(excluded={COUNTRY: frozenset({"KR"})}),
        same,
        Query(filters=same.filters, match_all=frozenset({COUNTRY})),
        Query(filters={LANG: frozenset({"JP", "KR"})}),
    ]
    keys = {json.dumps(request_key(query)) for query in (Query(), *changed)}

    assert request_key(same) == request_key(other)
    assert len(keys) == len(changed) + 1
