"""Do eight bits keep the direction of a vector?"""

import numpy as np
from hypothesis import given, strategies as st

from search.meaning.eight_bits import BLOCK, EightBitRows
from search.meaning.vectors import normalised

NUMBERS = st.floats(-100, 100, width=32).filter(lambda x: x == 0 or abs(x) > 1e-3)
ROWS = st.lists(st.lists(NUMBERS, min_size=4, max_size=4), min_size=1, max_size=6)


@given(ROWS)
def test_directions_are_kept(rows):
    """Within what rounding costs; a row of zeros stays one."""
    vectors = np.array(rows, np.float32)

    kept = EightBitRows.of(vectors)

    after = kept.vectors(slice(None))
    assert kept.codes.dtype == np.int8
    assert len(kept) == len(rows)
    assert np.allclose(after, normalised(vectors), atol=0.02)


@given(ROWS)
def test_cosines_are_those_of_the_vectors(rows):
    """With all rows or some."""
    kept = EightBitRows.of(np.array(rows, np.float32))
    vectors = kept.vectors(slice(None))
    some = np.array([0, len(rows) - 1])

    assert np.allclose(kept.cosines(vectors), vectors @ vectors.T, atol=1e-5)
    assert np.allclose(
        kept.cosines(vectors, some), vectors @ vectors[some].T, atol=1e-5
    )


def test_many_rows_are_compared_in_blocks():
    """The blocks join without a gap."""
    rows = np.random.default_rng(3).normal(size=(BLOCK + 5, 2)).astype(np.float32)
    kept = EightBitRows.of(rows)
    vector = np.array([[1, 0]], np.float32)

    assert np.allclose(kept.cosines(vector)[0], kept.vectors(slice(None))[:, 0])


def test_no_rows_are_no_error():
    """A collection may have none."""
    kept = EightBitRows.of(np.zeros((0, 3), np.float32))

    assert kept.cosines(np.ones((2, 3), np.float32)).shape == (2, 0)
