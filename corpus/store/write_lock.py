"""Who may write to a store?"""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from corpus.store.errors import StoreError
from corpus.store.layout import LOCK

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path


@contextmanager
def write_lock(folder: Path) -> Generator[None]:
    """Hold the right to write to a store; the system takes it back from the dead.

    Raises:
        StoreError: another process writes to it.
        OSError: the store may not be written.
    """
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            message = (
                f"{folder}: another process is writing to this store; "
                "wait until it has ended"
            )
            raise StoreError(message) from None
        yield
    finally:
        os.close(handle)
