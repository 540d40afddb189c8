"""Are requests told apart by what they are likely to cost?"""

import pytest

from webapp.request_kind import UNKNOWN, kind_of


@pytest.fixture
def kind(client):
    """Return a function from an address to its kind."""

    def of(path, asked=""):
        environ = {"PATH_INFO": path, "QUERY_STRING": asked, "REQUEST_METHOD": "GET"}
        return kind_of(environ, client.application.url_map)

    return of


def test_long_questions_are_another_kind(kind):
    """Whatever the language of the page."""
    assert kind("/en/", "q=a") == kind("/uk/", "q=b")
    assert kind("/en/", "q=a") != kind("/en/", "q=" + "a" * 500)
    assert kind("/en/", "q=a") != kind("/api/v1/search", "q=a")


@pytest.mark.parametrize("path", ["/healthz", "/metrics", "/static/hoptac.js"])
def test_what_is_free_has_none(kind, path):
    """It passes by."""
    assert not kind(path)


@pytest.mark.parametrize("path", ["/nowhere", "", "/en/../..", "/\ud800"])
def test_what_there_is_not_is_of_one_kind(kind, path):
    """There are only so many kinds."""
    assert kind(path) == UNKNOWN
