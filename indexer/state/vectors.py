"""How do the vectors of articles get from one build to the next?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

FILE = "article_vectors.npy"


def write_vectors(folder: Path, vectors: NDArray[np.float32]) -> None:
    """Write the vector of each article to a generation; shape (articles, dimensions).

    Raises:
        OSError: the file cannot be written.
    """
    np.save(folder / FILE, vectors)


def read_vectors(folder: Path, shape: tuple[int, int]) -> NDArray[np.float32] | None:
    """Read what `write_vectors` wrote; None where it is missing or of another shape."""
    try:
        vectors: NDArray[np.float32] = np.load(folder / FILE, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    return vectors if vectors.shape == shape else None
