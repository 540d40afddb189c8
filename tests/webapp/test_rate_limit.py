"""Is a visitor with too many requests limited, and nobody else?"""

from itertools import count

import pytest
from flask import Flask, Response

from webapp import rate_limit as limit
from webapp.app import create_app
from webapp.settings import Settings


@pytest.fixture(autouse=True)
def _costs_nothing(request, monkeypatch):
    """Let no request count for its cost where that is not what is tested."""
    if "counted" not in request.fixturenames:
        monkeypatch.setattr(limit, "UNIT", 1e9)


@pytest.fixture
def limited(reader, english):
    """Return a client that may ask three times a minute."""
    return english(create_app(reader, Settings(rate=3)))


def test_a_visitor_who_asks_too_much_waits(limited):
    """Programs get a problem document, people a page; both with the time to wait."""
    for _ in range(3):
        assert limited.get("/api/v1/suggest?q=a").status_code == 200

    problem, page = limited.get("/api/v1/suggest?q=a"), limited.get("/")

    assert problem.status_code == page.status_code == 429
    assert problem.mimetype == "application/problem+json"
    assert problem.json["status"] == 429
    assert page.mimetype == "text/html"
    assert "wait a minute" in page.text
    for response in (problem, page):
        assert 0 < int(response.headers["Retry-After"]) <= 60


@pytest.mark.parametrize(
    "url", ["/healthz", "/readyz", "/metrics", "/static/style.css"]
)
def test_some_endpoints_have_no_limit(limited, url):
    """What watches the server, and what a page loads."""
    for _ in range(6):
        with limited.get(url) as response:
            assert response.status_code == 200
    assert limited.get("/").status_code == 200


def test_another_visitor_may_go_on(limited):
    """Visitors are distinguished by their address."""
    for _ in range(4):
        limited.get("/")

    other = {"REMOTE_ADDR": "192.0.2.7"}

    assert limited.get("/", environ_overrides=other).status_code == 200
    assert limited.get("/").status_code == 429


@pytest.mark.parametrize(("proxies", "status"), [(0, 429), (1, 200)])
def test_a_proxy_is_trusted_where_there_is_one(reader, english, proxies, status):
    """Its header with the client's address is used then, and only then."""
    app = english(create_app(reader, Settings(rate=3, proxies=proxies)))
    for number in range(4):
        app.get("/", headers={"X-Forwarded-For": f"192.0.2.{number}"})

    answer = app.get("/", headers={"X-Forwarded-For": "192.0.2.9"})

    assert answer.status_code == status


def test_no_limit_can_be_set(reader, english):
    """A rate of 0 lets everybody ask."""
    app = english(create_app(reader, Settings(rate=0)))

    assert {app.get("/help").status_code for _ in range(700)} == {200}


@pytest.fixture
def counted():
    """Return a function to a client whose requests take so much processor time."""

    def make(seconds):
        app = Flask(__name__)
        app.add_url_rule("/cheap", "cheap", lambda: "")
        app.add_url_rule("/list", "list", lambda: Response(iter("abcd")))
        times = count(0, seconds)
        limit.register(app, Settings(rate=10), lambda: 0.0, lambda: next(times))
        return app.test_client()

    return make


@pytest.mark.parametrize(("seconds", "answered"), [(0.01, 10), (0.25, 4), (5.0, 1)])
def test_a_request_counts_as_often_as_it_costs(counted, seconds, answered):
    """Once, and again for each tenth of a second of processor time."""
    client = counted(seconds)

    statuses = [client.get("/cheap").status_code for _ in range(12)]

    assert statuses == [200] * answered + [429] * (12 - answered)


def test_a_stream_counts_as_often_as_its_parts_cost(counted):
    """Its beginning 3, and each of its four parts 2.5; it is whole nonetheless."""
    client = counted(0.25)
    assert client.get("/list").text == "abcd"

    assert client.get("/cheap").status_code == 429
    unread = counted(0.25)
    unread.get("/list", buffered=False).close()
    assert unread.get("/cheap").status_code == 200


def test_addresses_that_there_are_not_count(limited):
    """A page is made for each of them; so do files that there are not."""
    statuses = [limited.get("/nowhere").status_code for _ in range(4)]

    assert statuses == [404, 404, 404, 429]


def test_files_that_there_are_not_count(limited):
    """They are made pages for, too; those that there are stay free."""
    for _ in range(3):
        assert limited.get("/static/nowhere.js").status_code == 404

    assert limited.get("/").status_code == 429
    with limited.get("/static/hoptac.js") as file:
        assert file.status_code == 200


def test_a_subscriber_has_one_allowance(limited):
    """All addresses of an IPv6 network of 64 bits are one visitor's."""
    statuses = [
        limited.get("/help", environ_overrides={"REMOTE_ADDR": f"2001:db8::{number}"})
        for number in range(5)
    ]

    assert [s.status_code for s in statuses][3:] == [429, 429]
