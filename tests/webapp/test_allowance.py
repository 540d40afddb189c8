"""How much may a visitor ask for, and who is one visitor? With a clock that is set."""

import pytest

from webapp import allowance
from webapp.allowance import Allowances, visitor_of


class _Clock:
    """A clock that goes when it is told to."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    """Return a clock."""
    return _Clock()


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


@pytest.mark.parametrize(
    ("address", "visitor"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::9", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("fe80::1%eth0", "fe80::/64"),
        ("junk", ""),
        ("", ""),
    ],
    ids=["four", "six", "neighbour", "other", "mapped", "zone", "junk", "none"],
)
def test_a_subscriber_is_one_visitor(address, visitor):
    """By the first 64 bits of IPv6; what is no address is all one."""
    assert visitor_of(address) == visitor
