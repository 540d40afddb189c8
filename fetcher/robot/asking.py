"""How is an address asked with manners, and how is what was learnt of hosts kept?"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from corpus.store.events import Captured, Failed, Noted, Unchanged
from corpus.store.kinds import Role
from fetcher.errors import Failure, FetchFailed
from fetcher.manners.pace import HostState
from fetcher.manners.robots import (
    FRESH,
    ask_robots,
    robots_address,
    rules_of,
    unreachable,
)
from fetcher.network.limits import INDEXES, PAGES

if TYPE_CHECKING:
    from corpus.store.events import Event
    from corpus.store.exchange import Exchange
    from corpus.store.store import Store
    from fetcher.clock import Clock
    from fetcher.manners.robots import RobotsAnswer, RobotsRules
    from fetcher.network.client import Client
    from fetcher.network.limits import NetworkLimits
    from fetcher.robot.hosts import Hosts
    from fetcher.sources import Source

_OF_THE_HOST = frozenset(
    {Failure.DNS, Failure.CONNECTION, Failure.TLS, Failure.TIMEOUT}
)
"""Failures for which another page of the same host can do nothing either."""
_MEGABYTE = 1_000_000
_NOTED = "host"
_ROBOTS_NOTED = "robots"


class Asker:
    """Asks addresses, one a host at a time; threads share it."""

    def __init__(self, client: Client, hosts: Hosts) -> None:
        self._client = client
        self._hosts = hosts

    def ask(
        self,
        url: str,
        source: Source,
        *,
        role: Role = Role.PAGE,
        etag: str = "",
        modified: str = "",
    ) -> tuple[Exchange, ...]:
        """Return what an address answers, redirects first.

        Args:
            url: the address.
            source: on whose behalf; its delay and its limits count.
            role: what it is asked for.
            etag: of the answer that is held.
            modified: its Last-Modified.

        Raises:
            FetchFailed: no whole answer came, or it may not be asked.
            HostRests: the host does not want to be asked now.
            Stopped: the pass is to end.
        """
        with self._hosts.turn(source.delay) as turn:
            try:
                chain = self._client.get(
                    url,
                    etag=etag,
                    modified=modified,
                    limits=limits_of(source, role),
                    permit=turn.permit,
                )
            except FetchFailed as failure:
                turn.failed(counts=failure.kind in _OF_THE_HOST)
                raise
            turn.answered(chain)
            return chain


def limits_of(source: Source, role: Role) -> NetworkLimits:
    """Return what one answer of a source may take; it can only lower the limits.

    Raises:
        SourcesError: it raises one.
    """
    own = source.limits
    bytes_of = {"wire": own.megabytes, "unpacked": own.unpacked_megabytes}
    changes = {
        name: value * _MEGABYTE for name, value in bytes_of.items() if value is not None
    }
    others = {"seconds": own.seconds, "redirects": own.redirects}
    changes |= {name: value for name, value in others.items() if value is not None}
    if own.megabytes is not None:
        changes["wire_pdf"] = own.megabytes * _MEGABYTE
    usual = PAGES if role in {Role.PAGE, Role.PICTURE, Role.ROBOTS} else INDEXES
    return usual.changed(beyond=False, **changes)


class StoredHosts:
    """What a store knows of hosts: their states, and their robots.txt."""

    def __init__(self, store: Store, clock: Clock, client: Client) -> None:
        self._store = store
        self._clock = clock
        self._client = client

    def state(self, host: str) -> HostState:
        """Return what is known of a host."""
        noted = self._store.note(_NOTED, host)
        if not noted:
            return HostState()
        due = datetime.fromisoformat(str(noted["due"])).astimezone(UTC)
        return HostState(due, int(noted["failures"]), int(noted["waits"]))

    def remember(self, host: str, state: HostState) -> None:
        """Keep what is known of a host."""
        values: dict[str, str | int] = {
            "due": state.due.isoformat(),
            "failures": state.failures,
            "waits": state.waits,
        }
        now = self._clock.now()
        self._store.append([Noted(kind=_NOTED, key=host, values=values, time=now)])

    def robots(self, url: str, held: RobotsRules | None) -> RobotsRules:
        """Return the rules for an address: those kept that still hold, or new ones."""
        address = robots_address(url)
        kept = self._kept_robots(address) if held is None else None
        if kept is not None and kept.fresh(self._clock.now()):
            return kept
        answer = ask_robots(self._client, url, self._clock, held or kept)
        if answer.rules.unreachable_since:
            self._store.append(self._missing(address, answer))
        else:
            self._store.append(self._found(address, answer.hops[-1]))
        return answer.rules

    def _found(self, address: str, answer: Exchange) -> list[Event]:
        same = self._store.is_same(answer, Role.ROBOTS, address)
        kind = Unchanged if same else Captured
        event = kind(source="", exchange=answer, role=Role.ROBOTS, page=address)
        if not self._store.note(_ROBOTS_NOTED, address):
            return [event]
        found = Noted(
            kind=_ROBOTS_NOTED, key=address, values={}, time=self._clock.now()
        )
        return [event, found]

    def _missing(self, address: str, answer: RobotsAnswer) -> list[Event]:
        """Return that one cannot be had: the last that could be stays what is held."""
        now = self._clock.now()
        failure = answer.failure or FetchFailed(
            Failure.STATUS, f"status {answer.hops[-1].status}"
        )
        failed = Failed(
            source="",
            url=address,
            role=Role.ROBOTS,
            kind=failure.kind,
            reason=failure.reason,
            time=now,
        )
        since = answer.rules.unreachable_since or now
        values = {"since": since.isoformat(), "asked": now.isoformat()}
        values["reason"] = failure.reason
        return [failed, Noted(kind=_ROBOTS_NOTED, key=address, values=values, time=now)]

    def _kept_robots(self, address: str) -> RobotsRules | None:
        """Return the rules as they were when one was asked for last."""
        rules = None
        page = self._store.index_page(address)
        now = self._clock.now()
        if page is not None and page.checked is not None:
            wrong = page.checked > now  # a clock was; they are to be asked for anew
            checked = now - FRESH if wrong else page.checked
            capture = self._store.capture(page.capture)
            body = self._store.body(capture) if capture else b""
            rules = rules_of(page.status, body, checked)
        noted = self._store.note(_ROBOTS_NOTED, address)
        if noted:
            asked = datetime.fromisoformat(str(noted["asked"]))
            since = datetime.fromisoformat(str(noted["since"]))
            if asked <= now:  # else a clock was wrong
                rules = unreachable(asked, rules, str(noted["reason"]), since)
        return rules


def is_host_of(url: str, hosts: frozenset[str]) -> bool:
    """Return whether an address is on one of some hosts, `HOST` or `HOST:PORT`."""
    parts = urlsplit(url)
    return parts.netloc in hosts or (parts.hostname or "") in hosts
