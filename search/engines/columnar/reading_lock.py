"""How is an index read by one request at a time, and what if its bytes are damaged?"""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING

from search.byte_errors import BYTE_ERRORS, damaged

if TYPE_CHECKING:
    from types import TracebackType


class ReadingLock:
    """A lock within which errors of the index's bytes become `IndexDamagedError`."""

    def __init__(self) -> None:
        self._lock = RLock()

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Release the lock.

        Raises:
            IndexDamagedError: within it, bytes could not be read.
        """
        self._lock.release()
        if isinstance(error, BYTE_ERRORS):
            what = "a segment of the index"
            raise damaged(what, error) from error
