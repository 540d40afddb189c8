"""How is a WARC file of a store written?

It is opened at its last committed byte. A group of events is written to it and synced
before the database commits; what could not be written whole is cut off again.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from corpus.durable_files import fsync
from corpus.store.layout import WARCS, new_name
from corpus.store.records import write_group, write_warcinfo

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from corpus.store.facts import Facts
    from corpus.store.records import Item, Location


class OpenWarc:
    """The one WARC file of a store that is written to.

    Attributes:
        path: where it is.
        sequence: which of the store's files it is, from 1.
        end: bytes that are committed; the caller moves it after its commit.
    """

    def __init__(self, path: Path, sequence: int, end: int) -> None:
        self.path = path
        self.sequence = sequence
        self.end = end
        self._stream = path.open("r+b")
        self._stream.truncate(end)
        self._stream.seek(end)

    @classmethod
    def create(cls, folder: Path, store: str, sequence: int, now: datetime) -> OpenWarc:
        """Create the next file of a store; it is no part of it before a commit.

        Raises:
            OSError: it cannot be written.
        """
        path = folder / WARCS / new_name(folder, now)
        path.touch(exist_ok=False)
        warc = cls(path, sequence, 0)
        try:
            write_warcinfo(warc._stream, path.name, store, sequence, now)
        except BaseException:
            warc.cut()
            raise
        return warc

    def write(
        self, items: Sequence[Item], group: int
    ) -> list[tuple[Facts, Location | None]]:
        """Write a group of events and wait until it is on the disk.

        Returns:
            The facts of each event and where the record of its answer is.

        Raises:
            OSError: it is not; `cut` removes what was written of it.
        """
        written = write_group(self._stream, self.path.name, items, group)
        self._stream.flush()
        os.fsync(self._stream.fileno())
        if not self.end:
            fsync(self.path.parent)
        return written

    def position(self) -> int:
        """Return the byte after the last that was written."""
        return self._stream.tell()

    def cut(self) -> None:
        """Remove what was written since the last commit, the file if that is all.

        Raises:
            OSError: it cannot be removed; the file must not be written to further.
        """
        if not self.end:
            self._discard()
            self.path.unlink()
            return
        # A buffer that could not be written is written again by each flush.
        self._discard()
        self._stream = self.path.open("r+b")
        self._stream.truncate(self.end)
        self._stream.seek(self.end)
        os.fsync(self._stream.fileno())

    def close(self) -> None:
        """Close the file."""
        self._stream.close()

    def _discard(self) -> None:
        """Close the stream; what is in its buffer may not fit on the disk."""
        with suppress(OSError):
            self._stream.close()
