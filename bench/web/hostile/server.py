"""How does a server speak that keeps to no rule?

It listens at 127.0.0.1, writes down every request, and answers each with the bytes
that its variant sends, raw; what is sent after the other side has gone is lost.
"""

from __future__ import annotations

import socket
import struct
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterable, Mapping
    from types import TracebackType

_HEAD_END = b"\r\n\r\n"
_LONGEST_HEAD = 65536
_PATIENCE = 30.0  # seconds for a request to come, or an answer to go


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came.

    Attributes:
        method: GET, or what should not be.
        path: path and query.
        head: all of it.
    """

    method: str
    path: str
    head: bytes

    def header(self, name: str) -> str:
        """Return the value of a header, or ""."""
        for line in self.head.decode("latin-1").split("\r\n")[1:]:
            key, _, value = line.partition(":")
            if key.lower() == name.lower():
                return value.strip()
        return ""


_NONE = Request("", "", b"")


class Wire:
    """The server's end of a connection, as a variant uses it.

    Attributes:
        request: what was asked.
        port: of the server.
    """

    def __init__(
        self, sock: socket.socket, request: Request, port: int, stop: threading.Event
    ) -> None:
        self.request = request
        self.port = port
        self._sock = sock
        self._stop = stop

    def send(self, data: bytes) -> None:
        """Send bytes."""
        self._sock.sendall(data)

    def drip(self, data: bytes, pause: float = 0.02) -> None:
        """Send bytes one by one, with a pause (seconds) before each."""
        for value in data:
            if self._stop.wait(pause):
                return
            self.send(bytes([value]))

    def flood(self, pieces: Iterable[bytes]) -> None:
        """Send pieces until nobody listens any more."""
        for piece in pieces:
            if self._stop.is_set():
                return
            self.send(piece)

    def hang(self) -> None:
        """Send nothing until the other side has gone."""
        self._sock.settimeout(0.05)
        while not self._stop.is_set():
            try:
                if not self._sock.recv(1024):
                    return
            except TimeoutError:
                continue

    def reset(self) -> None:
        """Let the connection end by a reset."""
        self._sock.setsockopt(
            socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
        )


class HostileServer:
    """A server with a variant at each path; to be used in a `with` statement.

    Args:
        variants: what is answered at each path; elsewhere nothing is found.
        tls: to speak TLS.
        greeting: what is sent as soon as a connection is made.

    Attributes:
        port: where it listens, at 127.0.0.1.
        log: the requests that came, in order.
        connections: how many connections were made, those without a request included.
    """

    def __init__(
        self,
        variants: Mapping[str, Callable[[Wire], None]],
        tls: ssl.SSLContext | None = None,
        greeting: Callable[[Wire], None] | None = None,
    ) -> None:
        self.log: list[Request] = []
        self.connections = 0
        self._variants = variants
        self._tls = tls
        self._greeting = greeting
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(0.05)
        self.port: int = self._listener.getsockname()[1]

    def __enter__(self) -> Self:
        thread = threading.Thread(target=self._listen, daemon=True)
        self._threads.append(thread)
        thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(_PATIENCE)
        self._listener.close()

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [request.path for request in self.log]

    def _listen(self) -> None:
        while not self._stop.is_set():
            try:
                sock, _ = self._listener.accept()
            except TimeoutError:
                continue
            self.connections += 1
            thread = threading.Thread(target=self._serve, args=(sock,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, sock: socket.socket) -> None:
        try:
            sock.settimeout(_PATIENCE)
            if self._greeting is not None:
                self._greeting(Wire(sock, _NONE, self.port, self._stop))
            if self._tls is not None:
                sock = self._tls.wrap_socket(sock, server_side=True)
            if request := _request(sock):
                self.log.append(request)
                answer = self._variants.get(request.path, _not_found)
                answer(Wire(sock, request, self.port, self._stop))
        except OSError:
            pass  # the other side went: what most variants wait for
        finally:
            sock.close()


def _request(sock: socket.socket) -> Request | None:
    head = b""
    while _HEAD_END not in head and len(head) < _LONGEST_HEAD:
        piece = sock.recv(4096)
        if not piece:
            return None
        head += piece
    method, _, rest = head.decode("latin-1").partition(" ")
    return Request(method, rest.partition(" ")[0], head)


def _not_found(wire: Wire) -> None:
    wire.send(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
