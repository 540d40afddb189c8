"""Is a search ended that takes too long, and no other one?"""

import pytest

from search.deadline import check_deadline, deadline
from search.errors import DeadlineError
from search.query.parser import parse
from search.query.request import Query


def test_a_search_ends_when_its_time_is_over():
    """By a clock that the test sets; outside of the context there is no limit."""
    now = [0.0]
    with deadline(3.0, lambda: now[0]):
        check_deadline()
        now[0] = 3.1
        with pytest.raises(DeadlineError):
            check_deadline()
    check_deadline()


def test_the_outer_deadline_is_in_force_again():
    """One within another ends with its context."""
    with deadline(1.0, lambda: 0.0), deadline(0.0, lambda: 0.0):
        check_deadline()
    with deadline(-1.0, lambda: 0.0):
        with deadline(1.0, lambda: 0.0):
            check_deadline()
        with pytest.raises(DeadlineError):
            check_deadline()


def test_an_index_is_searched_within_it(reader):
    """Every node of a plan asks."""
    query = Query(question=parse("deadlines OR cooperation OR термін"))
    with deadline(-1.0), pytest.raises(DeadlineError):
        reader.search(query)
