"""How much may a visitor ask for? With a clock that is set."""

import pytest

from webapp import allowance
from webapp.allowance import Allowances


@pytest.fixture
def allowances(clock):
    """Return allowances of six units a minute."""
    return Allowances(6, clock)


def test_an_allowance_is_used_up_and_fills_again(allowances, clock):
    """A unit takes a sixth of a minute to come back."""
    for _ in range(6):
        assert allowances.wait("a") == 0
        allowances.use("a", 1)

    assert allowances.wait("a") == 10
    assert allowances.wait("b") == 0
    clock.now = 9.0
    assert allowances.wait("a") == 1
    clock.now = 10.0
    assert allowances.wait("a") == 0


def test_nobody_waits_longer_than_a_minute(allowances):
    """However dear a request was."""
    allowances.use("a", 1_000)

    assert allowances.wait("a") == 60


def test_only_so_many_visitors_are_remembered(allowances, monkeypatch):
    """The one who was silent longest is forgotten first."""
    monkeypatch.setattr(allowance, "MOST_VISITORS", 3)
    for visitor in "abcad":
        allowances.use(visitor, 6)

    assert len(allowances) == 3
    assert allowances.wait("b") == 0
    assert allowances.wait("a") > 0
