"""Is there one sum of seconds, whatever they are spent on?"""

from __future__ import annotations

import threading

import pytest

from fetcher.errors import Failure, FetchFailed
from fetcher.network import deadline as module
from fetcher.network.deadline import Deadline


@pytest.fixture
def clock(monkeypatch):
    """Return the seconds that have passed, as a list to change."""
    seconds = [0.0]
    monkeypatch.setattr(module, "_now", lambda: seconds[0])
    return seconds


def test_seconds_pass(clock):
    """Until none is left."""
    deadline = Deadline(30)
    clock[0] = 20.0
    assert deadline.remaining() == 10
    clock[0] = 30.0
    with pytest.raises(FetchFailed) as failed:
        deadline.remaining()
    assert failed.value.kind is Failure.TIMEOUT


def test_seconds_do_not_pass_in_a_pause(clock):
    """They are left as they were."""
    deadline = Deadline(30)
    clock[0] = 20.0
    deadline.pause()
    clock[0] = 500.0
    deadline.resume()
    assert deadline.remaining() == 10


def test_a_call_returns_or_raises_what_it_would():
    """As if it were not in a thread of its own."""
    deadline = Deadline(60)
    assert deadline.run(lambda: 42) == 42
    with pytest.raises(ZeroDivisionError):
        deadline.run(lambda: 1 // 0)


def test_a_call_that_does_not_end_is_left():
    """Nobody waits for it any longer."""
    end = threading.Event()
    with pytest.raises(FetchFailed) as failed:
        Deadline(0.1).run(lambda: end.wait(60))
    assert failed.value.kind is Failure.TIMEOUT
    end.set()
