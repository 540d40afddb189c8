"""Is what is of no page remembered, and what leads elsewhere kept where it belongs?"""

from __future__ import annotations

from datetime import UTC, datetime

from corpus.store.events import AddressChanged, Captured, Noted
from corpus.store.kinds import Role, State
from corpus.store.rebuild import rebuild_store
from corpus.store.store import open_store, read_store

NOW = datetime(2026, 3, 7, 9, tzinfo=UTC)


def test_notes_are_replaced_and_rebuilt(folder):
    """The last one counts, also in a database that is made anew."""
    with open_store(folder, create=True) as store:
        for failures in (1, 2):
            note = Noted(kind="host", key="a", values={"failures": failures}, time=NOW)
            store.append([note])
    rebuild_store(folder)

    with read_store(folder) as store:
        assert store.note("host", "a") == {"failures": 2}
        assert store.note("host", "b") == {}


def test_answer_of_a_detour_is_the_pages_own(folder, exchange):
    """It is kept under the address of the page; the WARC record has the one asked."""
    page, elsewhere = "https://news.test/1", "https://cdn.test/1?x=1"
    answer = exchange(elsewhere)
    with open_store(folder, create=True) as store:
        kept = Captured(source="s", exchange=answer, role=Role.PAGE, page=page)
        store.append([kept])

        known = store.address(page)
        assert known is not None
        assert store.capture(known.capture)
        assert store.is_same(answer, page=page)
        assert store.address(elsewhere) is None
        assert store.answers_since("s", datetime(2020, 1, 1, tzinfo=UTC)) == 1


def test_copies_are_live_addresses_of_one_host_with_one_text(folder, exchange):
    """The address itself is none."""
    urls = [f"https://news.test/{number}" for number in range(3)]
    with open_store(folder, create=True) as store:
        for url in (*urls, "https://other.test/1"):
            changes = {"text_digest": "d", "state": State.LIVE}
            kept = Captured(source="s", exchange=exchange(url), role=Role.PAGE)
            store.append([kept, AddressChanged(url=url, changes=changes, time=NOW)])

        assert set(store.copies(urls[0], "d")) == {*urls[1:]}
        assert store.copies(urls[0], "e") == ()
