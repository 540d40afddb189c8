"""Has a page fewer links where each of them is long, and all where they are short?"""

import pytest

from search.query.parser import parse
from search.query.request import Query
from webapp.app import create_app
from webapp.link_room import Share, room_for


@pytest.fixture
def in_request(reader):
    """Yield within a request."""
    with create_app(reader).test_request_context("/en/"):
        yield


@pytest.mark.usefixtures("in_request")
def test_the_longer_a_question_the_fewer_links():
    """The links of a part have at most so many bytes as its share."""
    short, long = Query(question=parse("a")), Query(question=parse("слово " * 60))

    assert room_for(Share.FACETS, short) > 500
    assert 1 < room_for(Share.FACETS, long) < 150


LONG = "+OR+".join(f"abcdefgh{number}" for number in range(60))
CYRILLIC = "+OR+".join(f"слово{number}" for number in range(60))


def test_a_long_question_has_no_page_of_megabytes(client):
    """Its links are fewer, and their letters stand for themselves."""
    answer = client.get(f"/?q=Vietnam+OR+{CYRILLIC}")

    assert answer.status_code == 200
    assert len(answer.data) < 200_000
    assert "слово59" in answer.text


def test_tags_lead_nowhere_where_there_is_no_room(page):
    """They are still named; those of a short question are links."""
    short, long = page("/?q=Vietnam"), page(f"/?q=Vietnam+OR+{LONG}")

    assert short.all("ul", "tags")[0].all("a")
    assert long.all("ul", "tags")[0].all("li")
    assert not long.all("ul", "tags")[0].all("a")
