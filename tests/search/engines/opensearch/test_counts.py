"""Are counts asked for together, and remembered?"""

import pytest

from search.engines.opensearch.counts import Counts, counting, digest
from search.engines.opensearch.remembered import Remembered
from search.errors import EngineUnavailableError

ONE, OTHER = {"term": {"w": "one"}}, {"term": {"w": "other"}}


def counted(whole, *counts):
    """Return the cluster's answer to a request for counts."""
    buckets = [{"doc_count": count} for count in counts]
    return whole(aggregations={"counts": {"buckets": buckets}})


def test_all_that_is_unknown_is_one_request(fake_cluster, whole):
    """And what is known is not asked for again."""
    cluster, exchange = fake_cluster(counted(whole, 3, 0))
    counts = Counts(cluster, "index")

    def total(known):
        return sum(known(query) or 0 for query in (ONE, OTHER))

    assert [counts.complete(total), counts.complete(total)] == [3, 3]
    assert [request[3] for request in exchange.requests] == [counting((ONE, OTHER))]


def test_what_an_answer_leads_to_is_asked_for_next(fake_cluster, whole):
    """Until nothing is unknown."""
    cluster, exchange = fake_cluster(counted(whole, 0), counted(whole, 7))

    def first(known):
        return known(OTHER) if known(ONE) == 0 else None

    assert Counts(cluster, "index").complete(first) == 7
    assert len(exchange.requests) == 2


def test_without_an_answer_nothing_is_made(fake_cluster, whole):
    """No count is taken for 0, and none is remembered."""
    cluster, _ = fake_cluster(
        whole(_shards={"total": 3, "failed": 1}), counted(whole, 5)
    )
    counts = Counts(cluster, "index")

    with pytest.raises(EngineUnavailableError):
        counts.complete(lambda known: known(ONE))
    assert counts.complete(lambda known: known(ONE)) == 5


def test_a_key_does_not_depend_on_the_order_of_names():
    """Equal queries are one, others are not."""
    assert digest({"a": 1, "b": [1, 2]}) == digest({"b": [1, 2], "a": 1})
    assert digest({"a": 1, "b": [1, 2]}) != digest({"a": 1, "b": [2, 1]})


def test_what_was_not_used_for_longest_is_forgotten():
    """And every look-up is counted."""
    remembered = Remembered(2)
    for key in ("a", "b"):
        remembered.put(key, key)
    remembered.get("a")
    remembered.put("c", "c")

    assert [remembered.get(key) for key in ("a", "b", "c")] == ["a", None, "c"]
    assert remembered.use() == (3, 1)
    remembered.clear()
    assert remembered.get("a") is None
