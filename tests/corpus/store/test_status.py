"""Is it told right how a store stands?"""

from datetime import timedelta

import pytest

from corpus.store.errors import StoreError
from corpus.store.events import (
    AddressChanged,
    Captured,
    Entry,
    Failed,
    Found,
    RunEnded,
    RunStarted,
)
from corpus.store.kinds import Channel, Role, State
from corpus.store.status import store_status
from corpus.store.store import open_store


def test_everything_is_counted_while_a_writer_is_active(folder, exchange, start):
    """States, days, bytes, passes and failing indexes, by source."""
    day = timedelta(days=1)
    urls = [f"https://news.test/{number}" for number in range(3)]
    entries = tuple(Entry(url=url, channel=Channel.FEED) for url in urls)
    failed = {"role": Role.FEED, "kind": "dns", "reason": "gone", "time": start}
    with open_store(folder, create=True) as store:
        store.append([RunStarted(run="1", time=start, sources=("News", "Calm"))])
        store.append([Found(source="News", entries=entries, time=start)])
        for number, url in enumerate(urls[:2]):
            page = exchange(url, b"12345", started=start + number * day)
            changes = {"state": State.LIVE, "next_due": start + (5 - number) * day}
            store.append(
                [
                    Captured(source="News", exchange=page, role=Role.PAGE),
                    AddressChanged(url=url, changes=changes, time=start),
                ]
            )
        store.append([Failed(source="News", url="https://news.test/rss", **failed)])
        results = {"News": {"found": 3, "new": 2}, "Calm": {}}
        store.append([RunEnded(run="1", time=start + day, results=results)])
        store.append([RunStarted(run="2", time=start + 2 * day, sources=("News",))])
        found = store_status(folder)

    calm, news = found.sources
    assert (calm.name, dict(calm.states), calm.last_run) == ("Calm", {}, start)
    assert dict(news.states) == {State.FOUND: 1, State.LIVE: 2}
    assert news.bytes == 10
    assert news.next_due == start
    assert news.failing == ("https://news.test/rss",)
    assert (news.last_run, news.ended) == (start + 2 * day, None)
    assert dict(news.results) == {"found": 3, "new": 2}
    assert dict(news.new_by_day) == {start.date(): 1, (start + day).date(): 1}
    assert (found.warcs, found.last_ended) == (2, start + day)


def test_where_no_store_is_there_is_no_status(folder):
    """It is a mistake with a sentence."""
    with pytest.raises(StoreError, match="is no store"):
        store_status(folder)
