"""Is nothing half kept by a pass over a hostile host?"""

from __future__ import annotations

import pytest

from bench.web.hostile.names import named
from bench.web.hostile.redirects import TRAP
from bench.web.hostile.server import HostileServer
from bench.web.hostile.variant import page
from bench.web.hostile.variants import VARIANTS, answers
from corpus.store.store import open_store
from corpus.store.verification import check_store
from fetcher.errors import Failure
from fetcher.network.addresses import AllowedHosts
from fetcher.robot.fetch import FetchOptions, fetch
from fetcher.sources import read_sources

ENTRY = """
[contact]
name = "Test"
address = "robot@news.test"

[[source]]
name = "news"
feeds = "{site}/feed"
delay = 0
limits = {{ megabytes = 0.3, unpacked_megabytes = 0.4 }}
"""
OF_THE_HOST = (Failure.TIMEOUT, Failure.CONNECTION)  # five in a row end the pass
TOLD = tuple(variant for variant in VARIANTS if variant.failure not in OF_THE_HOST)


@pytest.fixture(scope="module")
def passed(tmp_path_factory):
    """Return the server, the folder of the store, and the tally of a pass."""
    places, folder = answers(), tmp_path_factory.mktemp("pass")
    with HostileServer(places) as server:
        site = f"http://news.test:{server.port}"
        links = "".join(f"<item><link>{site}{told.path}</link></item>" for told in TOLD)
        feed = f"<rss version='2.0'><channel>{links}</channel></rss>".encode()
        places["/feed"] = lambda wire: wire.send(page("", feed))
        (folder / "sources.toml").write_text(ENTRY.format(site=site), "utf-8")
        options = FetchOptions(
            resolver=named(news="127.0.0.1", inside="127.0.0.1"),
            allowed=AllowedHosts.of([f"news.test:{server.port}"]),
        )
        sources = read_sources(folder / "sources.toml")
        [tally] = fetch(sources, folder / "store", options)
        yield server, folder / "store", tally


def test_every_variant_is_asked_and_nothing_else(passed):
    """Once each, as the server's log says; redirects lead where they may."""
    server, _, _ = passed
    may = {"/feed", "/robots.txt"}
    may |= {path for told in TOLD for path in (told.asked or (told.path,))}
    assert set(server.paths) == may
    assert TRAP not in server.paths
    assert [server.paths.count(told.path) for told in TOLD] == [1] * len(TOLD)


def test_a_failure_keeps_nothing(passed):
    """An answer is kept whole, or the failure with its kind."""
    server, folder, _ = passed
    with open_store(folder) as store:
        for told in TOLD:
            url = f"http://news.test:{server.port}{told.path}"
            if told.failure:
                assert store.captures(url) == []
                assert store.address(url).failure == told.failure
            elif not told.asked:
                bodies = [store.body(capture) for capture in store.captures(url)]
                assert bodies in ([], [told.body])


def test_the_store_is_whole(passed):
    """Its records can be read to their end."""
    _, folder, _ = passed
    assert check_store(folder).problems == []
