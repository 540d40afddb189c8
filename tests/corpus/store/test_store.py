"""Is what is appended there, and there for good?"""

import gzip
from dataclasses import replace
from datetime import timedelta

import pytest

from corpus.store.errors import StoreError
from corpus.store.events import (
    AddressChanged,
    Captured,
    Entry,
    Failed,
    Forgotten,
    Found,
    RunEnded,
    RunStarted,
    Unchanged,
)
from corpus.store.kinds import Channel, Role, State
from corpus.store.store import open_store, read_store

URL = "https://news.test/1"


def test_what_was_found_is_due_at_once(folder, start):
    """An address that an index names is known, and to be asked from then on."""
    entry = Entry(url=URL, channel=Channel.FEED, story="s", published=start)
    with open_store(folder, create=True) as store:
        store.append([Found(source="News", entries=(entry,), time=start)])

        due = store.due("News", start, 10)

    assert [(one.url, one.state, one.story) for one in due] == [(URL, State.FOUND, "s")]
    assert due[0].found == due[0].published == start


def test_a_page_comes_back_as_it_came(folder, exchange):
    """The body of a compressed answer is read again, decompressed."""
    body = "<p>Ґанок</p>".encode()
    answer = exchange(
        body=body,
        wire=gzip.compress(body),
        headers=(
            ("Content-Type", 'text/html; charset="UTF-8"'),
            ("Content-Encoding", "gzip"),
            ("Transfer-Encoding", "chunked"),
            ("ETag", '"a"'),
        ),
    )
    with open_store(folder, create=True) as store:
        store.append([Captured(source="News", exchange=answer, role=Role.PAGE)])

    with read_store(folder) as store:
        (capture,) = store.captures(URL)
        assert store.body(capture) == body
        assert (capture.media_type, capture.charset) == ("text/html", "utf-8")
        assert store.address(URL).etag == '"a"'
        assert store.is_same(answer)


def test_what_is_asked_with_is_of_the_address_itself(folder, exchange):
    """Where a redirect led to the answer, nothing is held to ask with."""
    answer = exchange("https://news.test/elsewhere", headers=(("ETag", '"a"'),))
    with open_store(folder, create=True) as store:
        for role in (Role.PAGE, Role.FEED):
            store.append(
                [Captured(source="News", exchange=answer, role=role, page=URL)]
            )
        assert store.address(URL).capture
        assert (store.address(URL).etag, store.index_page(URL).etag) == ("", "")


def test_an_unchanged_answer_has_the_earlier_body(folder, exchange):
    """After a 304 there is one body, and both captures lead to it."""
    first, second = exchange(), exchange(status=304, body=b"", minutes=9)
    with open_store(folder, create=True) as store:
        store.append([Captured(source="News", exchange=first, role=Role.PAGE)])
        store.append([Unchanged(source="News", exchange=second, role=Role.PAGE)])

        bodies = [store.body(capture) for capture in store.captures(URL)]
        address = store.address(URL)

    assert bodies == [first.body, first.body]
    assert address.checked == second.started
    assert address.captured == first.started


def test_a_decision_changes_an_address(folder, exchange, start):
    """What is decided of an address is what is known of it."""
    changes = {
        "state": State.LIVE,
        "next_due": start + timedelta(hours=1),
        "corrected": start.date(),
        "links": ("https://news.test/2",),
        "title": None,
    }
    with open_store(folder, create=True) as store:
        store.append(
            [
                Captured(source="News", exchange=exchange(), role=Role.PAGE),
                AddressChanged(url=URL, changes=changes, time=start),
            ]
        )
        address = store.address(URL)

    assert address.state == State.LIVE
    assert address.next_due == changes["next_due"]
    assert address.corrected == changes["corrected"]
    assert address.links == changes["links"]
    assert address.title == ""


