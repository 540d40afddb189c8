"""Are there few layers, and does each article lie in one of them?"""

import numpy as np
from hypothesis import given, strategies as st

from indexer.state import StateSegments
from indexer.state.segments import MOST_GONE
from indexer.stories.key_ids import make_key_ids


def held(size):
    """Give the keys of so many gists, which have none."""
    return make_key_ids([np.zeros(0, np.uint64)] * size)


def built_on(layers, order):
    """Do what writing does: take over what stays, and lay the rest down together."""
    beside = layers.beside(order)
    stays, at = beside.staying(), beside.at.copy()
    new = at[:, 0] >= stays
    at[new, 0], at[new, 1] = stays, np.arange(int(new.sum()))
    names, keys = beside.names[:stays], beside.keys[:stays]
    if new.any():
        names, keys = (*names, beside.next_name()), (*keys, held(int(new.sum())))
    return StateSegments(names, keys, at), int(new.sum())


CHANGES = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9)), max_size=30)


@given(first=st.integers(1, 60), changes=CHANGES)
def test_layers_stay_few_and_hold_little_that_is_gone(first, changes):
    """Each holds twice as much as what follows, at most a quarter is gone."""
    layers, _ = built_on(StateSegments(), [-1] * first)
    for gone, come in changes:
        order = [*range(gone, len(layers.at)), *[-1] * come]
        layers, _ = built_on(layers, order)

        sizes = np.bincount(layers.at[:, 0], minlength=len(layers.names)).tolist()
        assert all(size >= sum(sizes[n + 1 :]) for n, size in enumerate(sizes))
        every = sum(len(keys) for keys in layers.keys)
        assert every - len(layers.at) <= MOST_GONE * every
        assert len(set(layers.names)) == len(layers.names)
        assert len({tuple(place) for place in layers.at.tolist()}) == len(layers.at)


def test_few_changes_write_little():
    """One article in a hundred is changed a hundred times: few are written again."""
    layers, first = built_on(StateSegments(), [-1] * 1000)
    written = 0
    for step in range(100):
        order = [-1 if number % 100 == step else number for number in range(1000)]
        layers, new = built_on(layers, order)
        written += new

    assert first == 1000
    assert written < 8 * 1000
