"""Have keys the same numbers, whichever articles were numbered together?"""

import numpy as np
from hypothesis import given, strategies as st

from indexer.stories.key_ids import join_numbered, number_keys

keys = st.sets(st.integers(0, 40) | st.sampled_from([2**63, 2**64 - 1]), max_size=6)
articles = st.lists(keys, max_size=6)


def rows(sets):
    """Write the keys of articles as they are held."""
    return [np.array(sorted(values), np.uint64) for values in sets]


def picture(numbered):
    """Give all that is held."""
    values = (numbered.distinct, numbered.numbers, numbered.starts)
    return [(value.dtype, value.tolist()) for value in values]


@given(articles)
def test_numbers_are_places_among_all_keys(made):
    """Each key has one number, a greater key a greater one, and all are used."""
    numbered = number_keys(iter(rows(made)))

    assert numbered.distinct.tolist() == sorted(set().union(*made))
    assert [row.tolist() for row in numbered.rows()] == [sorted(row) for row in made]


@given(st.lists(articles, max_size=4), st.data())
def test_keys_numbered_apart_are_numbered_as_if_together(made, data):
    """In any order, and without articles that are not wanted."""
    every = [(part, row) for part, sets in enumerate(made) for row in range(len(sets))]
    wanted = data.draw(st.permutations(every))[: data.draw(st.integers(0, len(every)))]
    at = np.array(wanted, np.int64).reshape(-1, 2)

    found = join_numbered([number_keys(rows(sets)) for sets in made], at)

    chosen = [made[part][row] for part, row in wanted]
    assert picture(found.packed()) == picture(number_keys(rows(chosen)))


@given(articles, st.data())
def test_some_keep_the_numbers_of_all(made, data):
    """In the order they were asked for."""
    chosen = data.draw(st.lists(st.sampled_from(range(len(made))))) if made else []
    numbered = number_keys(rows(made))

    found = numbered.of(chosen)

    assert found.distinct is numbered.distinct
    assert [row.tolist() for row in found.rows()] == [sorted(made[n]) for n in chosen]
    assert [found.row(at).tolist() for at in range(len(chosen))] == [
        sorted(made[number]) for number in chosen
    ]
