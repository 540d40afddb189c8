"""Does the cycle collector run rarely during a build, and as before afterwards?"""

import gc

import pytest

from indexer.gc_tuning import THRESHOLDS, infrequent_gc


def test_the_collector_runs_rarely_within():
    """Within, the thresholds are high; afterwards they are what they were."""
    before = gc.get_threshold()

    with infrequent_gc():
        assert gc.get_threshold() == THRESHOLDS

    assert gc.get_threshold() == before != THRESHOLDS


def test_a_failure_restores_the_thresholds():
    """An exception within does not leave them high."""
    before = gc.get_threshold()

    with pytest.raises(ZeroDivisionError), infrequent_gc():
        _ = 1 // 0

    assert gc.get_threshold() == before
