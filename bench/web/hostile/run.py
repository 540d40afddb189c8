"""What comes of each variant? Run as `python -m bench.web hostile`."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.web.hostile.names import NamedHosts
from bench.web.hostile.redirects import HOST, TRAP
from bench.web.hostile.server import HostileServer
from bench.web.hostile.variants import VARIANTS, answers
from fetcher.clock import SystemClock
from fetcher.errors import FetchFailed
from fetcher.network.addresses import AllowedHosts
from fetcher.network.client import Client
from fetcher.network.limits import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.web.hostile.variant import Variant
    from fetcher.network.limits import NetworkLimits

_NAMES = {HOST: "127.0.0.1", "inside.test": "127.0.0.1", "localhost": "127.0.0.1"}
_PATIENT_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a variant.

    Attributes:
        variant: it.
        seen: the kind of the failure, or status and number of bytes.
        right: whether that is what must come of it, and nothing else was asked.
        seconds: how long it took.
    """

    variant: Variant
    seen: str
    right: bool
    seconds: float


def client_for(port: int, limits: NetworkLimits = PAGES) -> Client:
    """Return a client that may ask the hostile server by its name only."""
    return Client(
        clock=SystemClock(),
        user_agent="Hoptac/test (+mailto:nobody@news.test)",
        resolver=NamedHosts({name: [(place,)] for name, place in _NAMES.items()}),
        limits=limits,
        allowed=AllowedHosts.of([f"{HOST}:{port}"]),
    )


def outcomes(limits: NetworkLimits = PAGES) -> Iterator[Outcome]:
    """Yield what comes of each variant.

    Args:
        limits: of the client; variants that are to be read, or refused for another
            reason than their time, have thirty seconds in any case.
    """
    with HostileServer(answers()) as server:
        for variant in VARIANTS:
            yield outcome_of(server, variant, limits)


def outcome_of(
    server: HostileServer, variant: Variant, limits: NetworkLimits
) -> Outcome:
    """Return what comes of asking a server for a variant."""
    if variant.patient:
        limits = limits.changed(seconds=_PATIENT_SECONDS, beyond=True)
    before = len(server.log)
    start = time.monotonic()
    try:
        hops = client_for(server.port, limits).get(
            f"http://{HOST}:{server.port}{variant.path}"
        )
    except FetchFailed as failed:
        seen = str(failed.kind)
        right = failed.kind is variant.failure
    else:
        answer = hops[-1]
        seen = f"{answer.status}, {len(answer.body)} bytes"
        right = variant.failure is None and (answer.status, answer.body) == (
            variant.status,
            variant.body,
        )
    paths = tuple(server.paths[before:])
    right = right and paths == (variant.asked or (variant.path,)) and TRAP not in paths
    return Outcome(variant, seen, right, time.monotonic() - start)
