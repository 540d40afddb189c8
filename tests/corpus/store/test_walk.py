"""Is a record that is not whole never taken for one?"""

import os
from itertools import pairwise

import pytest
from hypothesis import given, settings, strategies as st

from corpus.store.errors import DamagedStoreError
from corpus.store.events import Captured
from corpus.store.kinds import Role
from corpus.store.store import open_store
from corpus.store.walk import records_after_damage, walk
from tests.corpus.store.random_events import exchange_of


@pytest.fixture(scope="module")
def warc(tmp_path_factory):
    """Return a WARC file of some pages, and a path for a damaged copy."""
    folder = tmp_path_factory.mktemp("walk") / "store"
    with open_store(folder, create=True) as store:
        for number in range(4):
            page = exchange_of(f"https://news.test/{number}", b"text" * number)
            store.append([Captured(source="News", exchange=page, role=Role.PAGE)])
        store.seal()
    (path,) = (folder / "warc").iterdir()
    return path, path.with_name("copy")


def test_records_follow_each_other_to_the_end(warc):
    """No byte of a whole file belongs to no record."""
    path, _ = warc
    records = list(walk(path))

    assert records[0].offset == 0
    assert all(a.offset + a.length == b.offset for a, b in pairwise(records))
    assert records[-1].offset + records[-1].length == path.stat().st_size


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_an_end_that_is_cut_off_is_damage(warc, data):
    """Only between two records can a file end and be whole."""
    path, copy = warc
    records = list(walk(path))
    bounds = {record.offset for record in records}
    whole = path.read_bytes()
    end = data.draw(st.integers(1, len(whole) - 1))
    copy.write_bytes(whole[:end])

    if end in bounds:
        assert list(walk(copy)) == [r for r in records if r.offset < end]
    else:
        with pytest.raises(DamagedStoreError, match="at byte"):
            list(walk(copy))


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_changed_byte_changes_no_block_unnoticed(warc, data):
    """Either the walk stops there, or the byte was none of a record's bytes."""
    path, copy = warc
    records = list(walk(path))
    changed = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(changed) - 1))
    changed[at] ^= data.draw(st.integers(1, 255))
    copy.write_bytes(changed)

    try:
        found = list(walk(copy))
    except DamagedStoreError:
        found = list(records_after_damage(copy, 0))
        assert len(found) < len(records)
        assert set(_parts(found)) <= set(_parts(records))
    else:
        assert _parts(found) == _parts(records)


def _parts(records):
    """Return what records hold, without the places, which have no hash."""
    return [(r.offset, r.length, tuple(r.fields.items()), r.block) for r in records]


def test_pipes_and_links_out_of_the_folder_are_not_read(warc, tmp_path):
    """Whatever lies there by the name of a store's file."""
    path, _ = warc
    os.mkfifo(tmp_path / "pipe.warc.gz")
    (tmp_path / "link.warc.gz").symlink_to(path)

    for name, reason in (("pipe", "a pipe"), ("link", "leaves the folder")):
        with pytest.raises(OSError, match=reason):
            list(walk(tmp_path / f"{name}.warc.gz"))
