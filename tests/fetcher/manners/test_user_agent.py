"""Does every host learn who asks?"""

from __future__ import annotations

import pytest

from fetcher.errors import SourcesError
from fetcher.manners.user_agent import user_agent


@pytest.mark.parametrize(
    ("name", "address", "expected"),
    [
        ("News desk", "https://a.test/r", "Hoptac/1.2 (+https://a.test/r; News desk)"),
        ("Desk", "mailto:a@b.test", "Hoptac/1.2 (+mailto:a@b.test; Desk)"),
        ("Desk", "a@b.test", "Hoptac/1.2 (+mailto:a@b.test; Desk)"),
        ("Пресслужба", "http://a.test", "Hoptac/1.2 (+http://a.test)"),
        ("A (B)", "http://a.test", "Hoptac/1.2 (+http://a.test)"),
        ("A\r\nX: y", "http://a.test", "Hoptac/1.2 (+http://a.test)"),
        ("A", "http://a.test/(r)", "Hoptac/1.2 (+http://a.test/%28r%29; A)"),
        ("A", "http://новини.укр", "Hoptac/1.2 (+http://xn--b1amarcd.xn--j1amh; A)"),
    ],
)
def test_a_robot_says_whose_it_is(name, address, expected):
    """In one line of ASCII, whatever the contact is written in."""
    assert user_agent("1.2", name, address) == expected


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("", "https://a.test"),
        ("  ", "https://a.test"),
        ("A", ""),
        ("A", "https://"),
        ("A", "https://localhost"),
        ("A", "ftp://a.test"),
        ("A", "a.test/robot"),
        ("A", "mailto:"),
        ("A", "mailto:a"),
        ("A", "a@b"),
        ("A", "https://user@a.test"),
        ("A", "https://[a.test"),
        ("A", "https://a..test"),
    ],
)
def test_a_robot_that_nobody_can_reach_does_not_start(name, address):
    """A name and an address are needed."""
    with pytest.raises(SourcesError, match="asks nobody"):
        user_agent("1.2", name, address)
