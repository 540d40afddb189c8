"""Do operators learn what they need of requests, and nothing of visitors?"""

import json
import logging
import re

import pytest

from search.errors import IndexMissingError
from webapp.app import create_app
from webapp.settings import Settings

QUESTION = "таємниця"
VISITOR = "192.0.2.77"
KEYS = {"time", "method", "endpoint", "status", "ms", "bytes", "lang", "generation"}


@pytest.fixture
def own_client(reader, english):
    """Return a client of an application of its own."""
    return english(create_app(reader, Settings(rate=0)))


def ask(client, url):
    """Send a request that identifies its visitor."""
    agent = {"User-Agent": "Visitor/7"}
    return client.get(url, headers=agent, environ_overrides={"REMOTE_ADDR": VISITOR})


def metrics(client):
    """Return the values of `/metrics` by name and labels."""
    lines = client.get("/metrics").text.splitlines()
    pairs = (line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    return {name: float(value) for name, value in pairs}


def test_each_request_is_a_line_of_json(own_client, caplog):
    """It names the endpoint, the status and the time."""
    caplog.set_level(logging.INFO, "hoptac.requests")

    for url in (f"/?q={QUESTION}", f"/article/{QUESTION}", "/api/v1/search?size=x"):
        ask(own_client, url)

    lines = [json.loads(record.getMessage()) for record in caplog.records]
    assert [(line["endpoint"], line["status"]) for line in lines] == [
        ("pages.search", 200),
        ("pages.article", 404),
        ("api.search", 400),
    ]
    for line in lines:
        assert line.keys() == KEYS
        assert line["ms"] > 0
        assert line["bytes"] > 0
        assert re.fullmatch("gen-[0-9]+", line["generation"])


def test_what_is_not_sent_again_has_no_bytes(own_client, caplog):
    """A conditional request is answered without a body, and its line says so."""
    tag = ask(own_client, "/uk/help").headers["ETag"]
    caplog.set_level(logging.INFO, "hoptac.requests")

    own_client.get("/uk/help", headers={"If-None-Match": tag})

    (line,) = [json.loads(record.getMessage()) for record in caplog.records]
    assert (line["status"], line["bytes"]) == (304, 0)


def test_nothing_identifies_a_visitor_or_a_question(own_client, caplog):
    """Neither lines nor metrics hold a question, an address, or a browser's name."""
    caplog.set_level(logging.INFO, "hoptac.requests")

    ask(own_client, f"/?q={QUESTION}&country=KR")
    ask(own_client, f"/nowhere/{QUESTION}")

    published = caplog.text + own_client.get("/metrics").text
    for private in (QUESTION, ascii(QUESTION)[1:-1], VISITOR, "Visitor", "KR"):
        assert private not in published


def test_metrics_count_answers_and_matching_articles(own_client):
    """By endpoint and status, and by how many articles there were."""
    for url in ("/?q=energia", "/?q=energia", "/?q=qqqqqqqq", "/nowhere"):
        ask(own_client, url)

    values = metrics(own_client)

    labels = '{endpoint="pages.search",status="200"}'
    assert values[f"hoptac_request_seconds_count{labels}"] == 3
    assert values['hoptac_request_seconds_count{endpoint="none",status="404"}'] == 1
    assert values["hoptac_found_articles_count"] == 3
    assert values['hoptac_found_articles_bucket{le="0.0"}'] == 1


def test_metrics_name_the_index_and_count_cache_hits(own_client):
    """The generation in service, and the hits of each cache."""
    before = metrics(own_client)['hoptac_cache_hits{cache="answers"}']
    for _ in range(3):
        ask(own_client, "/api/v1/search?q=energia")

    values = metrics(own_client)

    assert any(re.match('hoptac_index_info.generation="gen-', name) for name in values)
    assert values['hoptac_cache_hits{cache="answers"}'] > before


def test_metrics_are_served_without_an_index(own_client, monkeypatch):
    """Those of the index are left out."""

    def unusable(_):
        raise IndexMissingError

    monkeypatch.setattr("search.searcher.reader.Reader.caches", property(unusable))

    assert "hoptac_request_seconds" in own_client.get("/metrics").text
