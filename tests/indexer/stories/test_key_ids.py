"""Do keys get the same ids, whichever articles were interned together?"""

from itertools import chain

import numpy as np
from hypothesis import given, strategies as st

from indexer.stories.key_ids import StoredKeyIds, make_key_ids

keys = st.sets(st.integers(0, 40) | st.sampled_from([2**63, 2**64 - 1]), max_size=6)
articles = st.lists(keys, max_size=6)


def rows(sets):
    """Return the keys of articles as ascending arrays."""
    return [np.array(sorted(values), np.uint64) for values in sets]


def picture(key_ids):
    """Return the content of all arrays, with their types."""
    arrays = (key_ids.keys, key_ids.ids, key_ids.offsets)
    return [(array.dtype, array.tolist()) for array in arrays]


@given(articles)
def test_ids_are_ranks_among_all_keys(sets):
    """Each key has one id, a greater key a greater one, and all are used."""
    key_ids = make_key_ids(iter(rows(sets)))

    assert key_ids.keys.tolist() == sorted(set().union(*sets))
    assert [row.tolist() for row in key_ids.per_article()] == [
        sorted(row) for row in sets
    ]
    assert len(key_ids) == len(sets)


@given(st.lists(articles, max_size=4), st.data())
def test_keys_interned_in_parts_get_the_ids_of_keys_interned_together(parts, data):
    """In any order, and where some articles are left out."""
    every = [(part, row) for part, sets in enumerate(parts) for row in range(len(sets))]
    chosen = data.draw(st.permutations(every))[: data.draw(st.integers(0, len(every)))]
    at = np.array(chosen, np.int64).reshape(-1, 2)

    stored = StoredKeyIds([make_key_ids(rows(sets)) for sets in parts], at)

    together = [parts[part][row] for part, row in chosen]
    every = stored.select(range(len(stored)))
    assert picture(every.compact()) == picture(make_key_ids(rows(together)))
    assert stored.keys.tolist() == sorted(set().union(*chain(*parts)))
    some = [*range(0, len(chosen), 2)][::-1]
    assert [row.tolist() for row in stored.select(some).per_article()] == [
        sorted(together[number]) for number in some
    ]
    assert [stored.of_article(number).tolist() for number in some] == [
        sorted(together[number]) for number in some
    ]


@given(articles, st.data())
def test_selected_articles_keep_the_ids_of_all(sets, data):
    """In the order in which they are selected, some twice."""
    chosen = data.draw(st.lists(st.sampled_from(range(len(sets))))) if sets else []
    key_ids = make_key_ids(rows(sets))

    some = key_ids.select(chosen)

    expected = [sorted(sets[number]) for number in chosen]
    assert some.keys is key_ids.keys
    assert [row.tolist() for row in some.per_article()] == expected
    assert [some.of_article(at).tolist() for at in range(len(chosen))] == expected
