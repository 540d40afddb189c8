"""What do tests of the network need? A server here, and a client that may ask it."""

from __future__ import annotations

import pytest

from bench.web.hostile.names import NamedHosts, named
from bench.web.hostile.server import HostileServer
from bench.web.hostile.variant import WHOLE, page
from fetcher.clock import SystemClock
from fetcher.network.addresses import AllowedHosts
from fetcher.network.client import Client
from fetcher.network.limits import PAGES

AGENT = "Hoptac/test (+https://news.test/robot)"


@pytest.fixture
def whole():
    """Return an answer that is a whole page."""
    return lambda wire: wire.send(page(f"Content-Length: {len(WHOLE)}\r\n"))


@pytest.fixture
def serve():
    """Return a function that starts a server; it ends with the test."""
    servers = []

    def start(variants, **options):
        server = HostileServer(variants, **options)
        server.__enter__()
        servers.append(server)
        return server

    yield start
    for server in servers:
        server.__exit__(None, None, None)


@pytest.fixture
def client_of():
    """Return a function that makes a client for news.test and its like."""

    def make(*servers, hosts=("news",), names=None, limits=PAGES, tls=None):
        allowed = [f"{host}.test:{server.port}" for host in hosts for server in servers]
        resolver = names or named(**dict.fromkeys(hosts, "127.0.0.1"))
        return Client(
            clock=SystemClock(),
            user_agent=AGENT,
            resolver=resolver,
            limits=limits,
            allowed=AllowedHosts.of(allowed),
            tls=tls,
        )

    return make


@pytest.fixture
def name_turns():
    """Return a function that makes a name of which each answer is another."""
    return lambda **turns: NamedHosts({f"{name}.test": turns[name] for name in turns})
