"""Does the space keep what tells articles apart?"""

import numpy as np
import pytest

from indexer.meaning.space import DIMENSIONS, _whitening, find_projection
from search.meaning.vectors import normalised

RNG = np.random.default_rng(7)


def random_words(count, size):
    """Return vectors of length 1, of which the first number is always large."""
    rows = RNG.normal(size=(count, size))
    rows[:, 0] *= 20
    return normalised(rows.astype(np.float32))


def test_what_all_words_share_does_not_decide():
    """A direction in which words vary most counts no more than another."""
    words = random_words(2_000, 8)

    projection = find_projection(words, lambda rows: rows)

    spread = (words @ projection).std(axis=0)
    assert spread.max() / spread.min() < 1.5


def test_what_articles_differ_in_is_kept():
    """Of many dimensions, those in which articles vary."""
    words = random_words(2_000, DIMENSIONS + 20)
    topics = np.zeros((500, len(words)), np.float32)
    topics[np.arange(500), np.arange(500) % 3] = 1

    projection = find_projection(words, lambda rows: topics @ rows)

    whitened = np.linalg.norm(words @ _whitening(words), axis=1)
    kept = np.linalg.norm(words @ projection, axis=1) / whitened
    assert projection.shape == (DIMENSIONS + 20, DIMENSIONS)
    assert kept[:3] == pytest.approx(1, abs=1e-4)
    assert kept.mean() < 0.95


def test_no_words_are_no_error():
    """A collection may have none."""
    nothing = np.zeros((0, 8), np.float32)

    projection = find_projection(nothing, lambda rows: rows)

    assert projection.shape == (8, 8)
    assert np.isfinite(projection).all()
