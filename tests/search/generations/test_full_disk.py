"""Does a full disk, at whatever moment, leave the previous index in service?"""

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

MAX_CALLS = 300
"""Most calls of one kind that a small build needs."""
CALLS = ("write", "fsync", "rename", "mkdir", "ftruncate")


class FullDisk:
    """Fails at its n-th call, once."""

    def __init__(self, number):
        self.remaining = number

    def __call__(self):
        """Count a call, and fail if it is the n-th."""
        self.remaining -= 1
        if not self.remaining:
            raise OSError(errno.ENOSPC, "No space left on device")


class FullFile(io.FileIO):
    """A file whose writes may fail."""

    check = staticmethod(lambda: None)

    def write(self, data):
        """Write, unless the disk is full."""
        self.check()
        return super().write(data)


def failing_open(check):
    """Return an `open` whose files fail when `check` does."""
    kind = type("Full", (FullFile,), {"check": staticmethod(check)})

    def full_open(file, mode="r", *rest, **named):
        if not set(mode) & set("wax+"):
            return real_open(file, mode, *rest, **named)
        stream = kind(file, mode.replace("b", "").replace("t", ""))
        stream = (io.BufferedRandom if "+" in mode else io.BufferedWriter)(stream)
        return stream if "b" in mode else io.TextIOWrapper(stream, "utf-8")

    real_open = open
    return full_open


def fail_when(patch, call, check):
    """Let calls of one kind fail when `check` does."""
    if call == "write":
        patched = failing_open(check)
        patch.setattr(builtins, "open", patched)
        patch.setattr(io, "open", patched)
        return
    for name in ("rename", "replace") if call == "rename" else (call,):
        real = getattr(os, name)

        def checked(*args, _real=real, **kwargs):
            check()
            return _real(*args, **kwargs)

        patch.setattr(os, name, checked)


def matching_ids(index):
    """Verify an index, and return the ids that match in a new reader."""
    assert verify(current_folder(index))
    reader = Reader(index)
    hits = reader.search(Query(question=parse("мир"))).hits
    reader.close()
    return [hit.tagged.article.id for hit in hits]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")  # Whoosh leaves files open
@pytest.mark.parametrize("call", CALLS)
def test_a_full_disk_at_any_call_leaves_a_good_generation(
    tmp_path, publish_index, make_document, call, monkeypatch
):
    """The n-th call fails, for every n that a build has; then the next build succeeds.

    Either the error is raised and the previous index answers, or the new one does.
    """
    publish_index(tmp_path, [make_document("0", "мир")])
    expected, failures = "0", 0
    for number in range(1, MAX_CALLS):
        check = FullDisk(number)
        with monkeypatch.context() as patch, suppress(OSError):
            fail_when(patch, call, check)
            publish_index(tmp_path, [make_document(str(number), "мир")])
            expected = str(number)
        assert matching_ids(tmp_path) == [expected]
        if check.remaining > 0:
            break
        failures += 1
    assert 0 < failures < MAX_CALLS - 1
    assert expected == str(failures + 1)

    last = publish_index(tmp_path, [make_document("last", "мир")])

    assert matching_ids(tmp_path) == ["last"]
    previous = read_current_file(tmp_path).previous.folder
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"CURRENT", "LOCK", previous.name, last.name}
