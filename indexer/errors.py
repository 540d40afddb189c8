"""What can go wrong with a build?

IndexerError
├── NothingToIndexError
├── LearningError
├── ShardError           (`indexer.shards.errors`)
└── BuildFailedError
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.formats.registry import SUFFIXES

if TYPE_CHECKING:
    from pathlib import Path

    from indexer.summary import Summary


class IndexerError(Exception):
    """Anything that a build can raise."""


class NothingToIndexError(IndexerError):
    """No article could be read; the previous index stays in service.

    Attributes:
        summary: what was rejected, and why.
    """

    def __init__(self, reason: str, summary: Summary) -> None:
        super().__init__(reason)
        self.summary = summary


class LearningError(IndexerError):
    """The meanings of words could not be learnt; nothing changed."""


class BuildFailedError(IndexerError):
    """The index could not be written; the previous one stays in service."""


def why_nothing(paths: tuple[Path, ...], summary: Summary) -> str:
    """Return why no article of some paths could be indexed, as a clause."""
    names = ", ".join(str(path) for path in paths)
    if not summary.rejected:
        return f"no article files ({', '.join(SUFFIXES)}) lie in {names}"
    return f"nothing in {names} could be indexed"
