"""Does every document get into the cluster once, whatever it takes at a time?"""

import json
import random
from collections import Counter
from threading import Lock

import pytest
from hypothesis import given, strategies as st

from search.engines.opensearch.loading import (
    GOOD,
    LONGEST,
    MOST_ATTEMPTS,
    MOST_BYTES,
    MOST_DOCUMENTS,
    LoadingError,
    _Pace,
    load,
)
from search.errors import EngineUnavailableError


class Node:
    """Takes documents, and refuses some as often as it is told.

    Attributes:
        taken: how often it took each document.
        sizes: documents of each request.
        most_at_once: requests that were in flight at the same time.
    """

    def __init__(self, refuse=lambda _key, _attempt: 0):
        self.refuse = refuse
        self.taken, self.attempts = Counter(), Counter()
        self.sizes, self.now, self.most_at_once = [], 0, 0
        self.lock = Lock()

    def send_bulk(self, index, lines, *, seconds):
        """Return what became of each action."""
        assert (index, seconds) == ("i", 60)
        with self.lock:
            self.now += 1
            self.most_at_once = max(self.most_at_once, self.now)
        keys = [json.loads(line)["index"]["_id"] for line in lines.split(b"\n")[:-1:2]]
        with self.lock:
            self.sizes.append(len(keys))
            items = [self._item(key) for key in keys]
            self.now -= 1
        return {"errors": any("error" in i["index"] for i in items), "items": items}

    def _item(self, key):
        status = self.refuse(key, self.attempts[key])
        self.attempts[key] += 1
        if isinstance(status, Exception):
            raise status
        if status:
            error = {"type": "some_exception", "reason": "no room"}
            return {"index": {"_id": key, "status": status, "error": error}}
        self.taken[key] += 1
        return {"index": {"_id": key, "status": 201}}


def actions(number, size=2):
    """Return what is to be done with some documents of some bytes."""
    source = json.dumps("x" * (size - 2)).encode()
    for key in range(number):
        yield b'{"index":{"_id":"%d"}}\n%b\n' % (key, source)


def load_some(node, number, waits=None, **values):
    """Load documents without waiting."""
    waits = [] if waits is None else waits
    return load(node, "i", actions(number), sleep=waits.append, **values)


def test_each_document_is_sent_once():
    """Where all is taken nothing is sent twice, and no request is too long."""
    node, waits = Node(), []

    assert load_some(node, 1_234, waits) == 1_234

    assert node.taken == {str(n): 1 for n in range(1_234)}
    assert sorted(node.sizes) == [234, MOST_DOCUMENTS, MOST_DOCUMENTS]
    assert not waits


def test_nothing_is_nothing():
    """Without a document there is no request."""
    node = Node()

    assert load_some(node, 0) == 0
    assert not node.sizes


def test_large_documents_share_no_request():
    """A request has more bytes than it may have only for a single document."""
    node = Node()

    load(node, "i", actions(4, MOST_BYTES * 2 // 3))

    assert node.sizes == [1, 1, 1, 1]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_only_what_was_not_taken_is_sent_again(status):
    """Of a request that was taken in part, the rest is sent again, after a wait."""
    node, waits = Node(lambda key, attempt: status * (key == "7" and attempt < 3)), []

    assert load_some(node, 100, waits) == 100

    assert node.taken == {str(n): 1 for n in range(100)}
    assert node.sizes == [100, 1, 1, 1]
    assert len(waits) == 3


def test_a_lost_request_is_sent_again():
    """A request without an answer is sent again as a whole; keys make it one."""
    lost = EngineUnavailableError("gone")
    node = Node(lambda _, attempt: 0 if attempt else lost)

    assert load_some(node, 1) == 1
    assert node.sizes == [1, 1]


def test_waits_are_random_and_grow():
    """Each wait is between half a second and a limit that doubles up to the longest."""
    node, waits = Node(lambda _, attempt: 429 * (attempt < MOST_ATTEMPTS)), []

    load_some(node, 1, waits)

    limits = [min(LONGEST, 0.5 * 2**n) for n in range(1, MOST_ATTEMPTS + 1)]
    assert len(waits) == MOST_ATTEMPTS
    assert all(0.5 <= w <= most for w, most in zip(waits, limits, strict=True))


def test_what_is_never_taken_ends_the_loading():
    """After the last attempt it is said how many, why, and what helps."""
    node = Node(lambda key, _: 429 * (key == "3"))

    with pytest.raises(EngineUnavailableError, match=r"1 documents.*429.*memory"):
        load_some(node, 5)

    assert node.attempts["3"] == MOST_ATTEMPTS + 1


def test_a_wrong_document_ends_the_loading_at_once():
    """What the cluster will never take is not sent again; its key is named."""
    node = Node(lambda key, _: 400 * (key == "3"))

    with pytest.raises(LoadingError, match=r"document 3 .*no room"):
        load_some(node, 5)

    assert node.attempts["3"] == 1


def test_what_is_deleted_already_is_deleted():
    """A deletion that is sent twice is no error."""

    class Deleting(Node):
        def send_bulk(self, _index, _lines, *, seconds):
            assert seconds
            return {"items": [{"delete": {"_id": "a", "status": 404}}]}

    assert load(Deleting(), "i", [b'{"delete":{"_id":"a"}}\n']) == 1


def test_an_overloaded_cluster_gets_less_at_a_time():
    """Each refusal halves what may be in flight; twenty good requests add one."""
    pace = _Pace(6, 6)
    pace.slow_down()
    assert pace.allowed == 3
    for _ in range(3):
        pace.slow_down()
    assert pace.allowed == 1
    for _ in range(GOOD):
        pace.go_on()
    assert pace.allowed == 2
    for _ in range(GOOD * 9):
        pace.go_on()
    assert pace.allowed == 6


def test_no_more_is_in_flight_than_may_be():
    """Two requests a node are in flight at most."""
    node = Node(lambda key, attempt: 429 * (int(key) < 3_000 and attempt < 1))

    assert load_some(node, 6_000, nodes=3) == 6_000
    assert node.most_at_once <= 6


def test_progress_counts_what_was_taken():
    """The last report is all."""
    seen = []

    load_some(Node(), 1_200, progress=seen.append)

    assert seen == sorted(seen)
    assert seen[-1] == 1_200


@given(st.integers(0, 2**32), st.integers(1, 40), st.floats(0, 0.5))
def test_chance_loses_nothing(seed, number, share):
    """Whatever is refused at random, all is taken once in the end."""
    rng = random.Random(seed)  # noqa: S311 - nothing is secret
    node = Node(lambda _, attempt: 429 * (attempt < 5 and rng.random() < share))

    assert load_some(node, number) == number
    assert node.taken == {str(n): 1 for n in range(number)}
