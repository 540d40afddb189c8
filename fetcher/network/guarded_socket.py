"""How is a socket read that may send for ever, or never end?

Every wait is bounded by one deadline, every byte is counted, and what goes wrong below
is a `FetchFailed` here: a cut is never the end of an answer.
"""

from __future__ import annotations

import io
import ssl
from typing import TYPE_CHECKING

from fetcher.errors import Failure, fail
from fetcher.network.deadline import timed_out

if TYPE_CHECKING:
    import socket

    from fetcher.network.deadline import Deadline

BUFFER = 64 * 1024


class GuardedStream(io.RawIOBase):
    """What a socket sends, in time and within a number of bytes.

    Attributes:
        most: how many bytes may come; more are a failure.
    """

    def __init__(self, sock: socket.socket, deadline: Deadline, most: int) -> None:
        super().__init__()
        self.most = most
        self._sock = sock
        self._deadline = deadline
        self._came = 0

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read what has come.

        Returns:
            How many bytes; 0 at the end.

        Raises:
            FetchFailed: the time is up, more came than may, or it broke off.
        """
        self._sock.settimeout(self._deadline.remaining())
        try:
            count = self._sock.recv_into(buffer)
        except TimeoutError as error:
            raise timed_out() from error
        except (OSError, ssl.SSLError) as error:
            reason = f"the connection broke off: {error.strerror or error}"
            fail(Failure.CONNECTION, reason)
        self._came += count
        if self._came > self.most:
            fail(Failure.TOO_BIG, f"more than {self.most} bytes came")
        return count


class GuardedSocket:
    """As much of a socket as an HTTP library uses.

    Attributes:
        sent: all that was sent.
        stream: what comes, buffered.
        raw: the same, with its limit.
        head: what the library reads first, before the rest of the stream; set once it
            has been read from there and checked.
    """

    def __init__(self, sock: socket.socket, deadline: Deadline, most: int) -> None:
        self.sent = b""
        self.head = b""
        self.raw = GuardedStream(sock, deadline, most)
        self.stream = io.BufferedReader(self.raw, BUFFER)
        self._sock = sock
        self._deadline = deadline

    def sendall(self, data: bytes) -> None:
        """Send bytes, in time.

        Raises:
            FetchFailed: they could not be sent.
        """
        self._sock.settimeout(self._deadline.remaining())
        try:
            self._sock.sendall(data)
        except TimeoutError as error:
            raise timed_out() from error
        except OSError as error:
            reason = f"the connection broke off: {error.strerror or error}"
            fail(Failure.CONNECTION, reason)
        self.sent += data

    def makefile(self, mode: str) -> io.BufferedReader[_HeadFirst]:
        """Return the answer, its checked head first, for a library to read."""
        if mode != "rb":
            reason = f"only to be read: {mode}"
            raise ValueError(reason)
        return io.BufferedReader(_HeadFirst(self.head, self.stream), BUFFER)

    def settimeout(self, seconds: float | None) -> None:
        """Keep to the deadline, whatever a library wishes."""

    def close(self) -> None:
        """Leave the connection open: a library that is done may still be reading."""


class _HeadFirst(io.RawIOBase):
    def __init__(self, head: bytes, stream: io.BufferedReader[GuardedStream]) -> None:
        super().__init__()
        self._head = io.BytesIO(head)
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        return self._head.readinto(buffer) or self._stream.readinto1(buffer)
