"""At which address does the server listen, and how does it cease to?"""

from __future__ import annotations

import ctypes
import socket
import struct
from contextlib import suppress

ATTACH_FILTER = 26
"""SO_ATTACH_FILTER of Linux, which Python's socket does not name."""
KEEP = 0xFFFF_FFFF
DROP_SYN = (
    (0x30, 0, 0, 13),  # load the byte of flags, the 13th of TCP's header (RFC 9293)
    (0x54, 0, 0, 0x12),  # of them SYN and ACK
    (0x15, 0, 1, 0x02),  # SYN alone: the next line; else the one after it
    (0x06, 0, 0, 0),
    (0x06, 0, 0, KEEP),
)
"""A program of the Berkeley Packet Filter: code, two jumps and a number each."""


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


def let_nobody_begin(listening: socket.socket) -> bool:
    """Ignore whoever begins to connect; who has begun can complete it.

    A client that was let in is cut off where the socket is closed before anybody
    accepts it. One that is ignored tries again within a second or so, and finds the
    socket closed, or the server that comes next.

    Returns:
        whether the system could do so; Linux can.
    """
    lines = b"".join(struct.pack("HBBI", *line) for line in DROP_SYN)
    held = ctypes.create_string_buffer(lines, len(lines))
    program = struct.pack("HP", len(DROP_SYN), ctypes.addressof(held))
    with suppress(OSError):
        listening.setsockopt(socket.SOL_SOCKET, ATTACH_FILTER, program)
        return True
    return False


def address_of(host: str, port: int) -> str:
    """Return the web address of a server's first page."""
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
