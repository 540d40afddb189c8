"""Which network address may be connected to?

A name is resolved once, every address it has is checked, and the connection is made
to a checked one: a name that answers otherwise the second time ("rebinding") gains
nothing. One closed address closes the host.
"""

from __future__ import annotations

import socket
from dataclasses import dataclass
from functools import cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fetcher.errors import Failure, FetchFailed, SourcesError, fail
from fetcher.network.target import DEFAULT_PORTS, target_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fetcher.network.target import Target

_CLOSED_NETWORKS = Path(__file__).with_name("closed_networks.tsv")
_LEAVE = "yes"


class Resolver(Protocol):
    """Names to network addresses."""

    def resolve(self, host: str, port: int) -> tuple[str, ...]:
        """Return the network addresses of a name, the best first.

        Raises:
            OSError: it has none.
        """
        ...


class SystemResolver:
    """What this machine is told of names."""

    def resolve(self, host: str, port: int) -> tuple[str, ...]:
        """Return the network addresses of a name."""
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return tuple(dict.fromkeys(str(address[0]) for *_, address in found))


@dataclass(frozen=True, slots=True)
class AllowedHosts:
    """Hosts in private networks that may be asked, and by which port.

    Attributes:
        ports: pairs of a host and the only port to ask there; None for the ports of
            the schemes.
    """

    ports: frozenset[tuple[str, int | None]] = frozenset()

    @classmethod
    def of(cls, texts: Iterable[str]) -> AllowedHosts:
        """Return the hosts of `HOST` or `HOST:PORT` texts.

        Raises:
            SourcesError: a text is neither.
        """
        return cls(frozenset(map(_host_and_port, texts)))

    def opens(self, target: Target) -> bool:
        """Return whether a private address of that host may be asked at that port."""
        usual = target.port == DEFAULT_PORTS[target.scheme]
        asked = (target.host, target.port)
        return asked in self.ports or (usual and (target.host, None) in self.ports)


def check_port(target: Target, allowed: AllowedHosts) -> None:
    """Refuse a port besides 80 and 443.

    Raises:
        FetchFailed: it is one.
    """
    if target.port not in DEFAULT_PORTS.values() and not allowed.opens(target):
        fail(Failure.REFUSED_ADDRESS, f"port {target.port}")


def check_addresses(
    target: Target, addresses: tuple[str, ...], allowed: AllowedHosts
) -> bool:
    """Refuse a host that has an address which no page of the public web has.

    Returns:
        Whether the host is in a private network, which is allowed.

    Raises:
        FetchFailed: an address is closed.
    """
    if not addresses:
        fail(Failure.DNS, f"{target.host} has no address")
    leave = allowed.opens(target)
    private = False
    for address in addresses:
        reason, opened = _closed(address)
        private |= bool(reason)
        if reason and not (leave and opened):
            fail(Failure.REFUSED_ADDRESS, f"{target.host} is {address}: {reason}")
    return private


def is_private(address: str) -> bool:
    """Return whether a network address is none of the public web's."""
    return bool(_closed(address)[0])


def _closed(text: str) -> tuple[str, bool]:
    """Return why an address is closed ("" if it is not) and whether leave opens it."""
    try:
        address = ip_address(text)
    except ValueError:
        return "no network address", False
    if "%" in text:
        return "of one zone of this machine", False
    for network, reason, opened in _closed_networks():
        if address.version == network.version and address in network:
            return reason, opened
    public = address.is_global and not address.is_multicast
    return ("" if public else "not public"), False


@cache
def _closed_networks() -> list[tuple[IPv4Network | IPv6Network, str, bool]]:
    lines = _CLOSED_NETWORKS.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    networks = [(ip_network(row[0]), row[2], row[1] == _LEAVE) for row in rows]
    return sorted(networks, key=lambda row: -row[0].prefixlen)  # the narrowest first


def _host_and_port(text: str) -> tuple[str, int | None]:
    try:
        target = target_of(f"http://{text}")
    except FetchFailed as error:
        reason = f"no host to allow: {text}: {error.reason}"
        raise SourcesError(reason) from error
    if target.path != "/" or text.endswith(("/", "?", "#")):
        reason = f"no host to allow: {text}: HOST or HOST:PORT is wanted"
        raise SourcesError(reason)
    bare = text.rpartition("]")[2]
    return target.host, target.port if ":" in bare else None
