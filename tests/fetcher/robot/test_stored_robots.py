"""Is what a robots.txt allows still known to the next pass?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bench.web.hostile.names import named
from bench.web.hostile.server import HostileServer
from bench.web.hostile.variant import page
from corpus.store.store import open_store
from fetcher.network.addresses import AllowedHosts
from fetcher.network.client import Client
from fetcher.robot.asking import StoredHosts

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


class Host:
    """A host, what it answers, and passes that ask for its robots.txt.

    Attributes:
        text: its robots.txt; None where it fails.
        time: what the clock shows.
    """

    def __init__(self, server, folder):
        self.text = "User-agent: *\nDisallow: /a"
        self.time = datetime(2026, 3, 7, tzinfo=UTC)
        self.server = server
        self.site = f"http://news.test:{server.port}"
        self.folder = folder

    def now(self):
        """Return what the clock shows."""
        return self.time

    def sleep(self, seconds):
        """Turn the clock."""
        self.time += timedelta(seconds=seconds)

    def answer(self, wire):
        """Send the robots.txt."""
        status = "200 OK" if self.text is not None else "503 Not now"
        wire.send(page("", (self.text or "").encode(), status))

    def pass_(self):
        """Return the rules as a pass learns them that knows the store alone."""
        client = Client(
            clock=self,
            user_agent="Hoptac/test (+mailto:a@b.test)",
            resolver=named(news="127.0.0.1"),
            allowed=AllowedHosts.of([f"news.test:{self.server.port}"]),
        )
        with open_store(self.folder, create=True) as store:
            return StoredHosts(store, self, client).robots(f"{self.site}/x", None)

    def allows(self, path):
        """Return whether a pass now may ask for a path."""
        return self.pass_().allow(self.site + path)


@pytest.fixture
def host(tmp_path):
    """Return a host."""
    answers = {}
    with HostileServer(answers) as server:
        host = Host(server, tmp_path / "store")
        answers["/robots.txt"] = host.answer
        yield host


def test_rules_hold_for_a_day(host):
    """No pass within it asks again."""
    assert not host.allows("/a")
    host.text = ""
    host.time += DAY - HOUR
    assert not host.allows("/a")
    assert len(host.server.log) == 1
    host.time += HOUR
    assert host.allows("/a")
    assert len(host.server.log) == 2


def test_one_that_cannot_be_had_is_asked_for_each_hour(host):
    """And forbids all until it can be had."""
    host.text = None
    assert not host.allows("/b")
    host.time += HOUR / 2
    assert not host.allows("/b")
    assert len(host.server.log) == 1
    host.time += HOUR
    host.text = ""
    assert host.allows("/b")


def test_thirty_days_are_counted_from_pass_to_pass(host):
    """After them, what it allowed before counts again."""
    assert host.allows("/b")
    host.text = None
    for _ in range(30):
        host.time += DAY
        assert not host.allows("/b")
    host.time += DAY
    assert host.allows("/b")
    assert not host.allows("/a")


def test_days_are_counted_anew_after_an_answer(host):
    """One good answer ends the count."""
    host.text = None
    host.allows("/b")
    host.time += 20 * DAY
    host.text = ""
    assert host.allows("/b")
    host.text = None
    host.time += 20 * DAY
    assert not host.allows("/b")
    host.time += 29 * DAY
    assert not host.allows("/b")


@pytest.mark.parametrize("text", ["User-agent: *\nDisallow: /a", None])
def test_what_a_wrong_clock_noted_holds_no_longer(host, text):
    """It is asked for anew when the clock is right again."""
    host.time += 9 * DAY
    host.text = text
    host.allows("/a")
    host.time -= 9 * DAY
    host.text = "User-agent: *\nDisallow: /b"
    assert host.allows("/a")
    assert not host.allows("/b")
