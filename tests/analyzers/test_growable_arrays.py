"""Do growable arrays hold what was appended to them?"""

import numpy as np
from hypothesis import given, strategies as st

from analyzers.growable_arrays import GrowableArray, RaggedArray, concat_ranges

INTEGERS = st.lists(st.integers(-(2**63), 2**63 - 1), max_size=5)


@given(chunks=st.lists(INTEGERS, max_size=5))
def test_an_array_holds_what_was_appended(chunks):
    """In that order."""
    array = GrowableArray()
    for chunk in chunks:
        array.extend(chunk)

    assert array.values.tolist() == [value for chunk in chunks for value in chunk]
    assert len(array) == len(array.values)


def test_an_array_grows_beyond_its_first_capacity():
    """Whether little by little or at once."""
    array = GrowableArray()
    for number in range(3_000):
        array.extend([number])
    array.extend(range(3_000, 20_000))

    assert array.values.tolist() == list(range(20_000))


@given(rows=st.lists(INTEGERS, min_size=1, max_size=8), data=st.data())
def test_rows_of_a_ragged_array_are_taken_in_any_order(rows, data):
    """A row may be taken twice, and be empty."""
    ragged = RaggedArray()
    ragged.extend(rows[:2])
    ragged.extend(rows[2:])
    taken = data.draw(st.lists(st.integers(0, len(rows) - 1), max_size=6))
    indexes = np.array(taken, np.int64)

    assert len(ragged) == len(rows)
    assert ragged.take(indexes).tolist() == [v for row in taken for v in rows[row]]
    assert ragged.row_lengths(indexes).tolist() == [len(rows[row]) for row in taken]


@given(ranges=st.lists(st.tuples(st.integers(0, 99), st.integers(0, 9))))
def test_ranges_are_concatenated(ranges):
    """Those of Python, one after the other."""
    starts = np.array([start for start, _ in ranges], np.int64)
    lengths = np.array([length for _, length in ranges], np.int64)

    assert concat_ranges(starts, lengths).tolist() == [
        number for start, length in ranges for number in range(start, start + length)
    ]
