"""Do vectors in a byte a dimension keep their direction and length?"""

import numpy as np
import pytest
from hypothesis import given, strategies as st
from hypothesis.extra.numpy import arrays

from search.meaning.quantized import Quantized, concatenated, quantize


@given(arrays(np.float32, (3, 5), elements=st.floats(-8, 8, width=32)))
def test_no_number_changes_by_more_than_half_a_step(vectors):
    """A step is a 127th of the row's largest number."""
    steps = np.abs(vectors).max(axis=1, keepdims=True) / 127
    rows = quantize(vectors)
    assert rows.numbers.dtype == np.int8
    assert (np.abs(rows.vectors() - vectors) <= 0.51 * steps + 1e-6).all()


def test_zeros_and_nothing_stay_what_they_are():
    """Neither divides by zero."""
    assert quantize(np.zeros((2, 3), np.float32)).vectors().tolist() == [[0] * 3] * 2
    assert quantize(np.zeros((0, 3), np.float32)).vectors().shape == (0, 3)


def test_some_can_be_taken_and_several_joined():
    """By their numbers or by a mask."""
    rows = quantize(np.array([[1, 0], [0, 2], [3, 3]], np.float32))
    assert rows.take(np.array([2, 0])).vectors() == pytest.approx(
        np.array([[3, 3], [1, 0]])
    )
    mask = np.array([False, True, False])
    joined = concatenated([rows.take(mask), rows])
    assert isinstance(joined, Quantized)
    assert joined.vectors()[:2] == pytest.approx(np.array([[0, 2], [1, 0]]))
