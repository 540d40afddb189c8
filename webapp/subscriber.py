"""Whose is a network address?

Of IPv6 a subscriber has all addresses that begin with the same 64 bits, and may use a
new one for each connection. So whatever is counted by client is counted by these.
"""

from __future__ import annotations

from ipaddress import IPv6Address, IPv6Network, ip_address

_BITS = 64


def subscriber_of(address: str) -> str:
    """Return by what a network address is counted; "" for what is none."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    if not isinstance(parsed, IPv6Address):
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(IPv6Network((parsed, _BITS), strict=False))
