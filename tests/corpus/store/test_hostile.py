"""Is a store whole in spite of disks, clocks, tools and people?"""

import os
import resource
import shutil
import signal
import stat
import threading
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest

from corpus.store import event_log
from corpus.store.errors import DamagedStoreError, StoreError
from corpus.store.events import Captured, Entry, Found
from corpus.store.kinds import Channel, Role
from corpus.store.store import open_store, read_store
from corpus.store.verification import check_store


@pytest.fixture
def keep(folder, exchange):
    """Return a function that keeps a page in the store, and may seal its file."""

    def do(number, *, seal=True, body=b"<p>text</p>"):
        page = exchange(f"https://news.test/{number}", body)
        with open_store(folder, create=True) as store:
            store.append([Captured(source="News", exchange=page, role=Role.PAGE)])
            if seal:
                store.seal()

    return do


@pytest.mark.parametrize("limit", [3_000, 60_000, 130_000, 200_000])
def test_a_full_disk_costs_nothing_that_was_kept(folder, exchange, limit):
    """Files that cannot grow further refuse a group, and keep all before it."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:  # no pytest in it: it writes and ends
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        with suppress(BaseException), open_store(folder, create=True) as store:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            for number in range(20):
                page = exchange(f"https://news.test/{number}", os.urandom(9_000))
                with suppress(OSError, StoreError):
                    event = Captured(source="News", exchange=page, role=Role.PAGE)
                    store.append([event])
                    os.write(writing, b"%d\n" % number)
        os._exit(0)
    os.close(writing)
    with open(reading, "rb") as stream:  # noqa: PTH123 - a descriptor
        kept = [int(line) for line in stream]
    os.waitpid(child, 0)

    assert len(kept) < 20
    assert check_store(folder).problems == []
    with open_store(folder) as store:
        for number in kept:
            (capture,) = store.captures(f"https://news.test/{number}")
            assert len(store.body(capture)) == 9_000


@pytest.mark.parametrize("step", ["note", "apply"])
def test_a_group_that_the_database_refuses_is_in_no_file(
    folder, keep, exchange, monkeypatch, step
):
    """What fails after the WARC file was written leaves it as it was."""
    keep(1, seal=False)
    (warc,) = (folder / "warc").iterdir()
    before = warc.read_bytes()

    def fail(*_args):
        raise OSError(28, "No space left on device")

    with open_store(folder) as store:
        with monkeypatch.context() as patch:
            patch.setattr(event_log, step, fail)
            page = Captured(source="News", exchange=exchange(), role=Role.PAGE)
            with pytest.raises(OSError, match="No space"):
                store.append([page])
        assert warc.read_bytes() == before
        assert len(store.captures("https://news.test/1")) == 1
        store.append([page])
        assert len(store.captures("https://news.test/1")) == 2

    assert check_store(folder).problems == []


def test_files_of_other_tools_are_left_alone(folder, keep):
    """A foreign WARC file and one of another store are named, and not read."""
    keep(1)
    (ours,) = (folder / "warc").iterdir()
    keep(2)
    foreign = folder / "warc" / "crawl-20260101.warc.gz"
    foreign.write_bytes(b"of another tool")
    other = folder.parent / "other"
    with open_store(other, create=True) as store:
        found = Found(
            source="Other",
            entries=(Entry(url="https://other.test/1", channel=Channel.FEED),),
            time=datetime.now(UTC),
        )
        store.append([found])
    (strange,) = (other / "warc").iterdir()
    shutil.copy(strange, folder / "warc" / "hoptac-20200101-07.warc.gz")

    report = check_store(folder)

    assert report.problems == []
    assert report.others == ("crawl-20260101.warc.gz", "hoptac-20200101-07.warc.gz")
    keep(3)
    with read_store(folder) as store:
        assert store.address("https://other.test/1") is None
    assert ours.exists()


def test_a_missing_file_is_named(folder, keep):
    """Nothing is written to a store that lost a file, until somebody decides."""
    keep(1)
    keep(2)
    first = min((folder / "warc").iterdir())
    first.unlink()

    with pytest.raises(DamagedStoreError, match=first.name), open_store(folder):
        pass
    assert first.name in check_store(folder).problems[0]


@pytest.mark.parametrize("cut", [1, 40])
def test_a_truncated_file_is_never_taken_for_whole(folder, keep, cut):
    """A file that is a byte or a record shorter fails the check, with its name."""
    keep(1)
    (first,) = (folder / "warc").iterdir()
    os.truncate(first, first.stat().st_size - cut)

    assert first.name in check_store(folder).problems[0]
    with pytest.raises(DamagedStoreError, match=first.name), open_store(folder):
        pass


def test_a_clock_may_go_backwards(folder, keep, monkeypatch):
    """The order of files is that of writing, whatever the clock says."""
    times = iter([datetime(2026, 5, 2, tzinfo=UTC), datetime(1970, 1, 1, tzinfo=UTC)])

    class Clock(datetime):
        @classmethod
        def now(cls, _zone):
            return next(times)

    monkeypatch.setattr(event_log, "datetime", Clock)
    keep(1, body=b"<p>older</p>")
    keep(1, body=b"<p>newer</p>")

    names = sorted(path.name for path in (folder / "warc").iterdir())
    assert names == ["hoptac-19700101-01.warc.gz", "hoptac-20260502-01.warc.gz"]
    assert check_store(folder).problems == []
    with read_store(folder) as store:
        capture = store.capture(store.address("https://news.test/1").capture)
        assert store.body(capture) == b"<p>newer</p>"


def test_a_store_is_read_where_nothing_can_be_written(folder, keep, monkeypatch):
    """On a read-only disk a store is read and verified; writing is an error."""
    keep(1)
    refused = PermissionError(30, "Read-only file system")
    real_open, real_access = os.open, os.access

    def open_to_read(path, flags, *rest, **more):
        if flags & (os.O_WRONLY | os.O_RDWR) and str(path).startswith(str(folder)):
            raise refused
        return real_open(path, flags, *rest, **more)

    def is_allowed(path, mode, **more):
        return mode != os.W_OK and real_access(path, mode, **more)

    for path in (folder, folder / "warc", *folder.glob("**/*")):
        path.chmod(path.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))
    monkeypatch.setattr(os, "open", open_to_read)
    monkeypatch.setattr(os, "access", is_allowed)
    try:
        with read_store(folder) as store:
            assert store.body(store.captures("https://news.test/1")[0])
        assert check_store(folder).problems == []
        with pytest.raises(PermissionError), open_store(folder):
            pass
        assert not (folder / "state.sqlite-shm").exists()
    finally:
        for path in (folder, folder / "warc"):
            path.chmod(0o755)


def test_threads_share_a_store(folder, exchange):
    """Several hosts are asked at once, and what they answer is all kept."""
    with open_store(folder, create=True) as store:

        def work(host):
            for number in range(10):
                page = exchange(f"https://{host}.test/{number}", minutes=number)
                store.append([Captured(source=host, exchange=page, role=Role.PAGE)])
                assert store.address(page.url).captured == page.started

        threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert [len(store.addresses(name)) for name in "abcd"] == [10] * 4

    assert check_store(folder).problems == []


def test_an_address_of_the_web_begins_no_line(folder, exchange, start):
    """Neither an address nor a header puts a field of its own into a record."""
    evil = "https://news.test/1\r\nWARC-Type: warcinfo\r\n\r\n"
    entry = Entry(url=evil, channel=Channel.FEED, published=start + timedelta(1))
    with open_store(folder, create=True) as store:
        store.append([Found(source="N\r\n\r\nX", entries=(entry,), time=start)])
        page = exchange(evil, headers=(("Content-Type", "text/html; charset=\x00"),))
        store.append([Captured(source="News", exchange=page, role=Role.PAGE)])

    assert check_store(folder).problems == []
