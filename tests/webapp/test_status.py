"""Does an operator see what was built and fetched, and nobody else unasked?"""

from datetime import UTC, datetime

import pytest

from corpus.store.events import (
    AddressChanged,
    Captured,
    Failed,
    RunEnded,
    RunStarted,
)
from corpus.store.exchange import Exchange
from corpus.store.kinds import Role, State
from corpus.store.store import open_store
from webapp.app import create_app
from webapp.settings import Settings

NOW = datetime.now(UTC)


def keep(folder):
    """Make a store of two sources, of which one failed in its last pass."""
    page = Exchange(
        url="https://news.test/1",
        request_head=b"GET /1 HTTP/1.1\r\n\r\n",
        status=200,
        response_head=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
        wire=b"<p>text</p>",
        body=b"<p>text</p>",
        started=NOW,
        address="192.0.2.7",
    )
    feed = {"source": "Dead", "url": "https://dead.test/feed", "role": Role.FEED}
    results = {"News": {"named": 1_234, "new": 1}, "Dead": {"failed: timeout": 3}}
    with open_store(folder, create=True) as store:
        store.append(
            [
                RunStarted(run="1", time=NOW, sources=("News", "Dead")),
                Captured(source="News", exchange=page, role=Role.PAGE),
                AddressChanged(url=page.url, changes={"state": State.LIVE}, time=NOW),
                Failed(**feed, kind="timeout", reason="too slow", time=NOW),
                RunEnded(run="1", time=NOW, results=results),
            ]
        )


@pytest.fixture
def operator(reader, english, tmp_path):
    """Return a client that is shown the state of a store."""
    keep(tmp_path / "store")
    settings = Settings(rate=0, status=True, store=tmp_path / "store")
    return english(create_app(reader, settings))


def test_the_page_is_off_by_default(client):
    """What was fetched from where is nobody else's business."""
    assert client.get("/en/status").status_code == 404


def test_the_page_tells_of_the_build(operator, parse_html, reader):
    """When it was, and what is in the index."""
    page = parse_html(operator.get("/en/status").text)

    terms = [item.text for item in page.all("dt")]
    values = dict(zip(terms, (item.text for item in page.all("dd")), strict=True))
    assert values["Generation"] == reader.generation
    assert values["Built"].endswith("UTC")
    assert {"Ukrainian", "French", "Polish", "Vietnamese"} <= values.keys()


def test_the_page_tells_of_each_source_those_in_trouble_first(operator, parse_html):
    """With what its last pass counted, the articles that stand, and new ones by day."""
    page = parse_html(operator.get("/en/status").text)

    dead, news = page.all("tbody")[0].all("tr")
    assert dead.text.startswith("Dead Failed or empty: https://dead.test/feed")
    assert [row.text for row in page.all("tr", "alarm")] == [dead.text]
    counts = [cell.text for cell in news.all("td")][1:8]
    assert counts == ["1,234", "1", "0", "0", "0", "1", "1"]
    assert [cell.text for cell in dead.all("td")][5] == "3"


@pytest.mark.parametrize("lang", ["uk", "fr", "pl", "vi"])
def test_the_page_is_in_every_language(operator, lang):
    """As the others are."""
    assert operator.get(f"/{lang}/status").status_code == 200


def test_the_page_is_not_cached(operator):
    """What it shows is not only the index's."""
    assert "ETag" not in operator.get("/en/status").headers


def test_a_store_that_cannot_be_read_is_said(reader, english, tmp_path):
    """The page and the metrics are there all the same."""
    settings = Settings(rate=0, status=True, store=tmp_path / "none")
    client = english(create_app(reader, settings))

    assert "cannot be read" in client.get("/en/status").text
    assert "hoptac_store_readable 0.0" in client.get("/metrics").text


def test_metrics_tell_of_the_build_and_of_each_source(operator):
    """When it was asked, what stands, and what is new."""
    text = operator.get("/metrics").text
    day = NOW.date().isoformat()

    assert 'hoptac_source_addresses{source="News",state="live"} 1.0' in text
    assert f'hoptac_source_new_articles{{day="{day}",source="News"}} 1.0' in text
    assert 'hoptac_source_failing_indexes{source="Dead"} 1.0' in text
    assert 'hoptac_source_fetched_timestamp_seconds{source="News"}' in text
    assert "hoptac_index_built_timestamp_seconds" in text
