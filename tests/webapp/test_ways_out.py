"""Does an empty answer say what there is with one filter less?"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from flask import request

from webapp.app import create_app
from webapp.params import query_from_args
from webapp.ways_out import MOST, ways_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

    from search.query.request import Query
    from search.searcher.reader import Reader

EMPTY = (
    "q=energia&country=FR&country=PL&all=country&not-topic=energy",
    "q=energia&topic=energy&not-topic=energy",
    "country=FR&topic=energy&to=1990-01-01",
    "country=FR&from=2024-01-01&to=1990-01-01&group=article",
    "country=FR&country=PL&country=VN&country=JP&topic=health&lang=fr&all=country",
)


@pytest.fixture(scope="module")
def app(reader: Reader) -> Flask:
    """Return the application on the sample collection."""
    return create_app(reader)


@pytest.fixture(scope="module")
def ask(app: Flask, reader: Reader) -> Callable[[str], Query]:
    """Return a function from arguments to the resolved query, which finds nothing."""

    def resolved(args: str) -> Query:
        with app.test_request_context(f"/en/?{args}"):
            query = query_from_args(request.args, size=10, grouped=True)
            result = reader.search(query)
            assert not result.total
            return result.query

    return resolved


@pytest.mark.parametrize("args", EMPTY)
def test_each_way_out_finds_what_it_promises(app, reader, ask, args):
    """Its number is that of the search it leads to, and never zero."""
    query = ask(args)
    with app.test_request_context(f"/en/?{args}"):
        ways = ways_out(query)

    assert len(ways) <= MOST
    for way in ways:
        with app.test_request_context(f"/en/?{urlsplit(way.url).query}"):
            found = reader.search(query_from_args(request.args, size=10, grouped=True))
        assert (found.total, found.stories) == (way.articles, way.stories)
        assert way.articles > 0


def test_any_in_place_of_all_is_a_way_out(app, ask):
    """No news joins the two with the rest, but there is news of either."""
    args = "country=FR&country=PL&all=country&not-topic=international-relations"
    args += "&not-topic=conflict&not-topic=security&to=2025-05-09"
    query = ask(args)
    with app.test_request_context(f"/en/?{args}"):
        labels = [way.label for way in ways_out(query)]

    assert "Any of the values chosen under “Partner country”" in labels


def test_the_page_offers_them_with_their_numbers(page):
    """As links above the one that searches without filters."""
    links = page(f"/en/?{EMPTY[1]}").one("div", "empty").all("a")
    texts = [link.text for link in links]

    assert texts[0].startswith("Without the filter “")
    assert all(text[-8:].strip() for text in texts)
    assert any(text.startswith("Search without the filters") for text in texts)


def test_one_filter_has_no_other_way_out_than_without_it(app, ask):
    """The link that searches without filters is enough."""
    query = ask("to=1900-01-01")
    with app.test_request_context("/en/"):
        assert ways_out(query) == ()
