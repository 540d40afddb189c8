"""Does the executor answer as Whoosh's own searcher does?"""

from dataclasses import replace

import pytest

from bench.oracle.comparison import compare
from bench.oracle.engines import compare_engines
from search.engines.opensearch.storage import OpenSearchStorage
from search.engines.registry import open_storage


@pytest.mark.parametrize("seed", range(3))
def test_answers_are_those_of_whoosh(seed):
    """Scores, order, totals and counts are equal for random collections and plans."""
    assert compare(400, seed) == []


class Interrupted:
    """Storage of an engine whose indexes cannot be opened."""

    def __init__(self):
        self.written = open_storage()

    def __getattr__(self, name):
        return getattr(self.written, name)

    def open(self, *_):
        """Fail."""
        raise KeyboardInterrupt


def test_an_engine_is_tidied_up_whatever_happens():
    """After each index that was compared, and where the run was ended."""
    tidied = []

    assert compare_engines(open_storage(), 80, 1, lambda: tidied.append("whole")) == []
    with pytest.raises(KeyboardInterrupt):
        compare_engines(Interrupted(), 80, 1, lambda: tidied.append("ended"))

    assert tidied == ["whole", "whole", "ended"]


@pytest.mark.cluster
def test_a_cluster_answers_as_the_embedded_engine_does(cluster_settings):
    """All of an answer is equal, over an index that grew and lost articles too."""
    storage = OpenSearchStorage(replace(cluster_settings, timeout=60.0))

    assert compare_engines(storage, pairs=80, seed=2) == []

    storage.close()
