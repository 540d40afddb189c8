"""What becomes of one page that is asked?

An answer is kept together with what was decided about it, all or nothing.
"""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING

from corpus.store.events import AddressChanged, Captured, Failed, Unchanged
from corpus.store.facts import key_of
from corpus.store.kinds import Role, State
from corpus.web_address import id_of_url
from fetcher.errors import Failure, FetchFailed
from fetcher.lifecycle.decide import decide, decide_failure, is_notice, moves
from fetcher.lifecycle.decision import Change
from fetcher.robot.answers import answer_of, why_failed
from fetcher.robot.hosts import HostRests
from fetcher.robot.judging import corrected_before, judged_again
from fetcher.robot.remembering import changes_of, known_of
from fetcher.robot.tally import BYTES, PAGES, Trouble
from fetcher.robot.vanishing import make_due
from fetcher.robot.versions import found_with, picture_of

if TYPE_CHECKING:
    from corpus.store.address import Address
    from corpus.store.events import Event
    from corpus.store.exchange import Exchange
    from fetcher.lifecycle.answer import Answer
    from fetcher.lifecycle.decision import Decision
    from fetcher.robot.work import Work

_NOT_THERE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
_NO_PAGES_OF_OURS = frozenset({Change.LANGUAGE, Change.NOT_AN_ARTICLE, Change.RESERVED})


def visit(work: Work, address: Address) -> None:
    """Ask a page; keep its answer and what follows from it.

    Raises:
        Stopped: the pass is to end; the page has not been asked.
    """
    held = bool(address.capture) and address.status not in _NOT_THERE
    try:
        chain = work.asker.ask(
            address.url,
            work.source,
            etag=address.etag if held else "",
            modified=address.last_modified if held else "",
        )
    except HostRests as rest:
        work.rest(rest)
        return
    except FetchFailed as failure:
        _keep_failure(work, address, failure)
        return
    work.tally.counts[PAGES] += 1
    work.tally.counts[BYTES] += sum(len(exchange.wire) for exchange in chain)
    answer = answer_of(work, address, chain)
    if moves(known_of(address), answer):
        _keep_move(work, address, answer, chain)
    else:
        _keep(work, address, answer, chain)


def _keep_failure(work: Work, address: Address, failure: FetchFailed) -> None:
    """Keep that a page gave no answer; it stays what it was."""
    now = work.clock.now()
    refused = failure.kind == Failure.ROBOTS
    decision = decide_failure(known_of(address), now, refused=refused)
    failed = Failed(
        source=work.source.name,
        url=address.url,
        role=Role.PAGE,
        kind=failure.kind,
        reason=failure.reason,
        time=now,
    )
    work.store.append([failed, _changed(work, address, decision)])
    work.tally.counts[decision.change] += 1
    if not refused:
        work.tally.counts[PAGES] += 1
    work.tally.fail(address.url, failure.kind, failure.reason)


def _keep(
    work: Work, address: Address, answer: Answer, chain: tuple[Exchange, ...]
) -> None:
    """Keep the answer of a page that is still where it was."""
    now = work.clock.now()
    decision = decide(
        known_of(address), answer, now, keep_reserved=work.source.keep_reserved
    )
    last = chain[-1]
    events: list[Event] = [_hop(work, exchange) for exchange in chain[:-1]]
    events.append(_kept(work, last, answer, decision, address.url))
    events.append(_changed(work, address, decision, answer))
    if decision.change == Change.FAILED:
        kind, reason = why_failed(answer)
        events.append(
            Failed(
                source=work.source.name,
                url=address.url,
                role=Role.PAGE,
                kind=kind,
                reason=reason,
                time=now,
            )
        )
        work.tally.fail(address.url, kind, reason)
    if is_notice(answer):
        events.extend(judged_again(work, answer, now))
        work.tally.counts[Change.MISSED] += len(answer.copies)
    work.store.append([*events, *found_with(work, address, answer, decision, now)])
    if decision.change == Change.NEW:
        make_due(work, answer.copies)  # one of them may have moved here
    _count(work, address, answer, decision)


