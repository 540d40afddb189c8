"""How is one checked address connected to?

The connection goes to the network address that was checked; the name is sent in the
TLS handshake, and the certificate must be of that name.
"""

from __future__ import annotations

import socket
import ssl
from typing import TYPE_CHECKING

from fetcher.errors import Failure, FetchFailed, fail
from fetcher.network.deadline import timed_out

if TYPE_CHECKING:
    from fetcher.network.deadline import Deadline
    from fetcher.network.target import Target


def connected(
    target: Target,
    addresses: tuple[str, ...],
    deadline: Deadline,
    tls: ssl.SSLContext,
) -> tuple[socket.socket, str]:
    """Return a connection to the first address that answers, and that address.

    Raises:
        FetchFailed: none answers in time, or not with the certificate of the name.
    """
    sock, address = _plain(target, addresses, deadline)
    if target.scheme == "http":
        return sock, address
    try:
        sock.settimeout(deadline.remaining())
        # An end without TLS's own end is an error: it may have been cut by others.
        secure = tls.wrap_socket(
            sock, server_hostname=target.host, suppress_ragged_eofs=False
        )
    except TimeoutError as error:
        sock.close()
        raise timed_out() from error
    except ssl.SSLError as error:
        sock.close()
        detail = getattr(error, "verify_message", "") or error.reason or str(error)
        raise FetchFailed(
            Failure.TLS, f"no trust in {target.host}: {detail}"
        ) from error
    except (OSError, ValueError) as error:
        sock.close()
        reason = f"{target.host} broke off the TLS handshake: {error}"
        fail(Failure.TLS, reason)
    except FetchFailed:
        sock.close()
        raise
    return secure, address


def _plain(
    target: Target, addresses: tuple[str, ...], deadline: Deadline
) -> tuple[socket.socket, str]:
    """Connect to one address after the other; each has its share of the time left."""
    last: OSError | None = None
    for tried, address in enumerate(addresses):
        share = deadline.remaining() / (len(addresses) - tried)
        try:
            return socket.create_connection((address, target.port), share), address
        except OSError as error:
            last = error
    if isinstance(last, TimeoutError):
        raise timed_out() from last
    reason = f"{target.host} does not answer: {last and (last.strerror or last)}"
    raise FetchFailed(Failure.CONNECTION, reason) from last
