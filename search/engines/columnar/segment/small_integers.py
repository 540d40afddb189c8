"""In which integer type does an array take the least space?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from search.engines.columnar.array_types import Array


_TYPES = (np.uint8, np.uint16, np.uint32)


def smallest(integers: Array) -> Array:
    """Return integers that are not negative in the smallest type that holds them."""
    return integers.astype(smallest_dtype(int(integers.max(initial=0))))


def smallest_dtype(maximum: int) -> np.dtype[Any]:
    """Return the smallest unsigned type that holds the integers up to a maximum."""
    fitting = (kind for kind in _TYPES if maximum <= np.iinfo(kind).max)
    return np.dtype(next(fitting, np.uint64))
