"""Who is one visitor?"""

import pytest

from webapp.subscriber import subscriber_of


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
    assert subscriber_of(address) == visitor
