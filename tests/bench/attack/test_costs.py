"""Is a request found that costs more than it may?"""

import pytest

from bench.attack.costs import MOST_BYTES, Cost

LIMIT = 300.0


@pytest.mark.parametrize(
    ("cost", "within"),
    [
        (Cost("a", (200,), 299, MOST_BYTES), True),
        (Cost("a", (200,), 301, 1), False),
        (Cost("a", (200,), 1, MOST_BYTES + 1), False),
        (Cost("a", (200, 500), 1, 1), False),
        (Cost("a", (200,), 9_000, 9 * MOST_BYTES, streamed=True), True),
    ],
    ids=["within", "slow", "long", "failed", "streamed"],
)
def test_time_bytes_and_errors_count(cost, within):
    """What is streamed has no limit: its reader ends it, and a limit of rows does."""
    assert cost.is_within(LIMIT) is within
