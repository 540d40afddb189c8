"""At which address does the server listen?"""

from __future__ import annotations

import socket


def bind(host: str, port: int) -> socket.socket:
    """Return a socket that has an address, but does not listen there yet.

    Of a name's addresses it is the first one of IPv4, if there is one; `::` is every
    address of this machine.

    Raises:
        OSError, ValueError: there is no such address, or it cannot be had; another
            program may listen there.
    """
    found = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )
    family, kind, protocol, _, address = min(
        found, key=lambda one: one[0] != socket.AF_INET
    )
    listening = socket.socket(family, kind, protocol)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            listening.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        listening.bind(address)
    except OSError:
        listening.close()
        raise
    return listening


def address_of(host: str, port: int) -> str:
    """Return the web address of a server's first page."""
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
