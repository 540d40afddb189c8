"""Are there few segments, and does each article lie in one of them?"""

import numpy as np
import pytest
from hypothesis import given, strategies as st

from indexer.state import StateSegments
from indexer.state.segments import FULL, MAX_DELETED, segment_name


def write(segments, old_numbers):
    """Do what writing does; return the segments, and how many articles are written."""
    new = old_numbers.count(-1)
    names = [segment_name(segments.next_number())] * bool(new)
    segments = segments.for_articles(old_numbers, names, [new] * bool(new))
    reusable, locations = segments.reusable(), segments.locations.copy()
    rest = locations[:, 0] >= reusable
    size = int(rest.sum())
    locations[rest, 0], locations[rest, 1] = reusable, np.arange(size)
    names, sizes = segments.names[:reusable], segments.sizes[:reusable]
    if size:
        name = segment_name(segments.next_number())
        names, sizes = (*names, name), (*sizes, size)
    return StateSegments(names, sizes, locations), new + size


CHANGES = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9)), max_size=30)


@given(first=st.integers(1, 60), changes=CHANGES)
def test_segments_stay_few_and_hold_few_deleted_articles(first, changes):
    """Each holds as many articles as all after it; at most a quarter is deleted."""
    segments, _ = write(StateSegments(), [-1] * first)
    for removed, added in changes:
        old_numbers = [*range(removed, len(segments.locations)), *[-1] * added]
        segments, _ = write(segments, old_numbers)

        locations = segments.locations
        sizes = np.bincount(locations[:, 0], minlength=len(segments.names)).tolist()
        assert all(size >= sum(sizes[n + 1 :]) for n, size in enumerate(sizes))
        stored = sum(segments.sizes)
        assert stored - len(locations) <= MAX_DELETED * stored
        assert len(set(segments.names)) == len(segments.names)
        assert len({tuple(location) for location in locations.tolist()}) == len(
            locations
        )


def test_few_changes_write_little():
    """One article in a hundred is changed a hundred times: few are written again."""
    segments, first = write(StateSegments(), [-1] * 1000)
    written = 0
    for step in range(100):
        old_numbers = [-1 if n % 100 == step else n for n in range(1000)]
        segments, size = write(segments, old_numbers)
        written += size

    assert first == 1000
    assert written < 8 * 1000


@pytest.mark.parametrize("last", [1, FULL])
def test_full_segments_stay_however_many_follow(last):
    """A build of many articles is followed by ones that write only what is new."""
    sizes = [FULL] * 9 + [last]
    names = [segment_name(number) for number in range(1, 11)]
    segments = StateSegments().for_articles([-1] * sum(sizes), names, sizes)

    assert segments.reusable() == len(sizes)
    later = segments.for_articles([*range(sum(sizes)), -1], ["state-11"], [1])
    assert later.reusable() == len(sizes) + 1
    assert later.locations[-1].tolist() == [10, 0]
