"""What must a model of word meanings be able to do?

The port between our tables and a model that embeds words of several languages in one
space, in which words of the same meaning lie near each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.meaning.vectors import Vectors


class Embedder(Protocol):
    """A model, loaded; safe to use from several threads."""

    @property
    def name(self) -> str:
        """Model and version; vectors of different names cannot be compared."""
        ...

    @property
    def size(self) -> int:
        """Dimensions of a vector."""
        ...

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """Return a row of length 1 for each text; float32 of shape (texts, size)."""
        ...


class PassageEncoder(Protocol):
    """The model of an `Embedder`, loaded for the many passages of a build.

    Its vectors can be compared with those of the embedder.
    """

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """Return a row of length 1 for each passage; float32, shape (texts, size)."""
        ...
