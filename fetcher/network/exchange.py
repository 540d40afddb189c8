"""How is one request sent and its whole answer read, over a connection?

The head is read and checked here, byte for byte as it came; urllib3 reads the body by
it. The library gets no say over the network: it knows only the guarded socket.
"""

from __future__ import annotations

import io
from http.client import HTTPException
from typing import TYPE_CHECKING

from urllib3.connection import HTTPConnection
from urllib3.exceptions import HTTPError

from fetcher.errors import Failure, FetchFailed, fail
from fetcher.network.guarded_socket import BUFFER, GuardedSocket
from fetcher.network.head import read_head

if TYPE_CHECKING:
    import socket

    from fetcher.network.deadline import Deadline
    from fetcher.network.head import Head
    from fetcher.network.limits import NetworkLimits
    from fetcher.network.target import Target

_PDF = "application/pdf"


def exchanged(
    sock: socket.socket,
    target: Target,
    headers: dict[str, str],
    deadline: Deadline,
    limits: NetworkLimits,
) -> tuple[bytes, Head, bytes]:
    """Return the request head as it was sent, the answer's head, and its body's bytes.

    Args:
        sock: a connection; it is closed afterwards.
        target: what to ask for.
        headers: of the request, in order.
        deadline: when all must have come.
        limits: how much may come.

    Raises:
        FetchFailed: no whole answer came.
    """
    guarded = GuardedSocket(sock, deadline, limits.head + BUFFER)
    connection = HTTPConnection(target.host, target.port)
    connection.sock = guarded  # as much of one as is used
    try:
        connection.request(
            "GET",
            target.path,
            headers=headers,
            preload_content=False,
            decode_content=False,
        )
        head = read_head(guarded.stream, limits.head)
        most = wire_limit(head, limits)
        if (head.length or 0) > most:
            raise _too_big(most)
        guarded.head = head.data
        guarded.raw.most = len(head.data) + limits.head + most
        with connection.getresponse() as response:
            body = io.BytesIO()
            for piece in response.stream(BUFFER, decode_content=False):
                body.write(piece)
                if body.tell() > most:
                    raise _too_big(most)
        return guarded.sent, head, body.getvalue()
    except (HTTPError, HTTPException, ValueError) as error:
        reason = f"the body did not come whole: {type(error).__name__}"
        fail(Failure.BROKEN, reason)
    finally:
        sock.close()


def wire_limit(head: Head, limits: NetworkLimits) -> int:
    """Return how many bytes a body may have on the wire."""
    kind = head.last("content-type").partition(";")[0].strip().lower()
    return limits.wire_pdf if kind == _PDF else limits.wire


def _too_big(most: int) -> FetchFailed:
    return FetchFailed(Failure.TOO_BIG, f"more than {most} bytes came")
