"""Are vectors found again by their texts, whatever happens to the files?"""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from indexer.passages import store as store_module
from indexer.passages.store import FOLDER, PassageStore, key_of, keys_of
from search.meaning.eight_bits import EightBitRows
from search.meaning.vectors import normalised

SIZE = 8


def vectors_of(keys):
    """Return a vector for each key, always the same."""
    rows = [np.random.default_rng(int(key)).normal(size=SIZE) for key in keys]
    return normalised(np.array(rows, np.float32).reshape(-1, SIZE))


def add(store, *keys):
    """Add the vectors of keys."""
    array = np.array(keys, np.uint64)
    store.add(array, EightBitRows.of(vectors_of(array)))


def has(store, *keys):
    """Return whether a store has keys."""
    return store.has(np.array(keys, np.uint64)).tolist()


def assert_has_all(store, *keys):
    """Compare the vectors of keys with what was added."""
    assert all(has(store, *keys))
    array = np.array(keys, np.uint64)
    assert store.get(array).vectors(slice(None)) == pytest.approx(
        vectors_of(array), abs=0.03
    )


def test_what_was_added_is_there_after_opening_again(tmp_path):
    """From all segments, in the order that is asked for."""
    store = PassageStore(tmp_path, SIZE)
    add(store, 5, 2**64 - 1)
    add(store, 0, 7)
    for each in (store, PassageStore(tmp_path, SIZE)):
        assert len(each) == 4
        assert_has_all(each, 7, 5, 0, 2**64 - 1, 5)
        assert has(each, 1, 5, 6) == [False, True, False]


def test_an_empty_store_has_nothing(tmp_path):
    """And makes no folder."""
    store = PassageStore(tmp_path, SIZE)
    assert has(store, 1) == [False]
    assert store.get(np.zeros(0, np.uint64)).vectors(slice(None)).shape == (0, SIZE)
    assert not list(tmp_path.iterdir())


def test_many_segments_become_one(tmp_path, monkeypatch):
    """Without losing anything."""
    monkeypatch.setattr(store_module, "SEGMENTS", 3)
    store = PassageStore(tmp_path, SIZE)
    for key in range(10):
        add(store, key)
    assert len(list((tmp_path / FOLDER).iterdir())) <= 3
    assert_has_all(store, *range(10))
    assert_has_all(PassageStore(tmp_path, SIZE), *range(10))


@pytest.mark.parametrize("position", [0, 100, 300, -1])
def test_a_damaged_segment_is_as_if_it_were_not_there(tmp_path, position):
    """Others are read, and what is added afterwards as well."""
    store = PassageStore(tmp_path, SIZE)
    add(store, *range(100))
    add(store, 200)
    first = min((tmp_path / FOLDER).iterdir())
    data = bytearray(first.read_bytes())
    data[position] ^= 1
    first.write_bytes(data)

    store = PassageStore(tmp_path, SIZE)
    assert has(store, 3, 200) == [False, True]
    add(store, 3)
    assert_has_all(PassageStore(tmp_path, SIZE), 3, 200)


def test_a_segment_that_was_cut_short_is_left_out(tmp_path):
    """Wherever the disk stopped; a draft counts for nothing."""
    store = PassageStore(tmp_path, SIZE)
    add(store, 1, 2)
    path = tmp_path / FOLDER / "000001.arrays"
    data = path.read_bytes()
    for size in (0, 1, len(data) // 2, len(data) - 1):
        path.write_bytes(data[:size])
        assert len(PassageStore(tmp_path, SIZE)) == 0
    path.rename(path.with_suffix(".new"))
    assert len(PassageStore(tmp_path, SIZE)) == 0


def test_vectors_of_another_size_are_left_out(tmp_path):
    """As after a change of the model."""
    add(PassageStore(tmp_path, SIZE), 1)
    assert len(PassageStore(tmp_path, SIZE + 1)) == 0


def test_stale_vectors_are_deleted_once_they_are_many(tmp_path):
    """As long as half of all are needed, everything stays."""
    store = PassageStore(tmp_path, SIZE)
    add(store, 1, 2, 3)
    add(store, 4)
    store.retain(np.array([4, 1, 9], np.uint64))
    assert len(store) == 4
    store.retain(np.array([4, 4, 9], np.uint64))
    assert len(store) == 1
    assert_has_all(PassageStore(tmp_path, SIZE), 4)
    assert len(list((tmp_path / FOLDER).iterdir())) == 1


def test_keys_depend_on_the_model_and_the_text():
    """On nothing else, and on where one ends and the other begins."""
    assert key_of("m", "text") == key_of("m", "text")
    others = {key_of("m", "text"), key_of("n", "text"), key_of("mt", "ext")}
    assert len(others) == 3
    assert keys_of("m", ["a", "b"]).tolist() == [key_of("m", "a"), key_of("m", "b")]
    assert keys_of("m", []).shape == (0,)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.lists(st.integers(0, 30), min_size=1, max_size=5), max_size=8))
def test_a_store_is_a_dictionary(tmp_path_factory, steps):
    """However keys are spread over what is added; some are added twice."""
    folder = tmp_path_factory.mktemp("index")
    store = PassageStore(folder, SIZE)
    for keys in steps:
        add(store, *keys)
    every = {key for keys in steps for key in keys}
    assert has(store, *range(31)) == [key in every for key in range(31)]
    if every:
        assert_has_all(PassageStore(folder, SIZE), *every)
