"""Which address does the site have for the world?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv6Address

MOST_CHARACTERS = 253
"""Of a host's name, as in the domain name system."""
LAST_PORT = 65_535
DEFAULT_PORTS = {"http": "80", "https": "443"}
_ADDRESS = re.compile(
    r"(?P<scheme>https?)://(?P<host>[^/?#@\s]+)(?P<prefix>(?:/[A-Za-z0-9._~-]+)*)/?",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"(?:/[A-Za-z0-9._~-]+)*")
_HOST = re.compile(
    r"(?P<name>\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9_-]{1,63})*\.?)"
    r"(?::(?P<port>[0-9]{1,5}))?",
)


@dataclass(frozen=True, slots=True)
class SiteAddress:
    """Where a site is.

    Attributes:
        scheme: `http` or `https`.
        host: its name in lower case, with the port where that is not the usual one.
        prefix: the part of the path that all its pages share, "" for none; without a
            slash at its end.
    """

    scheme: str
    host: str
    prefix: str = ""

    def __str__(self) -> str:
        return f"{self.scheme}://{self.host}{self.prefix}"


def read_site_address(text: str) -> SiteAddress | None:
    """Return what an address says; None if a site cannot have it."""
    match = _ADDRESS.fullmatch(text)
    if not match or not is_host(match["host"]):
        return None
    scheme = match["scheme"].lower()
    return SiteAddress(scheme, usual_host(match["host"], scheme), match["prefix"])


def usual_host(host: str, scheme: str) -> str:
    """Return a host in lower case, without the port that its scheme implies."""
    return host.lower().removesuffix(f":{DEFAULT_PORTS[scheme]}")


def is_host(text: str) -> bool:
    """Whether a header's text names a host, maybe with a port."""
    match = _HOST.fullmatch(text)
    if not match or len(text) > MOST_CHARACTERS or int(match["port"] or 0) > LAST_PORT:
        return False
    if match["name"].startswith("["):
        return _is_ipv6(match["name"][1:-1])
    try:
        match["name"].rstrip(".").encode("ascii").decode("idna")
    except UnicodeError:
        return False
    return True


def _is_ipv6(text: str) -> bool:
    try:
        IPv6Address(text)
    except AddressValueError:
        return False
    return True


def is_prefix(text: str) -> bool:
    """Whether a text is a path that addresses can begin with."""
    return bool(_PREFIX.fullmatch(text))