@pytest.mark.parametrize("changes", [{"url": "x"}, {"state": "lively"}])
def test_a_decision_on_what_is_not_there_is_a_mistake(folder, start, changes):
    """A column or a state that no address has is refused, and nothing is kept."""
    with open_store(folder, create=True) as store:
        with pytest.raises(ValueError, match=r"no (state|url)|has no"):
            store.append([AddressChanged(url=URL, changes=changes, time=start)])

        assert list((folder / "warc").iterdir()) == []


def test_failures_are_counted_until_an_answer(folder, exchange, start):
    """Failures in a row add up; an answer ends the row."""
    failed = Failed(
        source="News",
        url=URL,
        role=Role.PAGE,
        kind="timeout",
        reason="too slow",
        time=start,
    )
    with open_store(folder, create=True) as store:
        store.append([failed, failed])
        twice = store.address(URL)
        store.append([Captured(source="News", exchange=exchange(), role=Role.PAGE)])
        answered = store.address(URL)

    assert (twice.failures, twice.failure) == (2, "timeout")
    assert (answered.failures, answered.failure) == (0, "")


def test_a_pass_ends_in_a_sealed_file(folder, start):
    """The file of a pass is sealed at its end, and the next events go to another."""
    with open_store(folder, create=True) as store:
        store.append([RunStarted(run="1", time=start, sources=("News",))])
        store.append([RunEnded(run="1", time=start, results={"News": {"new": 2}})])
        (first,) = (folder / "warc").iterdir()
        before = first.read_bytes()
        store.append([RunStarted(run="2", time=start, sources=("News",))])

    assert len(list((folder / "warc").iterdir())) == 2
    assert first.read_bytes() == before


def test_a_second_writer_is_turned_away(folder):
    """Two processes never write to one store."""
    with (
        open_store(folder, create=True),
        pytest.raises(StoreError, match="another process is writing"),
        open_store(folder),
    ):
        pass


def test_reading_goes_on_while_another_writes(folder, exchange):
    """A reader sees each group of events once it is kept."""
    with open_store(folder, create=True) as writer, read_store(folder) as reader:
        assert reader.address(URL) is None
        writer.append([Captured(source="News", exchange=exchange(), role=Role.PAGE)])

        assert reader.body(reader.captures(URL)[0]) == exchange().body
        with pytest.raises(StoreError, match="opened only to be read"):
            reader.seal()


def test_no_store_is_made_by_mistake(folder):
    """Only a call that says so makes a store."""
    with pytest.raises(StoreError, match="is no store"), open_store(folder):
        pass

    assert not folder.exists()


def test_only_what_is_not_known_yet_is_news(folder, start):
    """An entry that says what an earlier one said is none; a later time is."""
    entry = Entry(
        url=URL, channel=Channel.SITEMAP, modified=start, links=("https://news.test/2",)
    )
    bare = Entry(url=URL, channel=Channel.FEED)
    later = replace(entry, modified=start + timedelta(hours=1))
    other = replace(entry, url="https://news.test/3")
    with open_store(folder, create=True) as store:
        assert store.news([entry]) == (entry,)
        store.append([Found(source="News", entries=(entry,), time=start)])
        assert store.news([entry, bare, later, other]) == (later, other)
        store.forget(Forgotten(url=URL, reason="", time=start))
        assert store.news([later]) == ()


def test_nothing_of_a_forgotten_address_is_kept(folder, exchange, start):
    """After a removal neither bytes nor decisions of the address come in again."""
    page = Captured(source="News", exchange=exchange(), role=Role.PAGE)
    with open_store(folder, create=True) as store:
        store.append([page])
        store.forget(Forgotten(url=URL, reason="court", time=start))
        before = {path.name for path in (folder / "warc").iterdir()}
        store.append([page, AddressChanged(url=URL, changes={"step": 1}, time=start)])

        assert store.is_forgotten(f"{URL}#part")
        assert store.captures(URL) == []
        assert store.address(URL).note == "court"
        assert store.due("News", start + timedelta(days=999), 9) == []
        assert {path.name for path in (folder / "warc").iterdir()} == before
