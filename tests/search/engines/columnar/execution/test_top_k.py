"""Are a page's matches the first of their order, however many there are?"""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, strategies as st

from search.engines.columnar.execution.scored_set import ScoredSet
from search.engines.columnar.execution.top_k import page_of
from search.query.request import Query, Sort
from search.ranking.grid import SCORE_STEPS


def doc_values(days):
    """Stand in for the values of as many documents, ids in descending order."""
    size = len(days)
    return SimpleNamespace(
        published=np.array(days),
        arrived=np.arange(size) % 1_000 + 1_764_500_000,
        id_ranks=np.arange(size)[::-1],
        size=size,
    )


def matches(scores):
    """Return a match for each score."""
    return ScoredSet(np.arange(len(scores)), np.array(scores))


STEP = 1 / SCORE_STEPS


@pytest.mark.parametrize("many", [0, 1_000, 20_000])
def test_of_equal_scores_the_later_article_comes_first(many):
    """And a score that is one step of the grid higher comes before both."""
    scores = [3 * STEP, 3 * STEP, 4 * STEP, *[STEP] * many]
    days = [5, 9, 3, *[99] * many]

    page = page_of(matches(scores), Query(size=3), doc_values(days))

    assert page.tolist() == [2, 1, 0]


@pytest.mark.parametrize("sort", list(Sort))
def test_the_first_of_many_are_those_of_all_sorted(sort):
    """Excluding what cannot be on the page changes nothing."""
    rng = np.random.default_rng(7)
    scores = rng.choice([0.0, STEP, 0.25, 0.75, 7.5], 30_000)
    scores += rng.choice([0.0, 0.0, STEP], 30_000)
    days = rng.choice([0, 700_000, 700_001, 738_000], 30_000)
    scored, values = matches(scores), doc_values(days)

    page = page_of(scored, Query(sort=sort, size=10, page=2), values)

    oldest = np.where(days == 0, 1 << 40, days)
    by = {
        Sort.RELEVANCE: (values.id_ranks, -days, -scores),
        Sort.NEWEST: (values.id_ranks, -scores, -days),
        Sort.OLDEST: (values.id_ranks, -scores, oldest),
        Sort.ARRIVED: (values.id_ranks, -days, -values.arrived),
    }
    assert page.tolist() == np.lexsort(by[sort])[10:20].tolist()


SCORES = st.integers(0, 4).map(lambda steps: steps * STEP)


@given(st.lists(st.tuples(SCORES, st.integers(0, 3)), max_size=12), st.data())
def test_the_first_of_few_are_those_of_all_sorted(rows, data):
    """Whether the first key alone decides their order, or others must."""
    scores, days = [score for score, _ in rows], [day for _, day in rows]
    values = doc_values(days)
    size = data.draw(st.integers(1, 5))

    page = page_of(matches(scores), Query(size=size), values)

    order = np.lexsort((values.id_ranks, -np.array(days), -np.array(scores)))
    assert page.tolist() == order[:size].tolist()
