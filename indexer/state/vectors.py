"""How do the vectors of articles get from one build to the next?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

FILE = "article_vectors.npy"


def new_vectors(folder: Path, shape: tuple[int, int]) -> NDArray[np.float32]:
    """Return an array of zeros that is the file of a generation, mapped.

    Raises:
        OSError: the file cannot be written.
    """
    vectors: NDArray[np.float32] = np.lib.format.open_memmap(
        folder / FILE, "w+", np.float32, shape
    )
    return vectors


def read_vectors(folder: Path, shape: tuple[int, int]) -> NDArray[np.float32] | None:
    """Map what `new_vectors` made; None where it is missing or of another shape."""
    try:
        vectors: NDArray[np.float32] = np.load(
            folder / FILE, mmap_mode="r", allow_pickle=False
        )
    except (OSError, ValueError, EOFError):
        return None
    return vectors if vectors.shape == shape else None
