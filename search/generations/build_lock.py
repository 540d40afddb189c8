"""Who may change an index folder now, and which number is the next generation's?

The file `LOCK` is locked by who builds or rolls back, and says who that is. It also
keeps the highest number that a generation was given, so that none is given twice.
"""

from __future__ import annotations

import fcntl
import os
import re
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from search.errors import IndexBusyError
from search.generations.generation import PREFIX

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK = "LOCK"
_SIZE = 1_000
_LAST = re.compile(r"; last number (\d{1,12})$")


@dataclass(frozen=True, slots=True)
class BuildLock:
    """An index folder's lock, held.

    Attributes:
        index: the folder.
        handle: file descriptor of `LOCK`.
        last: highest number given to a generation; 0 for none.
    """

    index: Path
    handle: int
    last: int

    def new_name(self) -> str:
        """Name a generation as none was named before.

        Raises:
            OSError: the disk is full.
        """
        names = (path.name for path in self.index.glob(f"{PREFIX}*"))
        numbers = [n for name in names if (n := name.removeprefix(PREFIX)).isdigit()]
        number = max(self.last, *map(int, numbers), 0) + 1
        _note(self.handle, number)
        return f"{PREFIX}{number:06d}"


@contextmanager
def build_lock(index: Path) -> Iterator[BuildLock]:
    """Hold the lock; the system gives it back however the process ends.

    Raises:
        IndexBusyError: another process holds it.
        OSError: the folder cannot be written.
    """
    handle = os.open(index / LOCK, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = _text(handle).split(";")[0] or "another process"
            reason = f"{index} is being built by {holder}; wait for it or stop it"
            raise IndexBusyError(reason) from error
        found = _LAST.search(_text(handle))
        last = int(found[1]) if found else 0
        _note(handle, last)
        yield BuildLock(index, handle, last)
    finally:
        os.close(handle)


def _text(handle: int) -> str:
    return os.pread(handle, _SIZE, 0).decode("ascii", "replace").strip()


def _note(handle: int, last: int) -> None:
    """Write who holds the lock since when, and the last number."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    line = f"process {os.getpid()} since {now}; last number {last}\n".encode("ascii")
    os.pwrite(handle, line, 0)
    os.ftruncate(handle, len(line))
