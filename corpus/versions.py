"""Which of several captures of an address is the last one?

An archive may hold an address several times, and so may the archives of a folder. They
are read once to learn when each address was captured (`corpus.survey`), in little
memory, and once more for what is meant; both times one record after another.
"""

from __future__ import annotations

from collections import defaultdict
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.formats.file_format import Version
    from corpus.raw_article import RawChunk

_DIGEST_BYTES = 16


class LastVersions:
    """Knows which captures are the last ones of their addresses."""

    def __init__(self) -> None:
        # By digests of ids, with the versions of an id on lines: of each of a million
        # captures some 200 bytes are held.
        self._captured: dict[bytes, str] = {}
        self._again: defaultdict[bytes, list[tuple[str, str]]] = defaultdict(list)
        self._read: set[bytes] = set()

    def add(self, item: Version) -> None:
        """Remember a capture, or that one was seen again."""
        key = _digest(item.id)
        if item.again:
            self._again[key].append((item.again, item.version))
        elif key in self._captured:
            self._captured[key] += f"\n{item.version}"
        else:
            self._captured[key] = item.version

    def is_superseded(self, chunk: RawChunk) -> bool:
        """Return whether a chunk is a capture that another one takes the place of.

        Of captures of the same moment the one that is asked for first is meant.
        """
        key = _digest(chunk.id)
        if not chunk.version or key not in self._captured:
            return False
        if chunk.version != self._last(key) or key in self._read:
            return True
        self._read.add(key)
        return False

    def _last(self, key: bytes) -> str:
        """Return the version that was captured last, or seen again last."""
        versions = self._captured[key].split("\n")
        seen = self._again.get(key, ())
        known = [(moment, version) for moment, version in seen if version in versions]
        return max([*((version, version) for version in versions), *known])[1]


def _digest(article_id: str) -> bytes:
    data = article_id.encode("utf-8", "surrogatepass")
    return blake2b(data, digest_size=_DIGEST_BYTES).digest()
