"""How are the vectors of articles kept from build to build?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

FILE = "memory.vectors.npy"


def write_vectors(folder: Path, rows: NDArray[np.float32]) -> None:
    """Write a row an article, in their order.

    Raises:
        OSError: the file cannot be written.
    """
    np.save(folder / FILE, rows)


def read_vectors(folder: Path, shape: tuple[int, int]) -> NDArray[np.float32] | None:
    """Read what `write_vectors` wrote; None where it is missing or of another shape."""
    try:
        rows: NDArray[np.float32] = np.load(folder / FILE, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    return rows if rows.shape == shape else None
