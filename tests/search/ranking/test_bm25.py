"""Is the formula of the ranking the one that is documented?"""

from math import log

import numpy as np
import pytest

from search.ranking.bm25 import bm25, idf, length_norms
from search.ranking.weights import RANKING


def test_a_term_scores_as_the_formula_says():
    """A term that 3 of 10 articles have, twice in one of average length."""
    norms = length_norms(np.array([100.0]), 100.0)

    score = bm25(np.array([2.0]), norms, idf(10, 3))[0]

    rarity = log(1 + (10 - 3 + 0.5) / (3 + 0.5)) ** RANKING.idf_power
    assert score == pytest.approx(rarity * (RANKING.k1 + 1) * 2 / (RANKING.k1 + 2))


def test_longer_fields_score_less_and_repetitions_saturate():
    """Each further occurrence adds less."""
    short, long = bm25(np.ones(2), length_norms(np.array([50.0, 500.0]), 100.0), 1.0)
    once, twice, thrice = bm25(np.arange(1.0, 4), np.full(3, 1.2), 1.0)

    assert short > long
    assert twice - once > thrice - twice > 0


def test_rarer_terms_weigh_more_and_no_term_weighs_nothing():
    """Even one that all articles have; more than all counts as all."""
    assert idf(10, 1) > idf(10, 9) > idf(10, 10) > 0
    assert idf(10, 12) == idf(10, 10)


def test_scores_may_overwrite_the_norms():
    """They are the same to the last bit."""
    frequencies, norms = np.array([1.0, 3.0, 0.3]), np.array([0.9, 1.7, 2.2])

    separate = bm25(frequencies, norms, 1.7)
    within = bm25(frequencies, norms, 1.7, out=norms)

    assert within is norms
    assert separate.tolist() == within.tolist()
