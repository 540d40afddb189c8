"""The test web, and passes over it on its clock."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bench.web.clock import TurnedClock
from bench.web.scenario import load_scenario
from bench.web.server import TestWeb
from bench.web.sources_file import sources_text
from corpus.article import Article
from corpus.reader import read_articles
from corpus.store.store import read_store
from fetcher.network.addresses import AllowedHosts
from fetcher.robot.fetch import FetchOptions, fetch
from fetcher.robot.stopping import StoppableClock
from fetcher.sources import read_sources
from tests.fetcher.robot.changing_site import Site


class World:
    """A test web and a store that follows it.

    Attributes:
        web: the test web.
        clock: of both sides.
        folder: of the store.
    """

    def __init__(self, web, clock, tmp_path):
        self.web = web
        self.clock = clock
        self.folder = tmp_path / "store"
        self.file = tmp_path / "sources.toml"
        self.file.write_text(sources_text(web.hosts, web.port), "utf-8")

    def make_pass(self, **options):
        """Make a pass and return what was done, by source."""
        sources = options.pop("sources", None) or read_sources(self.file)
        hosts = {f"{host.name}:{self.web.port}" for host in self.web.hosts}
        allowed = AllowedHosts.of(hosts)
        told = FetchOptions(allowed=allowed, **options)
        return fetch(sources, self.folder, told, StoppableClock(self.clock))

    def turn(self, **span):
        """Turn the clock forward by days, hours or minutes."""
        self.clock.turn(self.clock.now() + timedelta(**span))

    def articles(self):
        """Return what would be indexed, by address without scheme."""
        items = list(read_articles([self.folder]))
        assert all(isinstance(item, Article) for item in items), items
        return {item.url.partition("://")[2]: item for item in items}

    def truth(self):
        """Return the addresses of what should be indexed."""
        return {article.url.partition("://")[2] for article in self.web.truth()}

    def address(self, url):
        """Return what the store knows of an address."""
        with read_store(self.folder) as store:
            return store.address(url)


@pytest.fixture
def world(tmp_path):
    """Return a function that serves a scenario's hosts; closed at the test's end."""
    opened = []

    def serve(hosts, start):
        clock = TurnedClock(start)
        web = TestWeb(hosts, clock)
        web.__enter__()
        opened.append(web)
        return World(web, clock, tmp_path)

    yield serve
    for web in opened:
        web.__exit__(None, None, None)


@pytest.fixture
def day(world):
    """Return the test web on its day of events."""
    told = load_scenario("day")
    return world(told.hosts, told.start)


@pytest.fixture
def site(tmp_path):
    """Return a function that serves a site until the test ends."""
    opened = []

    def serve(count=1, **values):
        made = Site(tmp_path, count, **values)
        made.server.__enter__()
        opened.append(made.server)
        return made

    yield serve
    for server in opened:
        server.__exit__(None, None, None)
