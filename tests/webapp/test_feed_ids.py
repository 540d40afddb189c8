"""Are ids of feeds and entries the same for the same thing, and only for that?"""

import re
from dataclasses import replace
from datetime import date

import pytest

from search.query.facets import FacetField
from search.query.parser import parse
from search.query.request import Query, Sort
from webapp.feed_ids import AUTHORITY, entry_id, feed_id

TAG = re.compile(r"tag:[a-z.]+,\d{4}:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")
FRANCE = {FacetField.COUNTRY: frozenset({"FR"})}
BOTH = {FacetField.COUNTRY: frozenset({"FR", "PL"})}


def test_ids_are_tags():
    """They have the form of RFC 4151, which names no host that could change."""
    for id_ in (feed_id(Query(question=parse("мир & «a»"))), entry_id("a b/ż?#.uk")):
        assert TAG.fullmatch(id_)
        assert id_.startswith(AUTHORITY)


@pytest.mark.parametrize(
    "values",
    [{"page": 3}, {"size": 7}, {"sort": Sort.OLDEST}, {"preferred": ("pl",)}],
    ids=str,
)
def test_how_a_search_is_shown_is_not_its_id(values):
    """Pages, order and the reader's languages ask for the same."""
    query = Query(question=parse("мир"), filters=FRANCE, grouped=True)

    assert feed_id(replace(query, **values)) == feed_id(query)


def test_other_searches_have_other_ids():
    """All that decides what is found is in the id."""
    queries = [
        Query(grouped=True),
        Query(),
        Query(question=parse("мир")),
        Query(question=parse("мир"), expand=False),
        Query(filters=FRANCE),
        Query(excluded=FRANCE),
        Query(filters=BOTH),
        Query(filters=BOTH, match_all=frozenset({FacetField.COUNTRY})),
        Query(since=date(2025, 1, 1)),
        Query(until=date(2025, 1, 1)),
    ]

    assert len(set(map(feed_id, queries))) == len(queries)


def test_other_articles_have_other_ids():
    """Whatever signs their ids have."""
    ids = ["a", "a/b", "a%2Fb", "a b", "a+b", "a?b", "a#b", "ż", "z"]

    assert len(set(map(entry_id, ids))) == len(ids)
