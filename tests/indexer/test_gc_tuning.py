"""Is garbage looked for seldom while an index is built, and as before afterwards?"""

import gc

import pytest

from indexer.gc_tuning import SELDOM, infrequent_gc


def test_garbage_is_looked_for_seldom_within():
    """Within, the thresholds are high; afterwards they are what they were."""
    before = gc.get_threshold()

    with infrequent_gc():
        assert gc.get_threshold() == SELDOM

    assert gc.get_threshold() == before != SELDOM


def test_a_failure_leaves_the_search_for_garbage_as_it_was():
    """What is raised within does not leave the thresholds high."""
    before = gc.get_threshold()

    with pytest.raises(ZeroDivisionError), infrequent_gc():
        _ = 1 // 0

    assert gc.get_threshold() == before
