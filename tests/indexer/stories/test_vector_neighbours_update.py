"""Are the nearest of new articles found, and the new that are nearest to others?"""

import numpy as np
from hypothesis import given, settings, strategies as st

from indexer.stories.settings import setting
from indexer.stories.vector_neighbours_update import NearestPairs, update_neighbours

NOTHING = NearestPairs(np.zeros((0, 2), np.int64), np.zeros(0))
FEW = setting("rules", "candidates")


def unit(*angles):
    """Give a unit vector for each angle, in degrees; None is no vector."""
    return np.array(
        [
            (0.0, 0.0) if a is None else (np.cos(np.radians(a)), np.sin(np.radians(a)))
            for a in angles
        ],
        np.float32,
    )


def near(found):
    """Give the pairs as a set."""
    return {(int(one), int(other)) for one, other in found.pairs}


def ask(known, fresh, rows, langs, days=None):
    """Compare beside what is known."""
    count = len(langs)
    return update_neighbours(
        known,
        np.array(fresh, np.bool_),
        rows,
        np.array(langs),
        np.zeros(count, np.int64) if days is None else np.array(days),
    )


def test_a_new_article_and_its_neighbours_find_each_other():
    """Of other languages only, and not where the vectors have nothing in common."""
    found = ask(NOTHING, [0, 0, 1], unit(0, 10, 5), [0, 1, 1])

    assert near(found) == {(2, 0), (0, 2)}


def test_days_far_apart_and_empty_articles_are_not_near():
    """An article without vectors has no neighbours, and none of another year."""
    far = setting("rules", "days_apart") + 1

    found = ask(NOTHING, [0, 0, 1], unit(0, None, 0), [0, 0, 1], [1, 1, 1 + far])

    assert near(found) == set()


def test_only_a_nearer_article_joins_full_neighbours():
    """Where the nearest few are known, a new one must be nearer than the farthest."""
    known = NearestPairs(
        np.array([(0, n) for n in range(1, FEW + 1)]), np.full(FEW, 0.9, np.float64)
    )
    langs = [0, *[1] * FEW, 1, 1]
    fresh = [0] * (FEW + 1) + [1, 1]
    rows = unit(0, *[25] * FEW, 5, 60)

    found = near(ask(known, fresh, rows, langs)) - near(known)

    assert (0, FEW + 1) in found
    assert (0, FEW + 2) not in found
    assert {(FEW + 1, 0), (FEW + 2, 0)} <= found


@given(
    st.lists(st.tuples(st.integers(0, 89), st.integers(0, 3)), min_size=2, max_size=9),
    st.data(),
)
@settings(deadline=None)
def test_few_articles_are_all_neighbours_either_way(articles, data):
    """With fewer than are kept, all pairs with a new article are found, both ways."""
    fresh = data.draw(
        st.lists(st.booleans(), min_size=len(articles), max_size=len(articles))
    )
    langs = [lang for _, lang in articles]
    rows = unit(*(angle for angle, _ in articles))
    counts = np.bincount(langs, minlength=4)

    found = near(ask(NOTHING, fresh, rows, langs))

    wanted = {
        (i, j)
        for i in range(len(articles))
        for j in range(len(articles))
        if langs[i] != langs[j] and (fresh[i] or fresh[j])
    }
    assert found <= wanted
    if counts.max() <= FEW:
        assert found == wanted
