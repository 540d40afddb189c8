"""Have keys the same numbers, whichever articles were numbered before?"""

import numpy as np
from hypothesis import given, strategies as st

from indexer.stories.numbered import number_keys

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


@given(articles, articles, st.data())
def test_new_articles_are_numbered_as_if_all_were_new(old, fresh, data):
    """In any order, and without those that went."""
    kept = data.draw(st.permutations(range(len(old)))) if old else []
    kept = kept[: data.draw(st.integers(0, len(old)))]
    order = data.draw(st.permutations([*kept, *[-1] * len(fresh)]))

    found = number_keys(rows(old)).beside(order, rows(fresh))

    following = iter(fresh)
    every = [old[at] if at >= 0 else next(following) for at in order]
    assert picture(found) == picture(number_keys(rows(every)))


@given(articles, st.data())
def test_some_keep_the_numbers_of_all(made, data):
    """In the order they were asked for."""
    chosen = data.draw(st.lists(st.sampled_from(range(len(made))))) if made else []
    numbered = number_keys(rows(made))

    found = numbered.of(chosen)

    assert found.distinct is numbered.distinct
    assert [row.tolist() for row in found.rows()] == [sorted(made[n]) for n in chosen]
