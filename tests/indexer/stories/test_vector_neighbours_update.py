"""Are the nearest of new articles found, and the new that are nearest to others?"""

import numpy as np
from hypothesis import given, settings, strategies as st

from indexer.stories.settings import setting
from indexer.stories.vector_neighbours_update import NearestPairs, update_neighbours

NOTHING = NearestPairs(np.zeros((0, 2), np.int64), np.zeros(0))
FEW = setting("rules", "candidates")


def unit_vectors(*angles):
    """Return a unit vector for each angle, in degrees; zeros for None."""
    return np.array(
        [
            (0.0, 0.0) if a is None else (np.cos(np.radians(a)), np.sin(np.radians(a)))
            for a in angles
        ],
        np.float32,
    )


def pairs_of(nearest):
    """Return the pairs as a set."""
    return {(int(one), int(other)) for one, other in nearest.pairs}


def update(previous, is_new, vectors, langs, days=None):
    """Return the pairs after comparing new articles; all are of one day by default."""
    nearest = update_neighbours(
        previous,
        np.array(is_new, np.bool_),
        vectors,
        np.array(langs),
        np.zeros(len(langs), np.int64) if days is None else np.array(days),
    )
    return pairs_of(nearest)


def test_a_new_article_and_its_neighbours_find_each_other():
    """Only across languages, and not where the vectors have nothing in common."""
    pairs = update(NOTHING, [0, 0, 1], unit_vectors(0, 10, 5), [0, 1, 1])

    assert pairs == {(2, 0), (0, 2)}


def test_articles_of_distant_days_or_without_vectors_are_not_near():
    """An article without a vector has no neighbours, and none of another time."""
    far = setting("rules", "max_days_apart") + 1

    pairs = update(
        NOTHING, [0, 0, 1], unit_vectors(0, None, 0), [0, 0, 1], [1, 1, 1 + far]
    )

    assert pairs == set()


def test_only_a_nearer_article_joins_full_neighbours():
    """Where the nearest few are known, a new one must be nearer than the farthest."""
    previous = NearestPairs(
        np.array([(0, n) for n in range(1, FEW + 1)]), np.full(FEW, 0.9, np.float64)
    )
    langs = [0, *[1] * FEW, 1, 1]
    is_new = [0] * (FEW + 1) + [1, 1]
    rows = unit_vectors(0, *[25] * FEW, 5, 60)

    pairs = update(previous, is_new, rows, langs) - pairs_of(previous)

    assert (0, FEW + 1) in pairs
    assert (0, FEW + 2) not in pairs
    assert {(FEW + 1, 0), (FEW + 2, 0)} <= pairs


@given(
    st.lists(st.tuples(st.integers(0, 89), st.integers(0, 3)), min_size=2, max_size=9),
    st.data(),
)
@settings(deadline=None)
def test_few_articles_are_all_neighbours_either_way(articles, data):
    """With no more than the nearest few, all pairs with a new article are found."""
    is_new = data.draw(
        st.lists(st.booleans(), min_size=len(articles), max_size=len(articles))
    )
    langs = [lang for _, lang in articles]
    rows = unit_vectors(*(angle for angle, _ in articles))
    counts = np.bincount(langs, minlength=4)

    pairs = update(NOTHING, is_new, rows, langs)

    expected = {
        (i, j)
        for i in range(len(articles))
        for j in range(len(articles))
        if langs[i] != langs[j] and (is_new[i] or is_new[j])
    }
    assert pairs <= expected
    if counts.max() <= FEW:
        assert pairs == expected
