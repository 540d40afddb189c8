"""Is it noticed where a visitor waits too long among others?"""

from collections import Counter

import pytest

from bench.attack.crowd import MOST_SECONDS, _failed
from bench.load.visitors import Visits


@pytest.mark.parametrize(
    ("own", "others", "waited", "failed"),
    [
        ({}, {"dear: 503": 9}, 0.5, False),
        ({}, {}, MOST_SECONDS + 0.1, True),
        ({"page: 503": 1}, {}, 0.5, True),
        ({}, {"dear: 500": 1}, 0.5, True),
    ],
    ids=["busy", "slow", "refused", "error"],
)
def test_only_dear_requests_may_be_refused(own, others, waited, failed):
    """The visitor is answered, and soon."""
    one = Visits(errors=Counter(own))

    assert _failed(one, Visits(errors=Counter(others)), waited) is failed
