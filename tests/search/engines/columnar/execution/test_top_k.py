"""Are the first of a page those that the order says, however many there are?"""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, strategies as st

from search.engines.columnar.execution.scored_set import Answer
from search.engines.columnar.execution.top_k import page_of
from search.query.request import Query, Sort


def columns(days):
    """Stand in for the columns of as many documents, ids in descending order."""
    size = len(days)
    return SimpleNamespace(
        published=np.array(days), by_id=np.arange(size)[::-1], size=size
    )


def answer(scores):
    """Give an answer of all documents."""
    return Answer(np.arange(len(scores)), np.array(scores))


@pytest.mark.parametrize("many", [0, 1_000, 20_000])
def test_scores_that_differ_by_the_order_of_their_sum_are_equal(many):
    """0.1 + 0.2 is a little more than 0.3: the later article comes first, not that."""
    scores = [0.1 + 0.2, 0.3, 0.2 + 0.1, *[0.1] * many]
    days = [5, 9, 7, *[99] * many]

    page = page_of(answer(scores), Query(size=3), columns(days))

    assert page.tolist() == [1, 2, 0]


@pytest.mark.parametrize("sort", list(Sort))
def test_of_many_the_same_come_first_as_when_all_are_sorted(sort):
    """Setting apart what cannot be on the page changes nothing."""
    chance = np.random.default_rng(7)
    scores = chance.choice([0.1 + 0.2, 0.3, 0.25, 0.7, 1e-9], 30_000)
    scores += chance.choice([0.0, 0.0, 1e-3], 30_000)
    days = chance.choice([0, 700_000, 700_001, 738_000], 30_000)
    found, held = answer(scores), columns(days)

    page = page_of(found, Query(sort=sort, size=10, page=2), held)

    steady = np.round(scores, 12)
    oldest = np.where(days == 0, 1 << 40, days)
    by = {
        Sort.RELEVANCE: (held.by_id, -days, -steady),
        Sort.NEWEST: (held.by_id, -steady, -days),
        Sort.OLDEST: (held.by_id, -steady, oldest),
    }
    assert page.tolist() == np.lexsort(by[sort])[10:20].tolist()


SCORES = st.sampled_from([0.0, 0.1 + 0.2, 0.3, 0.3 + 2**-38, 0.3 + 2**-36, 0.4, 7.5])


@given(st.lists(st.tuples(SCORES, st.integers(0, 3)), max_size=12), st.data())
def test_of_few_the_same_come_first_as_when_all_are_sorted(made, data):
    """What the first key tells apart needs no other, and what it does not does."""
    scores, days = [score for score, _ in made], [day for _, day in made]
    held = columns(days)
    size = data.draw(st.integers(1, 5))

    page = page_of(answer(scores), Query(size=size), held)

    steady = (np.array(scores).view(np.int64) + (1 << 15)) >> 16
    order = np.lexsort((held.by_id, -np.array(days), -steady)) if made else np.array([])
    assert page.tolist() == order[:size].tolist()
