"""Do operators learn what they need of requests, and nothing of visitors?"""

import json
import logging
import re

import pytest

from search.errors import IndexMissingError
from webapp.app import create_app
from webapp.settings import Settings

ASKED = "таємниця"
VISITOR = "192.0.2.77"
KEYS = {"time", "method", "endpoint", "status", "ms", "bytes", "lang", "generation"}


@pytest.fixture
def watched(reader, english):
    """Give a client of an application of its own."""
    return english(create_app(reader, Settings(rate=0)))


def ask(client, url):
    """Ask as a visitor who can be known."""
    agent = {"User-Agent": "Visitor/7"}
    return client.get(url, headers=agent, environ_overrides={"REMOTE_ADDR": VISITOR})


def sums(client):
    """Give the numbers of `/metrics` by name and labels."""
    lines = client.get("/metrics").text.splitlines()
    pairs = (line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    return {name: float(value) for name, value in pairs}


def test_each_request_is_a_line_of_json(watched, caplog):
    """It tells what was answered, how and how fast."""
    caplog.set_level(logging.INFO, "hoptac.requests")

    for url in (f"/?q={ASKED}", f"/article/{ASKED}", "/api/v1/search?size=x"):
        ask(watched, url)

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


def test_what_is_not_sent_again_has_no_bytes(watched, caplog):
    """A tag that fits costs nothing, and its line says so."""
    tag = ask(watched, "/uk/help").headers["ETag"]
    caplog.set_level(logging.INFO, "hoptac.requests")

    watched.get("/uk/help", headers={"If-None-Match": tag})

    (line,) = [json.loads(record.getMessage()) for record in caplog.records]
    assert (line["status"], line["bytes"]) == (304, 0)


def test_nothing_tells_who_asked_or_what(watched, caplog):
    """Neither lines nor sums hold a question, an address, or a browser's name."""
    caplog.set_level(logging.INFO, "hoptac.requests")

    ask(watched, f"/?q={ASKED}&country=KR")
    ask(watched, f"/nowhere/{ASKED}")

    told = caplog.text + watched.get("/metrics").text
    for private in (ASKED, ascii(ASKED)[1:-1], VISITOR, "Visitor", "KR"):
        assert private not in told


def test_sums_count_answers_and_what_was_found(watched):
    """By endpoint and status, and by how many articles there were."""
    for url in ("/?q=energia", "/?q=energia", "/?q=qqqqqqqq", "/nowhere"):
        ask(watched, url)

    found = sums(watched)

    labels = '{endpoint="pages.search",status="200"}'
    assert found[f"hoptac_request_seconds_count{labels}"] == 3
    assert found['hoptac_request_seconds_count{endpoint="none",status="404"}'] == 1
    assert found["hoptac_found_articles_count"] == 3
    assert found['hoptac_found_articles_bucket{le="0.0"}'] == 1


def test_sums_name_the_index_and_count_what_was_known(watched):
    """The generation in service, and how often an answer was remembered."""
    before = sums(watched)['hoptac_cache_hits{cache="answers"}']
    for _ in range(3):
        ask(watched, "/api/v1/search?q=energia")

    found = sums(watched)

    assert any(re.match('hoptac_index_info.generation="gen-', name) for name in found)
    assert found['hoptac_cache_hits{cache="answers"}'] > before


def test_sums_are_given_without_an_index(watched, monkeypatch):
    """They tell what they can."""

    def gone(_):
        raise IndexMissingError

    monkeypatch.setattr("search.searcher.reader.Reader.caches", property(gone))

    assert "hoptac_request_seconds" in watched.get("/metrics").text
