"""Does the database follow from the WARC files, whatever happened?"""

import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from corpus.store.database import open_to_write
from corpus.store.errors import DamagedStoreError
from corpus.store.events import Captured, Forgotten
from corpus.store.kinds import Role
from corpus.store.rebuild import fill, rebuild_store
from corpus.store.store import open_store, read_store
from corpus.store.verification import TABLES, check_store, first_difference
from tests.corpus.store.random_events import EVENTS, URLS

NOW = datetime(2026, 6, 1, tzinfo=UTC)
FORGET = st.builds(
    Forgotten, url=st.sampled_from(URLS), reason=st.just("law"), time=st.just(NOW)
)


def differences(folder):
    """Return the tables in which a database made anew differs."""
    path = folder.parent / "rebuilt.sqlite"
    path.unlink(missing_ok=True)
    fill(folder, path)
    with (
        closing(open_to_write(folder / "state.sqlite")) as one,
        closing(open_to_write(path)) as other,
    ):
        return [table for table in TABLES if first_difference(one, other, table)]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(EVENTS, min_size=1, max_size=4) | FORGET, max_size=8))
def test_a_database_made_anew_is_equal(groups):
    """Row by row, after any events in any groups, forgetting among them."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary, "store")
        with open_store(folder, create=True):
            pass
        for group in groups:
            with open_store(folder) as store:
                if isinstance(group, Forgotten):
                    store.forget(group)
                else:
                    store.append(group)

        assert differences(folder) == []
        assert check_store(folder).problems == []


@pytest.fixture
def filled(folder, exchange):
    """Return a store of two sealed files and an open one, a page in each."""
    for number in range(3):
        page = exchange(f"https://news.test/{number}", b"<p>%d</p>" % number)
        with open_store(folder, create=True) as store:
            store.append([Captured(source="News", exchange=page, role=Role.PAGE)])
            if number < 2:
                store.seal()
    return folder


@pytest.mark.parametrize("harm", ["missing", "junk", "empty"])
def test_a_lost_database_is_made_anew(filled, harm):
    """Without its database, or with a damaged one, a store has all that it had."""
    database = filled / "state.sqlite"
    before = fetch_all(filled)
    database.unlink() if harm == "missing" else database.write_bytes(
        b"junk" * 999 if harm == "junk" else b""
    )

    assert rebuild_store(filled) == []

    assert fetch_all(filled) == before
    assert check_store(filled).problems == []


def fetch_all(folder):
    """Return all captures with their bodies."""
    with read_store(folder) as store:
        return [
            (capture, store.body(capture))
            for number in range(3)
            for capture in store.captures(f"https://news.test/{number}")
        ]


def test_what_is_whole_of_a_damaged_file_is_saved(filled):
    """A broken record costs itself, and the damaged file is kept aside."""
    first = min((filled / "warc").iterdir())
    data = bytearray(first.read_bytes())
    data[len(data) // 2] ^= 255
    first.write_bytes(data)
    assert check_store(filled).problems

    (said,) = rebuild_store(filled)

    assert "records that are whole" in said
    assert first.with_name(f"{first.name}.damaged").read_bytes() == data
    assert len(fetch_all(filled)) >= 2
    assert check_store(filled).problems == []


def test_an_older_database_catches_up(filled, exchange):
    """A database put back from a backup learns what was written after it."""
    database = filled / "state.sqlite"
    older = database.read_bytes()
    page = exchange("https://news.test/9", b"<p>later</p>")
    with open_store(filled) as store:
        store.append([Captured(source="News", exchange=page, role=Role.PAGE)])
        store.seal()
        store.append([Captured(source="News", exchange=page, role=Role.PAGE)])
    database.write_bytes(older)

    with open_store(filled) as store:
        assert len(store.captures("https://news.test/9")) == 2

    assert differences(filled) == []


def test_a_file_is_not_passed_over_for_its_first_record(filled):
    """One that no longer says whose it is has to be put back, or taken away."""
    first, *_ = sorted((filled / "warc").iterdir())
    data = bytearray(first.read_bytes())
    data[30] ^= 255
    first.write_bytes(data)

    with pytest.raises(DamagedStoreError, match=first.name):
        rebuild_store(filled)
    first.rename(filled / first.name)
    rebuild_store(filled)

    assert len(fetch_all(filled)) == 2


def test_an_empty_file_of_a_killed_writer_is_removed(filled):
    """A file that was only created holds nothing, and does not stay."""
    empty = filled / "warc" / "hoptac-20200101-01.warc.gz"
    empty.touch()

    with open_store(filled):
        assert not empty.exists()
    assert check_store(filled).others == ()
