"""Does the executor answer as Whoosh's own searcher does?"""

import pytest

from bench.oracle.comparison import compare


@pytest.mark.parametrize("seed", range(3))
def test_answers_are_those_of_whoosh(seed):
    """Scores, order, totals and counts are equal for random collections and plans."""
    assert compare(400, seed) == []
