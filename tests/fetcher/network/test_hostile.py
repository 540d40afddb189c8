"""Every variant of a hostile server ends within its limits, with nothing half kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench.web.hostile.redirects import HOST, TRAP
from bench.web.hostile.run import client_for
from bench.web.hostile.server import HostileServer
from bench.web.hostile.variants import VARIANTS, answers
from fetcher.errors import FetchFailed
from fetcher.network.limits import NetworkLimits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.web.hostile.variant import Variant

LIMITS = NetworkLimits(
    wire=300_000, wire_pdf=500_000, unpacked=400_000, head=16_384, seconds=60
)
BOMB_LIMITS = NetworkLimits(seconds=60)
IMPATIENT = 0.4  # seconds, of variants that send too slowly for any number of them


@pytest.fixture(scope="module")
def server() -> Iterator[HostileServer]:
    """Return a server with all variants."""
    with HostileServer(answers()) as server:
        yield server


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.name)
def test_a_variant_comes_to_its_end(server: HostileServer, variant: Variant) -> None:
    """It is read whole or refused as it must be, and nothing else is asked."""
    limits = BOMB_LIMITS if variant.name.endswith("bomb") else LIMITS
    if not variant.patient:
        limits = limits.changed(seconds=IMPATIENT)
    before = len(server.log)
    client = client_for(server.port, limits)
    url = f"http://{HOST}:{server.port}{variant.path}"
    if variant.failure is None:
        answer = client.get(url)[-1]
        assert (answer.status, answer.body) == (variant.status, variant.body)
    else:
        with pytest.raises(FetchFailed) as failed:
            client.get(url)
        assert failed.value.kind is variant.failure
    asked = tuple(server.paths[before:])
    assert asked == (variant.asked or (variant.path,))


def test_no_variant_led_astray(server: HostileServer) -> None:
    """The server's own log has nothing that should not be there."""
    assert TRAP not in server.paths
    assert {request.method for request in server.log} == {"GET"}
    assert not any(request.header("cookie") for request in server.log)
    assert not any(request.header("referer") for request in server.log)
    assert not any(request.header("authorization") for request in server.log)
    assert server.connections == len(server.log)