def _keep_move(
    work: Work, address: Address, answer: Answer, chain: tuple[Exchange, ...]
) -> None:
    """Keep the answer of a page that another address has taken the place of.

    The article keeps the id of the address under which it was taken first.
    """
    now, target = work.clock.now(), key_of(answer.url)
    there = work.store.address(target)
    known = known_of(address)
    taken_there = there is not None and there.text_digest != ""
    base = there if there is not None and taken_there else replace(address, url=target)
    same = work.store.is_same(chain[-1], page=target)
    decision = decide(
        replace(known_of(base), url=target),
        replace(answer, url=target, redirects=0),
        now,
        keep_reserved=work.source.keep_reserved,
    )
    if not taken_there:  # nothing is held there yet to index it from
        decision = replace(decision, stands=True)
    events: list[Event] = [_hop(work, exchange) for exchange in chain[:-1]]
    arrived = replace(answer, same_bytes=same)
    events.append(_kept(work, chain[-1], arrived, decision, target))
    moved = {"state": State.MOVED, "moved_to": target, "next_due": None}
    events.append(AddressChanged(url=address.url, changes=moved, time=now))
    events.append(_arrived(work, address, there, decision))
    work.store.append([*events, *found_with(work, address, answer, decision, now)])
    was_taken = known.text_digest != ""
    _count(work, address, answer, decision, moved=was_taken)


def _arrived(
    work: Work,
    address: Address,
    there: Address | None,
    decision: Decision,
) -> AddressChanged:
    """Return the event of the address that a page moved to."""
    now = work.clock.now()
    today = work.source.local_time(now).date()
    target = decision.known.url
    blank = there or replace(
        address,
        url=target,
        state=State.FOUND,
        title="",
        text_digest="",
        next_due=None,
        seen_modified=None,
        step=0,
        reserved="",
    )
    changes = changes_of(decision, blank, today)
    if there is None or not there.text_digest:
        changes |= {"source": address.source, "channel": "move"}
        changes |= {"story": address.story, "links": address.links}
        changes |= {"published": address.published or "", "note": ""}
        changes["modified"] = address.modified or ""
        if address.corrected and "corrected" not in changes:
            changes["corrected"] = address.corrected
    if address.text_digest and _is_older(address, there):
        article = address.article or id_of_url(address.url)
        if article != id_of_url(target):
            changes["article"] = article
    return AddressChanged(url=target, changes=changes, time=now)


def _is_older(address: Address, there: Address | None) -> bool:
    """Return whether an article was taken at an address before another one."""
    if there is None or not there.text_digest or not there.captured:
        return True
    return address.captured is not None and address.captured < there.captured


def _hop(work: Work, exchange: Exchange) -> Event:
    """Return the event that keeps a redirect."""
    return Captured(
        source=work.source.name, exchange=exchange, role=Role.PAGE, stands=False
    )


def _kept(
    work: Work, last: Exchange, answer: Answer, decision: Decision, page: str
) -> Event:
    name = work.source.name
    if answer.same_bytes:
        return Unchanged(source=name, exchange=last, role=Role.PAGE, page=page)
    return Captured(
        source=name,
        exchange=last,
        role=Role.PAGE,
        stands=decision.stands,
        page=page,
    )


def _changed(
    work: Work, address: Address, decision: Decision, answer: Answer | None = None
) -> AddressChanged:
    now = work.clock.now()
    today = work.source.local_time(now).date()
    changes = changes_of(decision, address, today)
    if answer and decision.corrected and address.corrected:
        day = corrected_before(work, address, answer.analysis, today)
        changes["corrected"] = day
    return AddressChanged(url=address.url, changes=changes, time=now)


def _count(
    work: Work,
    address: Address,
    answer: Answer,
    decision: Decision,
    *,
    moved: bool = False,
) -> None:
    change = decision.change
    work.tally.counts[change] += 1
    if moved:
        work.tally.counts[Change.MOVED] += 1
    if change in _NO_PAGES_OF_OURS and change not in work.tally.examples:
        reason = answer.analysis.reason or " ".join(answer.analysis.reserved)
        work.tally.examples[change] = Trouble(address.url, change, reason)
    if change == Change.NEW:
        picture_of(work, answer)
