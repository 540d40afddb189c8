"""Does a full disk, at whatever moment, leave the index before in service?"""

import builtins
import errno
import io
import os
from contextlib import suppress

import pytest

from search.generations.generation import current_folder, read_current_file
from search.generations.verification import verify
from search.query.parser import parse
from search.query.request import Query
from search.searcher.reader import Reader

MOST = 300
"""Calls of one kind that a small build needs at the most."""
WAYS = ("write", "fsync", "rename", "mkdir", "ftruncate")


class FullDisk:
    """Fails at its n-th call, once."""

    def __init__(self, number):
        self.left = number

    def __call__(self):
        """Count a call, and fail if it is the one."""
        self.left -= 1
        if not self.left:
            raise OSError(errno.ENOSPC, "No space left on device")


class FullFile(io.FileIO):
    """A file whose writes may fail."""

    check = staticmethod(lambda: None)

    def write(self, data):
        """Fail, or write."""
        self.check()
        return super().write(data)


def failing_open(check):
    """Give an `open` whose files fail when `check` does."""
    kind = type("Full", (FullFile,), {"check": staticmethod(check)})

    def full_open(file, mode="r", *rest, **named):
        if not set(mode) & set("wax+"):
            return whole(file, mode, *rest, **named)
        stream = kind(file, mode.replace("b", "").replace("t", ""))
        stream = (io.BufferedRandom if "+" in mode else io.BufferedWriter)(stream)
        return stream if "b" in mode else io.TextIOWrapper(stream, "utf-8")

    whole = open
    return full_open


def fail_when(patch, way, check):
    """Let calls of one kind fail when `check` does."""
    if way == "write":
        patched = failing_open(check)
        patch.setattr(builtins, "open", patched)
        patch.setattr(io, "open", patched)
        return
    for name in ("rename", "replace") if way == "rename" else (way,):
        whole = getattr(os, name)

        def checked(*args, _whole=whole, **kwargs):
            check()
            return _whole(*args, **kwargs)

        patch.setattr(os, name, checked)


def found(index):
    """Give the ids that a new reader finds in an index that is verified."""
    assert verify(current_folder(index))
    reader = Reader(index)
    hits = reader.search(Query(question=parse("мир"))).hits
    reader.close()
    return [hit.found.article.id for hit in hits]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")  # Whoosh leaves files open
@pytest.mark.parametrize("way", WAYS)
def test_a_full_disk_at_any_call_leaves_a_good_generation(
    tmp_path, publish_index, make_document, way, monkeypatch
):
    """The n-th call fails, for every n that a build has; then the next build succeeds.

    Either the error is told and the index before answers, or the new one does.
    """
    publish_index(tmp_path, [make_document("0", "мир")])
    expected, failures = "0", 0
    for number in range(1, MOST):
        check = FullDisk(number)
        with monkeypatch.context() as patch, suppress(OSError):
            fail_when(patch, way, check)
            publish_index(tmp_path, [make_document(str(number), "мир")])
            expected = str(number)
        assert found(tmp_path) == [expected]
        if check.left > 0:
            break
        failures += 1
    assert 0 < failures < MOST - 1
    assert expected == str(failures + 1)

    last = publish_index(tmp_path, [make_document("last", "мир")])

    assert found(tmp_path) == ["last"]
    before = read_current_file(tmp_path).previous.folder
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"CURRENT", "LOCK", before.name, last.name}
