"""What does a host's robots.txt allow?

After RFC 9309: what a host answers with 4xx allows all; what it does not answer, or
with 5xx, forbids all for up to thirty days. 429 counts as the latter: it asks for
patience, not for more requests. Rules are pure values, told from an answer: whoever
keeps the answers can tell them anew.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from fetcher.errors import FetchFailed
from fetcher.manners.pace import LONGEST_DELAY
from fetcher.manners.user_agent import ROBOT

if TYPE_CHECKING:
    from protego import Protego

    from corpus.store.exchange import Exchange
    from fetcher.clock import Clock
    from fetcher.network.client import Client

FRESH = timedelta(hours=24)
"""How long rules hold (RFC 9309, 2.4)."""
RETRY = timedelta(hours=1)
"""After which a robots.txt is asked for again that could not be had."""
GIVEN_UP = timedelta(days=30)
"""After which one that cannot be had forbids no more (RFC 9309, 2.3.1.4)."""
READ = 500 * 1024
"""How many bytes of it are read (RFC 9309, 2.5)."""

_OTHER = "-"
_AGENT_LINE = re.compile(
    r"\s*user[- ]?agent(?:\s*:|\s)\s*(?P<agent>[^#]*)", re.IGNORECASE
)
_AGENT = re.compile(rf"{ROBOT}(?![a-z_-])", re.IGNORECASE)  # RFC 9309, 2.2.1
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FALLBACK = "cp1251"  # of hosts in our field that write no UTF-8


class _Verdict(Enum):
    RULES = auto()
    ALLOW_ALL = auto()
    DISALLOW_ALL = auto()


@dataclass(frozen=True, slots=True)
class RobotsRules:
    """What a host allows.

    Attributes:
        until: when they must be asked for again, in UTC.
        unreachable_since: since when they could not be had; None if they could.
        reason: why nothing may be asked, if nothing may; else "".
    """

    until: datetime
    unreachable_since: datetime | None = None
    reason: str = ""
    _verdict: _Verdict = _Verdict.ALLOW_ALL
    _parsed: Protego | None = None

    def allow(self, url: str) -> bool:
        """Return whether an address may be asked."""
        if self._verdict is _Verdict.RULES and self._parsed is not None:
            return bool(self._parsed.can_fetch(url, ROBOT))
        return self._verdict is not _Verdict.DISALLOW_ALL

    @property
    def crawl_delay(self) -> float | None:
        """Seconds that the host wants between two requests."""
        delay = self._parsed.crawl_delay(ROBOT) if self._parsed else None
        return None if delay is None else float(delay)

    @property
    def puts_off(self) -> bool:
        """Whether the delay is so long that the host does not want to be read."""
        return (self.crawl_delay or 0.0) > LONGEST_DELAY

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """Addresses of sitemaps that it names, as they are written there."""
        return tuple(self._parsed.sitemaps) if self._parsed else ()

    def fresh(self, now: datetime) -> bool:
        """Return whether they still hold."""
        return now < self.until


@dataclass(frozen=True, slots=True)
class RobotsAnswer:
    """What came of asking for a robots.txt.

    Attributes:
        rules: what the host allows.
        hops: the exchanges, redirects first; empty if there was no whole answer.
        failure: why there was none.
    """

    rules: RobotsRules
    hops: tuple[Exchange, ...] = ()
    failure: FetchFailed | None = None


def robots_address(url: str) -> str:
    """Return where the robots.txt is that an address falls under."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"


def ask_robots(
    client: Client, url: str, clock: Clock, held: RobotsRules | None = None
) -> RobotsAnswer:
    """Return what the host of an address allows, asked anew.

    No robots.txt forbids to ask for it; redirects are followed, to other hosts too.

    Args:
        client: the guarded way to the web.
        url: any address of that host, of the same scheme and port.
        clock: the time.
        held: the rules that were held so far.
    """
    try:
        hops = client.get(robots_address(url))
    except FetchFailed as failure:
        rules = unreachable(clock.now(), held, failure.reason)
        return RobotsAnswer(rules, failure=failure)
    answer = hops[-1]
    return RobotsAnswer(rules_of(answer.status, answer.body, clock.now(), held), hops)


def rules_of(
    status: int, body: bytes, now: datetime, held: RobotsRules | None = None
) -> RobotsRules:
    """Return the rules that an answer sets.

    A page in HTML in place of one has no line that is a rule, and allows all.

    Args:
        status: its status code, after redirects.
        body: it, decompressed.
        now: when it came.
        held: the rules that were held so far.
    """
    if 200 <= status < 300:  # noqa: PLR2004 - RFC 9110, 15.3
        parsed = _parse(body)
        return RobotsRules(now + FRESH, _verdict=_Verdict.RULES, _parsed=parsed)
    if 400 <= status < 500 and status != 429:  # noqa: PLR2004 - RFC 9309, 2.3.1.3
        return RobotsRules(now + FRESH)
    return unreachable(now, held, f"status {status}")


def unreachable(
    now: datetime,
    held: RobotsRules | None = None,
    reason: str = "",
    since: datetime | None = None,
) -> RobotsRules:
    """Return the rules of a host whose robots.txt cannot be had (RFC 9309, 2.3.1.4).

    Nothing may be asked for thirty days; after that what the last robots.txt allows
    that could be had, or all.

    Args:
        now: when it was asked for.
        held: the rules that were held so far.
        reason: why it cannot be had, a clause.
        since: since when; known of the rules that were held, or now, by default.
    """
    parsed = held._parsed if held else None  # noqa: SLF001 - of its own kind
    since = since or (held.unreachable_since if held else None) or now
    if now - since < GIVEN_UP:
        verdict = _Verdict.DISALLOW_ALL
        reason = f"its robots.txt cannot be had ({reason or 'no answer'})"
    else:
        verdict, reason = (_Verdict.RULES if parsed else _Verdict.ALLOW_ALL), ""
    return RobotsRules(now + RETRY, since, reason, verdict, parsed)


def _parse(body: bytes) -> Protego:
    from protego import Protego  # noqa: PLC0415 - only a pass over the web waits

    return Protego.parse("\n".join(map(_our_line, _text(body).splitlines())))


def _text(body: bytes) -> str:
    """Return what is read of it: whole lines, as half a rule is another rule."""
    if len(body) > READ:
        end = max(body.rfind(b"\n", 0, READ), body.rfind(b"\r", 0, READ))
        body = body[: end + 1]
    for bom, name in _BOMS:
        if body.startswith(bom):
            return body.removeprefix(bom).decode(name, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode(_FALLBACK, "replace")


def _our_line(line: str) -> str:
    """Return a line with all other robots called the same.

    A file of many robots with many rules each would fill the memory; and a name is
    ours only if it is our whole name.
    """
    found = _AGENT_LINE.match(line)
    if found is None:
        return line
    agent = found["agent"].strip()
    if agent != "*":
        agent = ROBOT if _AGENT.match(agent) else _OTHER
    return f"User-agent: {agent}"
