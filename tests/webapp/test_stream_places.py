"""Is there a thread for pages, however many lists are streamed?"""

import pytest
from werkzeug.exceptions import TooManyRequests

from search.errors import UnusableIndexError
from webapp.app import create_app
from webapp.gate import OverloadedError
from webapp.settings import Settings
from webapp.stream_places import MOST, MOST_OF_VISITOR, StreamPlaces


def test_one_visitor_takes_some_of_the_places():
    """Others get theirs; and one that is given back can be taken again."""
    places = StreamPlaces()
    give_back = [places.take("a") for _ in range(MOST_OF_VISITOR)]

    with pytest.raises(TooManyRequests) as refused:
        places.take("a")
    assert refused.value.retry_after
    places.take("b")
    give_back[0]()
    places.take("a")


def test_there_are_no_more_than_some():
    """Whoever comes then is told when to come again."""
    places = StreamPlaces()
    for number in range(MOST):
        places.take(str(number))

    with pytest.raises(OverloadedError) as refused:
        places.take("another")
    assert refused.value.retry_after


def test_places_are_held_until_streams_end(reader, english):
    """Not by what failed, by what is no stream, nor by a reader who went away."""
    client = english(create_app(reader, Settings(rate=0)))
    assert client.get("/export.csv?page=x").status_code == 400
    for path in ["/export.csv?q=France", "/export.xlsx", "/export.odt"] * 5:
        client.get(path, buffered=False).close()

    begun = [client.get("/export.csv", buffered=False) for _ in range(MOST_OF_VISITOR)]
    assert [each.status_code for each in begun] == [200] * MOST_OF_VISITOR
    refused = client.get("/export.csv")
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) > 0
    assert client.get("/?q=France").status_code == 200
    for each in begun:
        each.close()
    assert client.get("/export.csv").status_code == 200


def test_a_stream_that_cannot_be_confirmed_holds_nothing(reader, english, monkeypatch):
    """Where the index was written to meanwhile, the answer is another one."""
    client = english(create_app(reader, Settings(rate=0)))
    with monkeypatch.context() as patched:
        patched.setattr(type(reader), "confirm", _unusable)
        for _ in range(MOST_OF_VISITOR):
            assert client.get("/export.csv").status_code == 503

    assert client.get("/export.csv").status_code == 200


def _unusable(_):
    message = "written to"
    raise UnusableIndexError(message)
