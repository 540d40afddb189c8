"""Do keys get consecutive ids in the order in which they are first seen?"""

from hypothesis import given, strategies as st

from analyzers.interning import interner, new_keys


@given(
    keys=st.lists(st.sampled_from("abcdef")), initial=st.sets(st.sampled_from("xyz"))
)
def test_a_key_has_one_id_and_ids_are_consecutive(keys, initial):
    """Those that are assigned beforehand are the first."""
    initial = sorted(initial)
    ids = interner(initial)
    assigned = [ids[key] for key in keys]

    expected = [*initial, *dict.fromkeys(keys)]
    assert list(ids) == expected
    assert assigned == [expected.index(key) for key in keys]


@given(keys=st.lists(st.sampled_from("abcdef"), unique=True), initial=st.integers(0, 6))
def test_new_keys_follow_those_that_are_known(keys, initial):
    """In the order of their ids."""
    ids = interner(keys)

    assert new_keys(ids, min(initial, len(keys))) == keys[initial:]
