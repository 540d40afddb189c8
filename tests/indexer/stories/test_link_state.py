"""Is what earlier builds found out still right under new numbers?"""

import numpy as np
import pytest
from hypothesis import given, strategies as st

from indexer.stories.link_state import (
    FILE,
    LinkState,
    empty_link_state,
    read_link_state,
    write_link_state,
)
from indexer.stories.pair_cache import KEY_FEATURES, pair_codes


def link_state(articles=5, **values):
    """Return the state of articles that were all compared."""
    empty = {
        name: getattr(empty_link_state(articles), name)
        for name in LinkState.__dataclass_fields__
    }
    return LinkState(**{**empty, "is_new": np.zeros(articles, np.bool_), **values})


def rows(*pairs):
    """Return pairs as an array."""
    return np.array(pairs, np.int64).reshape(-1, 2)


VALUES = {
    "reposts": np.array([2, 3]),
    "candidates": rows((0, 3), (1, 2)),
    "cached_pairs": rows((0, 3), (1, 2), (2, 4)),
    "cached_features": np.arange(3.0)[:, None] + np.zeros(KEY_FEATURES),
    "near_pairs": rows((0, 1), (4, 3)),
    "near_cosines": np.array([0.5, 0.25]),
    "embedded": np.array([0, 2, 3]),
    "embeddings": np.eye(3, dtype=np.float32),
}


def test_results_follow_their_articles():
    """All are reversed and two are removed: results of a removed one are forgotten."""
    numbers = np.array([2, 1, -1, 0, -1])  # 0, 1 and 3 stay, in another order

    state = link_state(**VALUES).renumbered(numbers, 4)

    assert state.is_new.tolist() == [False, False, False, True]
    assert state.reposts.tolist() == [0]
    assert state.candidates.tolist() == [[0, 2]]
    assert state.cached_pairs.tolist() == [[0, 2]]
    assert state.cached_features[:, 0].tolist() == [0.0]
    assert state.near_pairs.tolist() == [[2, 1]]
    assert state.near_cosines.tolist() == [0.5]
    assert state.embedded.tolist() == [2, 0]
    assert state.embeddings.tolist() == [[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]


@given(st.permutations(range(6)), st.integers(0, 6))
def test_renumbered_pairs_keep_their_features_and_order(order, stay):
    """Under any new numbers, pairs ascend and each keeps its features."""
    pairs = rows(*[(i, j) for i in range(6) for j in range(i + 1, 6)])
    features = pair_codes(pairs)[:, None] + np.zeros(KEY_FEATURES)
    numbers = np.array([n if n < stay else -1 for n in order])

    state = link_state(6, cached_pairs=pairs, cached_features=features)
    state = state.renumbered(numbers, 6)

    old = {int(new): number for number, new in enumerate(numbers) if new >= 0}
    assert np.all(np.diff(pair_codes(state.cached_pairs)) > 0)
    for (one, other), feature in zip(
        state.cached_pairs, state.cached_features, strict=True
    ):
        before = rows(sorted((old[int(one)], old[int(other)])))
        assert feature[0] == pair_codes(before)[0]
    assert len(state.cached_pairs) == len(old) * (len(old) - 1) // 2


def test_many_changes_forget_all_but_embeddings():
    """A few changes are counted; beyond the limit all articles are compared anew."""
    few = link_state(100, **{**VALUES, "changes": 0}).after_changes(removed=1)
    many = link_state(100, **{**VALUES, "changes": 99}).after_changes(removed=1)

    assert few.changes == 1
    assert few.cached_pairs is VALUES["cached_pairs"]
    assert many.is_new.all()
    assert not len(many.cached_pairs)
    assert many.changes == 0
    assert many.embedded is VALUES["embedded"]


def test_a_state_is_read_as_it_was_written(tmp_path):
    """Every array, by its name."""
    written = link_state(**VALUES)
    write_link_state(tmp_path, written)

    read = read_link_state(tmp_path)

    for name in LinkState.__dataclass_fields__:
        assert np.array_equal(getattr(read, name), getattr(written, name)), name


@pytest.mark.parametrize("data", [None, b"", b"PK no archive", b"\x80\x04K\x01."])
def test_a_missing_or_damaged_file_is_no_state(tmp_path, data):
    """What cannot be read is computed anew; nothing in it is executed."""
    if data is not None:
        tmp_path.joinpath(FILE).write_bytes(data)

    assert read_link_state(tmp_path) is None
