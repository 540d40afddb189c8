"""Is a store looked at, verified, asked again and made to forget from a terminal?"""

import json
import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from corpus.store import opening
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
from corpus.store.exchange import Exchange
from corpus.store.facts import key_of
from corpus.store.kinds import Channel, Role, State
from corpus.store.store import open_store, read_store
from corpus.store.verification import check_store

START = datetime(2026, 3, 1, 6, 0, tzinfo=UTC)
PAGE = "https://news.test/стаття"
BODY = "<p>Таємниця</p>".encode()


@pytest.fixture
def folder(tmp_path):
    """Return a store with a page, an address not asked yet, and a failed feed."""
    folder = tmp_path / "store"
    page = Exchange(
        url=PAGE,
        request_head=b"GET / HTTP/1.1\r\n\r\n",
        status=200,
        response_head=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
        wire=BODY,
        body=BODY,
        started=START,
        address="192.0.2.1",
    )
    entries = tuple(
        Entry(url=url, channel=Channel.FEED) for url in (PAGE, "https://news.test/2")
    )
    later = {
        "state": State.LIVE,
        "next_due": START + timedelta(days=1),
        "title": "Тіль",
    }
    with open_store(folder, create=True) as store:
        store.append([RunStarted(run="1", time=START, sources=("Новини",))])
        store.append([Found(source="Новини", entries=entries, time=START)])
        store.append([Captured(source="Новини", exchange=page, role=Role.PAGE)])
        store.append([AddressChanged(url=PAGE, changes=later, time=START)])
        feed = {"url": "https://news.test/rss", "role": Role.FEED}
        failed = {"kind": "timeout", "reason": "slow", "time": START}
        store.append([Failed(source="Новини", **feed, **failed)])
        results = {"Новини": {"found": 2, "new": 1}}
        store.append([RunEnded(run="1", time=START, results=results)])
    return folder


def test_status_is_a_table(hoptac, folder):
    """Each source has a line, and each index that failed is named."""
    done = hoptac("store", "status", "--store", folder)

    assert done.returncode == 0
    headings, line, total = done.stdout.splitlines()
    assert headings.startswith("source")
    assert line.split()[:5] == ["Новини", "2", "1", "1", "found"]
    assert "2026-03-01 06:00 UTC" in line
    assert total.startswith("1 WARC file, ")
    assert done.stderr == "Новини: https://news.test/rss failed last time\n"


def test_status_is_json_too(hoptac, folder):
    """The same, for programs."""
    found = json.loads(hoptac("store", "status", "--json", "--store", folder).stdout)

    (source,) = found["sources"]
    assert source["states"] == {"found": 1, "live": 1}
    assert source["results"] == {"found": 2, "new": 1}
    assert source["new_by_day"] == {"2026-03-01": 1}
    assert source["bytes"] == len(BODY)


def test_a_whole_store_is_said_to_be_so(hoptac, folder):
    """What was verified is counted."""
    done = hoptac("store", "check", "--store", folder)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("1 WARC file, 10 records, every one as it was")


def test_damage_is_named_with_its_place(hoptac, folder):
    """A changed byte fails the check: which file, where, and what to do."""
    (warc,) = (folder / "warc").iterdir()
    data = bytearray(warc.read_bytes())
    data[len(data) // 2] ^= 1
    warc.write_bytes(data)

    done = hoptac("store", "check", "--store", folder)

    assert done.returncode == 1
    assert f"{warc}: the record at byte " in done.stderr
    assert "backup" in done.stderr


@pytest.mark.parametrize("harm", ["missing", "damaged"])
def test_a_database_can_be_made_anew(hoptac, error_line, folder, harm):
    """Without its database a store says what to do, and that helps."""
    database = folder / "state.sqlite"
    database.unlink() if harm == "missing" else database.write_bytes(b"junk" * 999)
    remedy = f"hoptac store check --rebuild --store {folder}"
    assert remedy in error_line(hoptac("store", "status", "--store", folder))

    done = hoptac("store", "check", "--rebuild", "--store", folder)

    assert done.returncode == 0, done.stderr
    assert hoptac("store", "status", "--store", folder).returncode == 0


def test_addresses_are_asked_again(hoptac, folder):
    """By address or all of a source; they are due at once."""
    now = datetime.now(UTC)
    with read_store(folder) as store:
        assert len(store.due("Новини", START, 9)) == 1

    done = hoptac("store", "recheck", PAGE, "--store", folder)
    assert done.stdout == "1 address will be asked again\n"
    done = hoptac("store", "recheck", "--source", "Новини", "--store", folder)
    assert done.stdout == "2 addresses will be asked again\n"

    with read_store(folder) as store:
        assert all(one.next_due >= now for one in store.addresses("Новини"))


@pytest.mark.parametrize("args", [["https://news.test/3"], ["--source", "None"]])
def test_what_is_not_known_cannot_be_asked_again(hoptac, error_line, folder, args):
    """An address or a source that is not there is a mistake."""
    assert args[-1] in error_line(hoptac("store", "recheck", *args, "--store", folder))


def test_what_is_forgotten_is_in_no_file(hoptac, error_line, folder):
    """Neither bytes nor a title are left; the address is never asked again."""
    done = hoptac("store", "forget", PAGE, "--reason", "court", "--store", folder)

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("4 records removed")
    assert hoptac("store", "check", "--store", folder).returncode == 0
    again = hoptac("store", "recheck", PAGE, "--store", folder)
    assert "was forgotten" in error_line(again)
    assert "Тіль".encode() not in (folder / "state.sqlite").read_bytes()
    assert hoptac("store", "forget", PAGE, "--store", folder).returncode == 0


@pytest.mark.parametrize("url", ["https://news.test/статя", "not-a-url"])
def test_what_is_not_known_is_not_forgotten(hoptac, error_line, folder, url):
    """A slip must not be taken for a deletion; the address that was meant is named."""
    line = error_line(hoptac("store", "forget", url, "--store", folder))

    assert "nothing was removed" in line
    assert (f"is {key_of(PAGE)} meant?" in line) == url.startswith("https:")
    with read_store(folder) as store:
        assert not store.is_forgotten(url)


def test_an_unknown_address_is_kept_from_being_asked_by_force(hoptac, folder):
    """A publisher may name pages that were never found."""
    url = "https://news.test/3"
    done = hoptac("store", "forget", url, "--force", "--store", folder)

    assert (done.returncode, done.stdout[:9]) == (0, "0 records")
    with read_store(folder) as store:
        assert store.is_forgotten(url)
    assert "\n- " in hoptac("store", "status", "--store", folder).stdout


def test_a_check_on_a_full_disk_is_a_sentence(folder, monkeypatch):
    """It cannot tidy up, so it cannot tell leavings from damage."""

    def full(*_args, **_how):
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    monkeypatch.setattr(opening, "known_warcs", full)

    with pytest.raises(StoreError, match="disk is full"):
        check_store(folder)


def test_a_folder_that_is_no_store_is_a_mistake(hoptac, error_line, tmp_path):
    """Every command that needs a store says what makes one."""
    for command in (["status"], ["check"], ["check", "--rebuild"], ["recheck", "x"]):
        done = hoptac("store", *command, "--store", tmp_path / "none")
        assert "hoptac fetch" in error_line(done)
