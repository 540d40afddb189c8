"""Are there few segments, and does each article lie in one of them?"""

import numpy as np
from hypothesis import given, strategies as st

from indexer.state import StateSegments
from indexer.state.segments import MAX_DELETED
from indexer.stories.key_ids import make_key_ids


def no_keys(size):
    """Return the story keys of so many articles, which have none."""
    return make_key_ids([np.zeros(0, np.uint64)] * size)


def write(segments, old_numbers):
    """Do what writing does; return the segments, and how many articles are written."""
    segments = segments.for_articles(old_numbers)
    reusable, locations = segments.reusable(), segments.locations.copy()
    rest = locations[:, 0] >= reusable
    size = int(rest.sum())
    locations[rest, 0], locations[rest, 1] = reusable, np.arange(size)
    names, keys = segments.names[:reusable], segments.keys[:reusable]
    if size:
        names, keys = (*names, segments.next_name()), (*keys, no_keys(size))
    return StateSegments(names, keys, locations), size


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
        stored = sum(len(keys) for keys in segments.keys)
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
