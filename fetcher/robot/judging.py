"""What were pages before a notice stood in their place, or a text that is back?"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from corpus.store.events import AddressChanged
from corpus.store.kinds import Role, State
from fetcher.robot.answers import analysis_of
from fetcher.robot.notices import is_known_notice, notice_seen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from corpus.store.address import Address, StoredCapture
    from corpus.store.events import Event, Value
    from fetcher.lifecycle.analysis import Analysis
    from fetcher.lifecycle.answer import Answer
    from fetcher.robot.work import Work

_MOST_LOOKED_AT = 5
"""Captures of a page that are read to find an earlier text."""


def judged_again(work: Work, answer: Answer, now: datetime) -> list[Event]:
    """Return the events of all pages that have a notice for an article.

    Each is missing from now on, and what it was before stands again; one that never was
    an article is none. All are asked again.
    """
    events: list[Event] = [notice_seen(answer.url, answer.analysis, now)]
    for url in answer.copies:
        address = work.store.address(url)
        if address is not None:
            events.append(_restored(work, address, now))
    return events


def _restored(work: Work, address: Address, now: datetime) -> AddressChanged:
    changes: dict[str, Value] = {
        "misses": 1,
        "first_missed": now,
        "next_due": now,
        "etag": "",
        "last_modified": "",
        "corrected": None,
    }
    for stored, said in _earlier(work, address):
        if said.text_digest != address.text_digest:
            changes |= {"capture": stored.record, "title": said.title}
            changes |= {"text_digest": said.text_digest}
            break
    else:
        changes |= {"state": State.FOUND, "title": "", "text_digest": ""}
    return AddressChanged(url=address.url, changes=changes, time=now)


def corrected_before(
    work: Work, address: Address, analysis: Analysis, today: date
) -> date | None:
    """Return when an article was corrected that has a new text: today, or earlier.

    Where an earlier text of it is back, it is the day on which that came; None where
    that is the one that came first.
    """
    firsts = (one.record for one in _captures(work, address))
    first = next(firsts, "")
    for stored, said in _earlier(work, address):
        if said.says_the_same(analysis):
            return None if stored.record == first else stored.time.date()
    return today


def _earlier(work: Work, address: Address) -> Iterator[tuple[StoredCapture, Analysis]]:
    """Yield the captures of articles before the one that stands, the last one first."""
    captures = list(reversed(_captures(work, address)))
    for stored in captures[:_MOST_LOOKED_AT]:
        if stored.record == address.capture:
            continue
        said = analysis_of(work, address, stored)
        if said is None or said.kind is not None:
            continue
        if not is_known_notice(work, address.url, said):
            yield stored, said


def _captures(work: Work, address: Address) -> list[StoredCapture]:
    return [
        stored
        for stored in work.store.captures(address.url)
        if stored.role == Role.PAGE
        and stored.status == HTTPStatus.OK
        and not stored.refers
    ]
