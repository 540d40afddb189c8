"""Who reads a generation, so that nobody removes it?

A reader has a shared lock on the manifest, from opening to closing; removing a
generation needs an exclusive one. The kernel releases locks however a process ends.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from search.errors import IndexDamagedError
from search.generations.manifest import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def lock_for_reading(folder: Path) -> int:
    """Lock a generation against removal.

    Returns:
        A file descriptor; closing it releases the lock.

    Raises:
        IndexDamagedError: the generation does not exist, or is being removed.
    """
    path = folder / MANIFEST
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError as error:
        raise IndexDamagedError(_missing(folder)) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        # Between opening and locking it may have been removed.
        still_there = os.path.samestat(os.fstat(handle), path.stat())
    except OSError as error:
        os.close(handle)
        raise IndexDamagedError(_missing(folder)) from error
    if not still_there:
        os.close(handle)
        raise IndexDamagedError(_missing(folder))
    return handle


@contextmanager
def lock_for_removal(folder: Path) -> Iterator[bool]:
    """Lock a generation against readers; yields False if there are some already."""
    try:
        handle = os.open(folder / MANIFEST, os.O_RDONLY)
    except FileNotFoundError:  # it was never finished, so nobody ever read it
        yield True
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        yield False
    else:
        yield True
    finally:
        os.close(handle)


def _missing(folder: Path) -> str:
    return f"{folder} is gone or cannot be read; rebuild with `hoptac index`"
