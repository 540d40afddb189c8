"""What is the digest of a file, if it need not be read for that?

A file that was not written to since it was read has the same digest, so that files
which generations share, and those of a generation that is opened again, are read once.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from corpus.durable_files import sha256_of
from search.generations.stamps import stamp_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from search.generations.stamps import Stamp

MOST = 2_000
"""Digests that are remembered; a generation has about 20 files."""


class KnownDigests:
    """Remembers the digests of files by their stamps; safe to share between threads."""

    def __init__(self, digest: Callable[[Path], str] = sha256_of) -> None:
        self._digest = digest
        self._known: dict[Stamp, str] = {}
        self._lock = Lock()

    def knows(self, stamp: Stamp | None) -> bool:
        """Return whether a file with a stamp was read already."""
        return stamp in self._known

    def digest(self, path: Path, stamp: Stamp) -> str:
        """Return the SHA-256 of a file, in hexadecimal.

        Args:
            path: the file.
            stamp: of it, settled, from before.

        Raises:
            OSError: it cannot be read.
        """
        if known := self._known.get(stamp):
            return known
        digest = self._digest(path)
        if stamp_of(path) == stamp:
            self.remember(stamp, digest)
        return digest

    def remember(self, stamp: Stamp, digest: str) -> None:
        """Remember the digest of a file that was read."""
        with self._lock:
            if len(self._known) >= MOST:
                self._known.clear()
            self._known[stamp] = digest

    def forget(self) -> None:
        """Read every file anew."""
        with self._lock:
            self._known.clear()
