"""To which further addresses does a page lead: its versions, and its picture?"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from corpus.errors import Kind
from corpus.store.events import Captured, Entry, Failed, Found
from corpus.store.facts import key_of
from corpus.store.kinds import Channel, Role, State
from fetcher.errors import FetchFailed
from fetcher.robot.hosts import HostRests
from fetcher.robot.tally import BYTES, FOUND

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from corpus.store.address import Address
    from corpus.store.events import Event
    from fetcher.lifecycle.answer import Answer
    from fetcher.lifecycle.decision import Decision
    from fetcher.robot.work import Work
    from fetcher.sources import Source


_REGISTRIES = frozenset({"ac", "co", "com", "edu", "gouv", "gov", "net", "org"})
"""Second parts of hosts under which a country registers others' names."""


def found_with(
    work: Work, address: Address, answer: Answer, decision: Decision, now: datetime
) -> list[Event]:
    """Return the events of the versions of a page that were not known.

    A live page leads to those that its source's `expand` makes of its story, and to
    those that it names; one in a language that is none of ours to those that it names.
    """
    by_source: dict[str, list[Entry]] = {}
    if decision.known.state == State.LIVE:
        expanded = (
            Entry(url=url, channel=Channel.EXPANSION, story=work.source.story_of(url))
            for url in work.source.versions(answer.url)
        )
        by_source.setdefault(work.source.name, []).extend(expanded)
    if decision.known.state == State.LIVE or answer.analysis.kind == Kind.LANGUAGE:
        for url in answer.analysis.alternates:
            if source := _source_of(work, url, answer.url):
                entry = Entry(
                    url=url, channel=Channel.VERSION, story=source.story_of(url)
                )
                by_source.setdefault(source.name, []).append(entry)
    events: list[Event] = []
    for name, entries in by_source.items():
        new = tuple(_new(work, entries, address.url))
        work.tally.counts[FOUND] += len(new)
        if new:
            events.append(Found(source=name, entries=new, time=now))
    return events


def _new(work: Work, entries: list[Entry], page: str) -> Iterator[Entry]:
    """Yield those entries whose addresses are not known, each once."""
    seen = {page}
    for entry in entries:
        key = key_of(entry.url)
        if key not in seen and work.store.address(entry.url) is None:
            seen.add(key)
            yield entry


def _source_of(work: Work, url: str, page: str) -> Source | None:
    """Return the source that a version belongs to, None if no source would take it.

    A version on the page's own site belongs to the page's source; one elsewhere to
    the source that has an index on that host.
    """
    if urlsplit(url).path in {"", "/"}:
        return None
    others = (one for one in work.sources.sources if one is not work.source)
    for source in (work.source, *others):
        own = source is work.source and _is_same_site(url, page)
        if (own or _has_host(source, url)) and source.takes(url):
            return source
    return None


def _has_host(source: Source, url: str) -> bool:
    indexes = (*source.feeds, *source.sitemaps, *source.lists)
    return _host(url) in {_host(index) for index in indexes}


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _is_same_site(one: str, other: str) -> bool:
    """Return whether two addresses are of one site or of two editions of it.

    Editions differ in the first part of their hosts, as en.example.org and
    fr.example.org do.
    """
    first, second = _host(one), _host(other)
    if first == second or first.endswith(f".{second}") or second.endswith(f".{first}"):
        return True
    parent, other_parent = first.partition(".")[2], second.partition(".")[2]
    parts = parent.split(".")
    is_name = len(parts) > 1 and parts[-2] not in _REGISTRIES and parent[-1:].isalpha()
    return parent == other_parent and is_name


def picture_of(work: Work, answer: Answer) -> None:
    """Ask for the picture of a new page and keep it, if the source wants pictures."""
    if not work.source.pictures or not answer.analysis.picture:
        return
    url = urljoin(answer.url, answer.analysis.picture)
    if work.store.captures(url):
        return
    try:
        chain = work.asker.ask(url, work.source, role=Role.PICTURE)
    except HostRests:
        return
    except FetchFailed as failure:
        work.store.append(
            [
                Failed(
                    source=work.source.name,
                    url=url,
                    role=Role.PICTURE,
                    kind=failure.kind,
                    reason=failure.reason,
                    time=work.clock.now(),
                )
            ]
        )
        return
    last = chain[-1]
    work.tally.counts[BYTES] += len(last.wire)
    if last.status == HTTPStatus.OK:
        kept = Captured(
            source=work.source.name, exchange=last, role=Role.PICTURE, page=url
        )
        work.store.append([kept])
