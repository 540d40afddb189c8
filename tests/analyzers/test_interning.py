"""Do keys get consecutive ids in the order in which they are first seen?"""

from hypothesis import given, strategies as st

from analyzers.interning import interner, new_keys


@given(keys=st.lists(st.sampled_from("abcdef")), known=st.sets(st.sampled_from("xyz")))
def test_a_key_has_one_id_and_ids_are_consecutive(keys, known):
    """Those that are assigned beforehand are the first."""
    known = sorted(known)
    ids = interner(known)
    assigned = [ids[key] for key in keys]

    expected = [*known, *dict.fromkeys(keys)]
    assert list(ids) == expected
    assert assigned == [expected.index(key) for key in keys]


@given(keys=st.lists(st.sampled_from("abcdef"), unique=True), known=st.integers(0, 6))
def test_new_keys_follow_those_that_are_known(keys, known):
    """In the order of their ids."""
    ids = interner(keys)

    assert new_keys(ids, min(known, len(keys))) == keys[known:]
