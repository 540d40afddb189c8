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
from indexer.stories.near_duplicates import NearDuplicates
from indexer.stories.pair_cache import SHARED, pair_codes


def compared(articles=5, **values):
    """Give what is known of articles that were all compared."""
    known = {
        name: getattr(empty_link_state(articles), name)
        for name in LinkState.__dataclass_fields__
    }
    return LinkState(**{**known, "fresh": np.zeros(articles, np.bool_), **values})


def rows(*pairs):
    """Give pairs as an array."""
    return np.array(pairs, np.int64).reshape(-1, 2)


KNOWN = {
    "given": np.array([1, 4]),
    "worded": NearDuplicates(rows((0, 1), (0, 2), (1, 3)), np.array([4, 2, 1])),
    "reposts": np.array([2, 3]),
    "candidates": rows((0, 3), (1, 2)),
    "measured": rows((0, 3), (1, 2), (2, 4)),
    "columns": np.arange(3.0)[:, None] + np.zeros(SHARED),
    "near": rows((0, 1), (4, 3)),
    "cosines": np.array([0.5, 0.25]),
    "asked": np.array([0, 2, 3]),
    "leads": np.eye(3, dtype=np.float32),
}


def test_what_is_known_follows_its_articles():
    """All turned round and two gone: what was known of a gone one is forgotten."""
    to = np.array([2, 1, -1, 0, -1])  # 0, 1 and 3 stay, in another order

    found = compared(**KNOWN).renumbered(to, 4)

    assert found.fresh.tolist() == [False, False, False, True]
    assert found.given.tolist() == [1]
    assert found.worded.pairs.tolist() == [[0, 1], [1, 2]]
    assert found.worded.parts.tolist() == [1, 4]
    assert found.reposts.tolist() == [0]
    assert found.candidates.tolist() == [[0, 2]]
    assert found.measured.tolist() == [[0, 2]]
    assert found.columns[:, 0].tolist() == [0.0]
    assert found.near.tolist() == [[2, 1]]
    assert found.cosines.tolist() == [0.5]
    assert found.asked.tolist() == [2, 0]
    assert found.leads.tolist() == [[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]


@given(st.permutations(range(6)), st.integers(0, 6))
def test_renumbered_pairs_keep_their_columns_and_order(order, stay):
    """Whatever the new numbers, pairs ascend and each keeps what its keys say."""
    pairs = rows(*[(i, j) for i in range(6) for j in range(i + 1, 6)])
    columns = pair_codes(pairs)[:, None] + np.zeros(SHARED)
    to = np.array([n if n < stay else -1 for n in order])

    found = compared(6, measured=pairs, columns=columns).renumbered(to, 6)

    old = {int(new): number for number, new in enumerate(to) if new >= 0}
    assert np.all(np.diff(pair_codes(found.measured)) > 0)
    for (one, other), column in zip(found.measured, found.columns, strict=True):
        before = rows(sorted((old[int(one)], old[int(other)])))
        assert column[0] == pair_codes(before)[0]
    assert len(found.measured) == len(old) * (len(old) - 1) // 2


def test_many_changes_forget_all_but_embeddings():
    """A few changes are counted; beyond the limit all are compared anew."""
    few = compared(100, **{**KNOWN, "changed": 0}).after_changes(gone=1)
    many = compared(100, **{**KNOWN, "changed": 99}).after_changes(gone=1)

    assert few.changed == 1
    assert few.measured is KNOWN["measured"]
    assert many.fresh.all()
    assert not len(many.measured)
    assert many.changed == 0
    assert many.asked is KNOWN["asked"]


def test_it_comes_back_as_it_was_written(tmp_path):
    """Every array, by its name."""
    before = compared(**KNOWN)
    write_link_state(tmp_path, before)

    found = read_link_state(tmp_path)

    for name in LinkState.__dataclass_fields__:
        parts = getattr(found, name), getattr(before, name)
        one, other = (part if name == "worded" else [part] for part in parts)
        assert all(map(np.array_equal, one, other)), name


@pytest.mark.parametrize("data", [None, b"", b"PK no archive", b"\x80\x04K\x01."])
def test_a_missing_or_damaged_file_is_nothing(tmp_path, data):
    """What cannot be read is found out anew; nothing in it is run."""
    if data is not None:
        tmp_path.joinpath(FILE).write_bytes(data)

    assert read_link_state(tmp_path) is None
