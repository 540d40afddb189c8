"""Every variant of a hostile server ends within its limits, with nothing half kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench.web.hostile.redirects import TRAP
from bench.web.hostile.run import outcome_of
from bench.web.hostile.server import HostileServer
from bench.web.hostile.variants import VARIANTS, answers
from fetcher.network.limits import PAGES, NetworkLimits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.web.hostile.variant import Variant

LIMITS = NetworkLimits(
    wire=300_000,
    wire_pdf=500_000,
    unpacked=400_000,
    head=16_384,
)
TELLING = ("cookie", "referer", "authorization", "proxy-authorization")
IMPATIENT = 0.4  # seconds, of variants that send too slowly for any number of them


@pytest.fixture(scope="module")
def server() -> Iterator[HostileServer]:
    """Return a server with all variants."""
    with HostileServer(answers()) as server:
        yield server


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.name)
def test_a_variant_comes_to_its_end(server: HostileServer, variant: Variant) -> None:
    """It is read whole or refused as it must be, and nothing else is asked."""
    limits = PAGES if variant.name.endswith("bomb") else LIMITS
    if not variant.patient:
        limits = limits.changed(seconds=IMPATIENT)
    before = len(server.log)
    outcome = outcome_of(server, variant, limits)
    assert outcome.right, outcome.seen
    for request in server.log[before:]:
        assert request.method == "GET"
        assert request.path != TRAP
        assert not any(map(request.header, TELLING))
