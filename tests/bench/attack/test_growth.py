"""Is growth told from figures that differ from minute to minute?"""

import pytest

from bench.attack.growth import WARM, growth_of

UNSTEADY = [100.0, 104.0, 99.0, 140.0, 101.0, 97.0]


@pytest.mark.parametrize(
    ("minutes", "grows"),
    [
        ([float(n * 50) for n in range(WARM)] + UNSTEADY * 3, False),
        ([0.0] * WARM + [100.0 + n for n in range(30)], True),
        ([0.0] * WARM + [100.0 - n for n in range(30)], False),
        ([0.0] * WARM + [100.0] * 20 + [107.0] * 10, True),
    ],
    ids=["unsteady", "steadily", "shrinks", "at once"],
)
def test_growth_after_the_first_minutes_is_found(minutes, grows):
    """Peaks of a minute, and what happens at the start, are none."""
    assert growth_of("memory", minutes, 0).grows is grows


def test_a_little_growth_is_none():
    """A few descriptors of a few are a large share, but nothing."""
    minutes = [0.0] * WARM + [3.0] * 9 + [5.0] * 9

    assert growth_of("descriptors", minutes, 0).grows
    assert not growth_of("descriptors", minutes, 4).grows


def test_few_minutes_tell_nothing():
    """As caches fill in the first minutes."""
    assert growth_of("memory", [1.0, 9.0] * 7, 0) is None
