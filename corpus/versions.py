"""Which of several captures of an address is the last one?

An archive may hold an address several times, and so may the archives of a folder. They
are read once to learn when each address was captured (`corpus.survey`), in little
memory, and once more for what is meant; both times one record after another.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.formats.file_format import Version
    from corpus.raw_article import RawChunk


class LastVersions:
    """Knows which captures are the last ones of their addresses."""

    def __init__(self) -> None:
        self._captured: defaultdict[str, set[str]] = defaultdict(set)
        self._again: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        self._read: set[str] = set()

    def add(self, item: Version) -> None:
        """Remember a capture, or that one was seen again."""
        if item.again:
            self._again[item.id].append((item.again, item.version))
        else:
            self._captured[item.id].add(item.version)

    def is_superseded(self, chunk: RawChunk) -> bool:
        """Return whether a chunk is a capture that another one takes the place of.

        Of captures of the same moment the one that is asked for first is meant.
        """
        if not chunk.version or chunk.id not in self._captured:
            return False
        if chunk.version != self._last(chunk.id) or chunk.id in self._read:
            return True
        self._read.add(chunk.id)
        return False

    def _last(self, article_id: str) -> str:
        """Return the version that was captured last, or seen again last."""
        versions = self._captured[article_id]
        seen = self._again.get(article_id, ())
        known = [(moment, version) for moment, version in seen if version in versions]
        return max([*((version, version) for version in versions), *known])[1]
