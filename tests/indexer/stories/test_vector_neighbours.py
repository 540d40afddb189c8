"""Are the nearest articles found, also where not all are compared with all?"""

import numpy as np
import pytest

from indexer.stories import vector_neighbours
from indexer.stories.vector_neighbours import find_neighbours


def unit_vectors(rows):
    """Return rows scaled to length 1."""
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


@pytest.mark.parametrize("cell", [16, 10_000])
def test_translations_are_among_the_nearest(monkeypatch, cell):
    """In one cell or in many, nearly every article is paired with its original."""
    monkeypatch.setattr(vector_neighbours, "CELL", cell)
    random = np.random.default_rng(1)
    one = random.standard_normal((150, 24))
    rows = unit_vectors(
        np.concatenate([one, one + 0.1 * random.standard_normal(one.shape)])
    )
    langs = np.repeat([0, 3], 150)

    neighbours = find_neighbours(rows, langs, np.zeros(300, np.int64), prior_mean=0.3)

    pairs = set(map(tuple, neighbours.pairs.tolist()))
    assert sum((i, i + 150) in pairs for i in range(150)) >= 145
    assert len(pairs) == len(neighbours.pairs)
    assert all(langs[i] != langs[j] for i, j in pairs)


def test_articles_without_vectors_and_of_other_days_are_left_out():
    """A row of zeros is near nothing, nor is an article of another month."""
    rows = unit_vectors(np.ones((4, 3)))
    rows[1] = 0
    days = np.array([100, 100, 130, 102])

    neighbours = find_neighbours(rows, np.array([0, 1, 1, 2]), days, prior_mean=0.3)

    assert neighbours.pairs.tolist() == [[0, 3]]
    assert neighbours.scores(np.array([[0, 1]])).tolist() == [[0.0, 0.0]]


def test_a_single_pair_is_compared_with_other_collections():
    """If there are no other neighbours, the mean of other collections counts."""
    rows = unit_vectors(np.array([[1.0, 0.0], [0.8, 0.6]]))
    days = np.zeros(2, np.int64)

    neighbours = find_neighbours(rows, np.array([0, 1]), days, prior_mean=0.2)

    cosine, above = neighbours.scores(neighbours.pairs)[0]
    assert cosine == pytest.approx(0.8)
    assert above == pytest.approx(0.8 - (0.8 + 2 * 0.2) / 3)
