"""Which addresses does a source name that were not known, or have changed?"""

from __future__ import annotations

from collections import deque
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from corpus.store.events import AddressChanged, Entry, Found, Noted
from corpus.store.kinds import Channel, Role, State
from corpus.web_address import canonical_url
from fetcher.discovery import sitemaps_to_ask
from fetcher.discovery.nested import last_day
from fetcher.lifecycle.schedule import after_news
from fetcher.robot.indexes import ask_index
from fetcher.robot.remembering import known_of
from fetcher.robot.tally import FOUND, KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.store.events import Event
    from fetcher.discovery import Discovered, Index, Nested
    from fetcher.robot.work import Work

NEWEST_SITEMAPS = 100
"""Most sitemaps of an index that are asked where nobody named a first day: three months
of those that are of a day each; older ones are never asked then."""
FIRST_LISTS = timedelta(days=3)
"""How far back lists of a day are asked in the first pass over a source."""
_MOST_MOVES = 5
_NOTED = "source"


class _Sitemap(NamedTuple):
    url: str
    depth: int


def find(work: Work) -> None:
    """Ask the indexes of a source, and keep what they name.

    Raises:
        Stopped: the pass is to end.
    """
    for url in work.source.feeds:
        index = ask_index(work, url, Role.FEED)
        _keep(work, index, Channel.FEED)
    _find_in_sitemaps(work)
    for url in _list_addresses(work):
        index = ask_index(
            work, url, Role.LIST, may_be_bare=url not in work.source.lists
        )
        _keep(work, index, Channel.LIST)
    _compare(work)


def _compare(work: Work) -> None:
    """Note how much the indexes of a source name, or that it is nothing suddenly.

    Lists of days without news name nothing, and those that were read before are not
    asked; so a source that has lists only is not compared.
    """
    if not work.source.feeds and not work.source.sitemaps:
        return
    name, named = work.source.name, work.tally.counts[KNOWN]
    before = int(work.store.note(_NOTED, name).get("named", 0))
    if not named:
        work.tally.emptied = before > 0 and not work.tally.rests
    elif named != before:
        now = work.clock.now()
        note = Noted(kind=_NOTED, key=name, values={"named": named}, time=now)
        work.store.append([note])


def _list_addresses(work: Work) -> list[str]:
    """Return the addresses of lists: those of days newest first, each once."""
    today = work.source.local_time(work.clock.now()).date()
    first = work.since or today - FIRST_LISTS
    days = [today - timedelta(days=n) for n in range((today - first).days + 1)]
    urls = dict.fromkeys(url for day in days for url in work.source.lists_of(day))
    read = {url for day in days for url in _lists_read(work, day)}
    return [url for url in urls if url not in read]


def _lists_read(work: Work, day: date) -> Iterator[str]:
    """Yield the lists of a day that were read when that day was over."""
    over = datetime.combine(
        day + timedelta(days=1), time(), work.source.tzinfo() or UTC
    )
    for url in work.source.lists_of(day):
        page = work.store.index_page(url)
        if url in work.source.lists or page is None or page.failures:
            continue
        if page.capture and page.checked and page.checked > over:
            yield url


def _find_in_sitemaps(work: Work) -> None:
    """Ask the sitemaps, then those that they name, the newest first."""
    asked: set[str] = set()
    queue = deque(_Sitemap(url, 1) for url in work.source.sitemaps)
    while queue:
        sitemap = queue.popleft()
        if (address := canonical_url(sitemap.url)) in asked:
            continue
        asked.add(address)
        index = ask_index(work, sitemap.url, Role.SITEMAP)
        _keep(work, index, Channel.SITEMAP)
        nested = sitemaps_to_ask(
            index, work.source, since=work.since, asked=asked, depth=sitemap.depth
        )
        wanted = _newest(work, nested) if work.since is None else nested
        unread = (one for one in wanted if not _is_read(work, one))
        queue.extend(_Sitemap(one.url, sitemap.depth + 1) for one in unread)


def _newest(work: Work, nested: Iterable[Nested]) -> list[Nested]:
    """Return those sitemaps that cover the last days, or changed last."""
    never = datetime.min.replace(tzinfo=UTC)

    def age(sitemap: Nested) -> tuple[date, datetime]:
        day = last_day(sitemap.url, work.source)
        return day or date.min, sitemap.modified or never

    return sorted(nested, key=age, reverse=True)[:NEWEST_SITEMAPS]


def _is_read(work: Work, sitemap: Nested) -> bool:
    """Return whether a sitemap was read well since it can have changed."""
    page = work.store.index_page(sitemap.url)
    if page is None or not page.capture or page.failures or page.checked is None:
        return False
    if sitemap.modified is not None:
        return sitemap.modified < page.checked
    day = last_day(sitemap.url, work.source)
    return day is not None and day + timedelta(days=2) < page.checked.date()


def _keep(work: Work, index: Index, channel: Channel) -> None:
    """Keep the addresses that an index names, as far as they are news.

    A page that it says was modified is due.
    """
    work.tally.counts[KNOWN] += len(index.entries) + len(index.nested)
    entries = [
        _entry(work, one, channel)
        for one in index.entries
        if _is_of_interest(work, one)
    ]
    news = work.store.news(entries)
    if not news:
        return
    work.tally.counts[FOUND] += sum(work.store.address(e.url) is None for e in news)
    now = work.clock.now()
    work.store.append([Found(source=work.source.name, entries=news, time=now)])
    due = [event for entry in news for event in _due_again(work, entry, now)]
    work.store.append(due)


def _is_of_interest(work: Work, found: Discovered) -> bool:
    """Return whether an address is not older than the first day that was named."""
    if work.since is None:
        return True
    days = [found.published, found.modified and found.modified.date()]
    known = [day for day in days if day]
    return not known or max(known) >= work.since


def _entry(work: Work, found: Discovered, channel: Channel) -> Entry:
    published = found.published
    return Entry(
        url=_present_address(work, found.url),
        channel=channel,
        modified=found.modified,
        published=datetime.combine(published, time(), UTC) if published else None,
        story=found.story,
        links=found.links,
    )


def _present_address(work: Work, url: str) -> str:
    """Return where the page of an address is now; it may have moved."""
    for _ in range(_MOST_MOVES):
        known = work.store.address(url)
        if known is None or known.state != State.MOVED or not known.moved_to:
            break
        url = known.moved_to
    return url


def _due_again(work: Work, entry: Entry, now: datetime) -> Iterator[Event]:
    """Yield the event that makes a page due which was modified."""
    address = work.store.address(entry.url)
    if address is None or address.state in {State.MOVED, State.FORGOTTEN}:
        return
    due = after_news(known_of(address))
    if due is None:
        return
    if address.next_due is None or due < address.next_due:
        yield AddressChanged(url=address.url, changes={"next_due": due}, time=now)
