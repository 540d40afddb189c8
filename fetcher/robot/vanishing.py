"""Which pages did an index name that it names no more?

Nothing is gone because an index does not name it; but it may be, so it is asked.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from corpus.store.events import AddressChanged
from corpus.store.facts import key_of
from corpus.store.kinds import Role, State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fetcher.discovery import Index
    from fetcher.robot.work import Work


VANISHED = datetime(1970, 1, 1, tzinfo=UTC)
"""When such pages are due: before all others, as one that moved is to be seen at its
old address before it is taken for a new article at the new one."""


def ask_vanished(
    work: Work, role: Role, before: Index, after: Index, *, of_a_day: bool
) -> None:
    """Make pages due of which an index says by its silence that they may be gone.

    Pages that are gone are due when it names them anew.

    Args:
        work: on whose behalf.
        role: what the index is.
        before: what it named.
        after: what it names; it was read to its end.
        of_a_day: whether it names all of one day or month, whatever else comes.
    """
    urls = _urls(before)
    make_due(work, vanished(role, urls, _urls(after), of_a_day=of_a_day))
    named_anew = set(_urls(after)) - set(urls)
    make_due(work, named_anew, State.GONE)


def make_due(work: Work, urls: Iterable[str], state: State = State.LIVE) -> None:
    """Make those of some pages due that are live, or in another state."""
    events = [
        AddressChanged(
            url=address.url, changes={"next_due": VANISHED}, time=work.clock.now()
        )
        for address in map(work.store.address, urls)
        if address is not None and address.state == state
    ]
    work.store.append(events)


def vanished(
    role: Role, before: list[str], after: list[str], *, of_a_day: bool = False
) -> list[str]:
    """Return the addresses that an index names no more and should.

    A feed, and a list, has room for the newest only: what is older than all that it
    still names has made room for others, unless it is not full any more. A sitemap
    that lost most of its addresses is about something else now.
    """
    left = set(after)
    gone = [url for url in before if url not in left]
    if of_a_day:
        return gone
    kept = [number for number, url in enumerate(before) if url in left]
    if not kept or (role == Role.SITEMAP and 2 * len(kept) < len(before)):
        return []
    if role == Role.SITEMAP or len(after) < len(before):
        return gone
    return [url for url in before[: kept[-1]] if url not in left]


def vanished_sitemaps(before: Index, after: Index) -> list[str]:
    """Return the sitemaps that an index names no more, although older ones and newer.

    An index that names those of some days drops them at one end.
    """
    left = {nested.url for nested in after.nested}
    urls = [nested.url for nested in before.nested]
    kept = [number for number, url in enumerate(urls) if url in left]
    between = urls[kept[0] : kept[-1]] if kept else []
    return [url for url in between if url not in left]


def _urls(index: Index) -> list[str]:
    return [key_of(entry.url) for entry in index.entries]
