"""Which types have the arrays that the columnar engine computes with?"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]
"""An array as it is stored, in the smallest type that holds its values."""
Integers: TypeAlias = NDArray[np.int64]
"""Documents, counts, positions or indexes."""
Weights: TypeAlias = NDArray[np.float64]
"""Term weights or scores."""
Mask: TypeAlias = NDArray[np.bool_]
"""Which of some documents have a property."""
