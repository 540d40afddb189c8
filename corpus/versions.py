"""Which of several captures of an address is the last one?

An archive may hold an address several times, and so may the archives of a folder. They
are read once to learn when each address was captured, in little memory, and once more
for what is meant; both times one record after another.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING

from corpus.chunks import versions_in
from corpus.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.files import File
    from corpus.raw_article import RawChunk


class LastVersions:
    """Knows which captures are the last ones of their addresses."""

    def __init__(self, files: Iterable[File]) -> None:
        """Read the captures of some files; what is unreadable holds none."""
        captured: defaultdict[str, set[str]] = defaultdict(set)
        again: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for file in files:
            with suppress(UnreadableError, OSError):
                for article_id, version, seen in versions_in(file):
                    if seen:
                        again[article_id].append((seen, version))
                    else:
                        captured[article_id].add(version)
        self._last = {
            article_id: _last(versions, again.get(article_id, []))
            for article_id, versions in captured.items()
        }
        self._read: set[str] = set()

    def is_superseded(self, chunk: RawChunk) -> bool:
        """Return whether a chunk is a capture that another one takes the place of.

        Of captures of the same moment the one that is asked for first is meant.
        """
        if not chunk.version or chunk.id not in self._last:
            return False
        if chunk.version != self._last[chunk.id] or chunk.id in self._read:
            return True
        self._read.add(chunk.id)
        return False


def _last(versions: set[str], again: list[tuple[str, str]]) -> str:
    """Return the version that was captured last, or seen again last."""
    seen = [(moment, version) for moment, version in again if version in versions]
    return max([*((version, version) for version in versions), *seen])[1]
