"""What of a store is to be indexed?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpus.errors import UnreadableError
    from corpus.raw_article import RawChunk


def cut_store(folder: Path) -> Iterator[RawChunk | UnreadableError]:
    """Yield the last good capture of each page that stands, in the order of addresses.

    Args:
        folder: the folder of the store.
    """
    yield from _none(folder)


def contents_digest(folder: Path) -> bytes:
    """Digest what `cut_store` yields, without reading it: states and captures."""
    raise NotImplementedError(folder)


def _none(folder: Path) -> tuple[RawChunk, ...]:
    raise NotImplementedError(folder)
