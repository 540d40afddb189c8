"""Who may change an index folder now, and which number does the next generation get?

A build or a rollback locks the file `LOCK` and writes its process id there. The file
also holds the highest generation number ever assigned, so that no number is reused.
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
_MAX_BYTES = 1_000
_LAST_NUMBER = re.compile(r"; last number (\d{1,12})$")


@dataclass(frozen=True, slots=True)
class BuildLock:
    """The lock on an index folder, while this process has it.

    Attributes:
        index: the index folder.
        handle: file descriptor of `LOCK`.
        last_number: highest number assigned to a generation; 0 for none.
    """

    index: Path
    handle: int
    last_number: int

    def new_name(self) -> str:
        """Return a name for a generation that no generation had before.

        Raises:
            OSError: the disk is full.
        """
        names = (path.name for path in self.index.glob(f"{PREFIX}*"))
        numbers = [n for name in names if (n := name.removeprefix(PREFIX)).isdigit()]
        number = max(self.last_number, *map(int, numbers), 0) + 1
        _write_lock_file(self.handle, number)
        return f"{PREFIX}{number:06d}"


@contextmanager
def build_lock(index: Path) -> Iterator[BuildLock]:
    """Lock an index folder; the kernel releases the lock however the process ends.

    Raises:
        IndexBusyError: another process has locked it.
        OSError: the folder cannot be written.
    """
    handle = os.open(index / LOCK, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            owner = _read_lock_file(handle).split(";")[0] or "another process"
            reason = f"{index} is being built by {owner}; wait for it or stop it"
            raise IndexBusyError(reason) from error
        match = _LAST_NUMBER.search(_read_lock_file(handle))
        last_number = int(match[1]) if match else 0
        _write_lock_file(handle, last_number)
        yield BuildLock(index, handle, last_number)
    finally:
        os.close(handle)


def _read_lock_file(handle: int) -> str:
    return os.pread(handle, _MAX_BYTES, 0).decode("ascii", "replace").strip()


def _write_lock_file(handle: int, last_number: int) -> None:
    """Write this process's id, the time and the last generation number."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    line = f"process {os.getpid()} since {now}; last number {last_number}\n"
    data = line.encode("ascii")
    # Overwritten first and truncated then, so that the number is never lost.
    os.pwrite(handle, data, 0)
    os.ftruncate(handle, len(data))
