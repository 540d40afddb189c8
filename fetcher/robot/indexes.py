"""What does an index of a source name now, and does it name what it should?"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from corpus.store.errors import StoreError
from corpus.store.events import Captured, Failed, Noted, Unchanged
from corpus.store.kinds import Role
from corpus.store.media import charset_of
from fetcher.discovery import Index, Outcome, read_feed, read_list, read_sitemap
from fetcher.discovery.nested import last_day
from fetcher.errors import Failure, FetchFailed
from fetcher.robot.answers import status_reason
from fetcher.robot.hosts import HostRests
from fetcher.robot.remedies import remedy
from fetcher.robot.tally import BYTES, INDEXES
from fetcher.robot.vanishing import ask_vanished, make_due, vanished_sitemaps

if TYPE_CHECKING:
    from concurrent.futures import Future

    from corpus.store.address import IndexPage
    from corpus.store.events import Event
    from corpus.store.exchange import Exchange
    from fetcher.robot.work import Work

RESTS = "host rests"
"""The kind of failure of an index whose host is not to be asked now."""
_NOTED = "index"
_ANSWERED = frozenset({HTTPStatus.OK, HTTPStatus.NOT_MODIFIED})


def ask_index(work: Work, url: str, role: Role, *, may_be_bare: bool = False) -> Index:
    """Ask an index and return what it names: nothing, if it failed.

    Its answer is kept. What failed is counted, with a word on why.

    Args:
        work: on whose behalf.
        url: its address.
        role: what it is.
        may_be_bare: whether a page without links may be the list of a day without
            news; it is believed to be if another index of the source was read well.

    Raises:
        Stopped: the pass is to end.
    """
    known = work.store.index_page(url)
    held = known if known and known.capture and not known.failures else None
    try:
        chain = work.asker.ask(
            url,
            work.source,
            role=role,
            etag=held.etag if held else "",
            modified=held.last_modified if held else "",
        )
    except HostRests as rest:
        if rest.host not in work.resting:
            work.tally.break_index(url, RESTS, str(rest))
        work.rest(rest)
        return Index(outcome=Outcome.BROKEN, reason=str(rest))
    except FetchFailed as failure:
        told = url in (*work.source.feeds, *work.source.sitemaps) or role == Role.LIST
        reason = failure.reason + (remedy(url, failure) if told else "")
        _fail(work, url, role, failure.kind, reason)
        return Index(outcome=Outcome.BROKEN, reason=reason)
    work.tally.counts[BYTES] += sum(len(exchange.wire) for exchange in chain)
    index = _read(work, url, role, chain, known)
    is_bare = may_be_bare and index.outcome == Outcome.NOT_AN_INDEX
    if index.good or (is_bare and work.tally.counts[INDEXES]):
        work.tally.counts[INDEXES] += 1
    else:
        kind = Failure.STATUS if chain[-1].status not in _ANSWERED else index.outcome
        _fail(work, url, role, kind, index.reason)
    return index


def _read(
    work: Work,
    url: str,
    role: Role,
    chain: tuple[Exchange, ...],
    known: IndexPage | None,
) -> Index:
    last = chain[-1]
    if last.status == HTTPStatus.OK:
        index = _parse(work, last.url, role, last.body, last)
    elif last.status == HTTPStatus.NOT_MODIFIED and known:
        index = _parse_kept(work, url, role, known)
    else:
        index = Index(outcome=Outcome.BROKEN, reason=status_reason(last.status))
    index = _not_emptied(work, url, role, index)
    events = [
        _kept(work, exchange, role, url if exchange is last else "", stands=index.good)
        for exchange in chain
    ]
    is_new = last.status == HTTPStatus.OK and isinstance(events[-1], Captured)
    before = known if is_new and index.good and known and known.capture else None
    named = _parse_kept(work, url, role, before) if before else None
    work.store.append([*events, *_note(work, url, index)])
    if named:
        of_a_day = role == Role.SITEMAP and last_day(url, work.source) is not None
        ask_vanished(work, role, named, index, of_a_day=of_a_day)
        for sitemap in vanished_sitemaps(named, index):
            page = work.store.index_page(sitemap)
            if page and page.capture:
                kept = _parse_kept(work, sitemap, Role.SITEMAP, page)
                make_due(work, (entry.url for entry in kept.entries))
    return index


def _kept(
    work: Work, exchange: Exchange, role: Role, page: str, *, stands: bool
) -> Event:
    """Return the event that keeps an answer.

    Args:
        work: on whose behalf.
        exchange: the answer.
        role: what was asked.
        page: the address that was asked, of the last answer of a chain; else "".
        stands: whether it is to be compared with the next one.
    """
    same = exchange.status == HTTPStatus.NOT_MODIFIED or work.store.is_same(
        exchange, role, page
    )
    name = work.source.name
    if same:
        return Unchanged(source=name, exchange=exchange, role=role, page=page)
    return Captured(source=name, exchange=exchange, role=role, page=page, stands=stands)


def _parse(
    work: Work, url: str, role: Role, body: bytes, exchange: Exchange | None = None
) -> Index:
    """Return what the bytes of an index name, read in a process of its own."""
    reading: Future[Index]
    if role == Role.FEED:
        reading = work.pool.submit(read_feed, body, url, work.source)
    elif role == Role.SITEMAP:
        reading = work.pool.submit(read_sitemap, body, url, work.source)
    else:
        charset = charset_of(exchange.header("content-type")) if exchange else ""
        reading = work.pool.submit(read_list, body, url, work.source, charset)
    try:
        return reading.result()
    except UnreadableError as error:
        return Index(outcome=Outcome.BROKEN, reason=error.reason)


def _parse_kept(work: Work, url: str, role: Role, known: IndexPage) -> Index:
    """Return what the last answer of an index names, as it is unchanged."""
    capture = work.store.capture(known.capture)
    try:
        body = work.store.body(capture) if capture else b""
    except (StoreError, UnreadableError) as error:
        return Index(outcome=Outcome.BROKEN, reason=str(error))
    return _parse(work, url, role, body)


def _not_emptied(work: Work, url: str, role: Role, index: Index) -> Index:
    """Return an index; a feed or sitemap that lost all it named has failed.

    A list may be of a day without news.
    """
    if index.outcome != Outcome.EMPTY or role == Role.LIST:
        return index
    before = int(work.store.note(_NOTED, url).get("named", 0))
    if not before:
        return index
    reason = f"it names nothing, and named {before} before"
    return Index(outcome=Outcome.BROKEN, reason=reason)


def _note(work: Work, url: str, index: Index) -> list[Event]:
    """Return how much an index names, to be known when it names nothing."""
    before = work.store.note(_NOTED, url).get("named", 0)
    if not index.good or not index.named or index.named == before:
        return []
    values = {"named": index.named}
    return [Noted(kind=_NOTED, key=url, values=values, time=work.clock.now())]


def _fail(work: Work, url: str, role: Role, kind: str, reason: str) -> None:
    work.tally.break_index(url, str(kind), reason)
    work.store.append(
        [
            Failed(
                source=work.source.name,
                url=url,
                role=role,
                kind=str(kind),
                reason=reason,
                time=work.clock.now(),
            )
        ]
    )
