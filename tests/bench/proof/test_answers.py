"""Does a cluster answer as the embedded engine does?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench.proof.asked import questions, requests
from bench.proof.comparing import compare_readers
from bench.proof.switches import switch_under_load
from bench.proof.twins import cluster_environment, in_cluster, twins
from tests.conftest import SAMPLE

if TYPE_CHECKING:
    from search.engines.opensearch.settings import ClusterSettings

RESULTS = 126


@pytest.mark.cluster
def test_all_answers_over_the_sample_are_the_same(
    cluster_settings: ClusterSettings,
) -> None:
    """Ids, order, scores to the last bit, totals, facets and snippets are equal."""
    assert cluster_settings.urls
    with twins([SAMPLE], semantic=False) as both:
        asked = requests(questions(None, RESULTS), RESULTS)
        found = compare_readers(both.embedded, both.cluster, asked, beside=9)
    assert found.results == RESULTS
    assert found.lines == []


@pytest.mark.cluster
def test_a_cluster_switches_between_generations(
    cluster_settings: ClusterSettings,
) -> None:
    """Each answer is wholly of one generation, copied ones among them."""
    assert cluster_settings.urls
    with in_cluster(cluster_environment()) as (index, storage):
        tally, problems = switch_under_load(index.parent, storage, 2)
    assert problems == []
    assert tally.right > 2
