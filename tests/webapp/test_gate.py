"""Who is let through a gate, who waits, and who is refused?"""

import pytest

from webapp.gate import MOST_WAIT, OVERTAKEN, Gate, OverloadedError


@pytest.fixture
def gate(clock):
    """Return a gate that lets two through at once."""
    return Gate(2, clock)


def test_as_many_as_there_are_slots_are_let_through(gate):
    """The next one waits until one leaves."""
    first, second, third = (gate.ask(0.1) for _ in range(3))

    assert first.admitted.is_set()
    assert second.admitted.is_set()
    assert not third.admitted.is_set()
    assert gate.waiting == 1
    gate.leave(first)
    assert third.admitted.is_set()
    assert gate.waiting == 0


def test_who_costs_least_comes_first(gate):
    """Of equals, who came first."""
    working = [gate.ask(0.1) for _ in range(2)]
    dear, cheap, later = gate.ask(0.3), gate.ask(0.05), gate.ask(0.05)

    gate.leave(working[0])

    assert cheap.admitted.is_set()
    assert not dear.admitted.is_set()
    gate.leave(working[1])
    assert later.admitted.is_set()
    assert not dear.admitted.is_set()


def test_who_has_waited_is_not_overtaken(gate, clock):
    """What is dear lets cheaper ones pass that come soon, and no later ones."""
    last, _ = gate.ask(0.1), gate.ask(1.0)
    dear = gate.ask(0.2)
    clock.now = 0.9 * OVERTAKEN * 0.2
    soon = gate.ask(0.01)
    clock.now = 1.1 * OVERTAKEN * 0.2
    late = gate.ask(0.01)

    for expected in (soon, dear, late):
        gate.leave(last)
        assert expected.admitted.is_set()
        last = expected


def test_who_would_wait_too_long_is_refused_at_once(gate):
    """Whoever costs less than those who wait is not: they come before."""
    for _ in range(5):
        gate.ask(1.0)

    with pytest.raises(OverloadedError) as refused:
        gate.ask(1.5)

    assert MOST_WAIT < refused.value.retry_after <= 4
    assert not gate.ask(0.1).admitted.is_set()


def test_what_was_worked_at_is_not_waited_for_again(gate, clock):
    """The time that has passed counts, on the gate's clock."""
    first = gate.ask(3.0)
    gate.ask(3.0)
    with pytest.raises(OverloadedError):
        gate.ask(0.1)

    clock.now = 2.0

    assert not gate.ask(0.1).admitted.is_set()
    assert gate.leave(first) == 2.0


def test_a_part_of_a_stream_is_never_refused(gate):
    """A part of an answer that is under way."""
    for _ in range(2):
        gate.ask(60.0)

    assert not gate.ask(0.02, part=True).admitted.is_set()


def test_parts_come_after_pages_but_for_a_few(gate, clock):
    """So that streams go on, and keep nobody waiting."""
    gate.ask(1.0)
    last = gate.ask(0.02, part=True)
    parts = [gate.ask(0.02, part=True) for _ in range(3)]
    pages = [gate.ask(0.3) for _ in range(3)]

    order = []
    for seconds in (0.0, 0.1, 0.1, 0.0, 0.0, 0.0):
        clock.now += seconds
        gate.leave(last)
        (last,) = (
            each
            for each in parts + pages
            if each.admitted.is_set() and each not in order
        )
        order.append(last)

    assert order == [pages[0], pages[1], parts[0], pages[2], parts[1], parts[2]]
