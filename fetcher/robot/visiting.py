"""Which pages of a source are asked in a pass, and in which order?

What its indexes do not name any more comes first, then what is new, the newest before
the rest, then what is asked again.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from corpus.store.kinds import State
from fetcher.errors import FetchFailed
from fetcher.manners.pace import host_of
from fetcher.robot.page import visit
from fetcher.robot.tally import PAGES
from fetcher.robot.vanishing import VANISHED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.store.address import Address
    from fetcher.robot.work import Work

_PORTION = 5000
"""Addresses that are looked at when the next ones are chosen."""
_EPOCH = datetime.fromtimestamp(0, UTC)
_NEW = frozenset({State.FOUND, State.REFUSED})


def visit_all(work: Work) -> None:
    """Ask the pages of a source that are due, and keep what they answer.

    Raises:
        Stopped: the pass is to end; what was answered has been kept.
    """
    visited: set[str] = set()
    while portion := list(_next(work, visited)):
        for address in portion:
            if not _may_ask(work):
                return
            visited.add(address.url)
            if work.dry_run:
                work.tally.planned.append(address.url)
            else:
                visit(work, address)
                work.progress(work.tally)


def _may_ask(work: Work) -> bool:
    """Return whether one page more may be asked in this pass."""
    now = work.clock.now()
    asked = len(work.tally.planned) if work.dry_run else work.tally.counts[PAGES]
    if work.limit is not None and asked >= work.limit:
        return False
    if not work.source.open_at(now):
        work.tally.rests = "it is not asked at this time of day"
        return False
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    today = work.store.answers_since(work.source.name, midnight)
    if today + len(work.tally.planned) >= work.source.daily:
        work.tally.rests = f"{work.source.daily} answers a day are enough"
        return False
    return True


def _next(work: Work, visited: set[str]) -> Iterator[Address]:
    """Yield the addresses that are due and were not visited, the most urgent first."""
    due = work.store.due(work.source.name, work.clock.now(), _PORTION)
    waiting = [
        address
        for address in due
        if address.url not in visited and not _rests(work, address)
    ]
    yield from sorted(waiting, key=_urgency)


def _rests(work: Work, address: Address) -> bool:
    try:
        return host_of(address.url) in work.resting
    except FetchFailed:
        return False


def _urgency(address: Address) -> tuple[bool, bool, float, str]:
    """Return a key that sorts what vanished and what is new first, newest first."""
    is_new = address.state in _NEW
    last = address.published or address.modified or _EPOCH
    if is_new and address.modified:
        last = max(last, address.modified)
    order = -last.timestamp() if is_new else (address.next_due or _EPOCH).timestamp()
    return address.next_due != VANISHED, not is_new, order, address.url
