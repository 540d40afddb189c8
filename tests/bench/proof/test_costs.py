"""What is counted as the cost of writing?"""

import os

import pytest

from bench.cluster.node import Node
from bench.proof.costs import TimedStorage, nodes_cpu
from search.engines.registry import open_storage


class Storage:
    """Writes nothing, and uses what it is told on a clock of its own."""

    name = "made"
    verify = probe = sweep = pack_batch = unpack_batch = None

    def __init__(self, clock):
        self._clock = clock

    def make_batch(self, documents):
        """Use a second for each document."""
        self._clock.now += len(documents)
        return documents

    def write(self, _folder, batches, *_):
        """Use ten seconds, beside what making the batches takes."""
        self._clock.now += 10
        return sum(map(len, batches))

    def finish(self, *_):
        """Use a hundred seconds."""
        self._clock.now += 100


class Clock:
    """Stands still unless somebody turns it."""

    now = 0.0

    def __call__(self):
        """Return the time."""
        return self.now


@pytest.fixture
def clock(monkeypatch):
    """Return the clock by which everything is timed."""
    clock = Clock()
    monkeypatch.setattr("bench.proof.costs.time.process_time", clock)
    monkeypatch.setattr("bench.proof.costs.time.perf_counter", clock)
    return clock


def test_reading_and_analysing_do_not_count(clock, tmp_path):
    """What it takes to get documents is taken off; making batches of them is not."""
    timed = TimedStorage(Storage(clock))

    def documents():
        for each in "ab":
            clock.now += 1_000
            yield each

    batches = (timed.make_batch(documents()) for _ in range(3))
    assert timed.write(tmp_path, batches) == 6
    timed.finish(tmp_path, None)
    assert timed.own == timed.wall == 6 + 10 + 100


def test_a_timed_storage_is_as_its_own():
    """It has the name of the engine, by which the manifest says who wrote it."""
    assert TimedStorage(open_storage()).name == "whoosh"


def test_a_node_that_does_not_run_uses_nothing(tmp_path):
    """It has no process to be looked at."""
    assert nodes_cpu([Node(1, tmp_path, 9_200)]) == 0


def test_the_time_of_a_process_is_read(tmp_path, monkeypatch):
    """A process has used what the system says of it."""
    monkeypatch.setattr(Node, "pid", lambda _: os.getpid())
    used = sum(os.times()[:2])
    assert nodes_cpu([Node(1, tmp_path, 9_200)]) == pytest.approx(used, abs=1.0)
