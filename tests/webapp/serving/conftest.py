"""What do tests of the server need? One that serves a few answers, on a real socket."""

from __future__ import annotations

import socket
from contextlib import contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest

from webapp.serving.http_server import make_server
from webapp.serving.limits import Limits
from webapp.serving.listening import bind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from webapp.serving.http_server import Server

PATIENCE = 60
"""Seconds after which a test fails that waits for an answer."""
QUICK = Limits(request=0.5, idle=0.5, pace=0.5, linger=0.2, connections=40, of_client=8)
"""Limits that a test reaches at once."""
LONG = b"x" * 100_000
"""A part of the answer that is longer than what the kernel keeps for a client."""


class Site:
    """An application that answers when it may, and its server.

    Attributes:
        server: the server that runs.
        begun: set when a request for `/wait` has come.
        go: what such a request waits for.
        given_up: set when an answer to `/long` was given up.
    """

    def __init__(self, limits: Limits) -> None:
        self.begun, self.go, self.given_up = Event(), Event(), Event()
        self.lines: list[Line] = []
        listening = bind("127.0.0.1", 0)
        self.address = listening.getsockname()
        self.server: Server = make_server(self._answer, listening, limits)

    def _answer(self, environ, start_response):
        if environ["PATH_INFO"] == "/long":
            start_response("200 OK", [("Content-Type", "text/plain")])
            return self._parts()
        if environ["PATH_INFO"] == "/wait":
            self.begun.set()
            assert self.go.wait(PATIENCE)
        body = environ["wsgi.input"].read() or b"answer"
        length = ("Content-Length", str(len(body)))
        start_response("200 OK", [("Content-Type", "text/plain"), length])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def _parts(self):
        try:
            for _ in range(100):
                yield LONG
        except GeneratorExit:
            self.given_up.set()

    def connect(self, sent: bytes = b"", source: str = "127.0.0.1") -> Line:
        """Return a connection on which something was sent."""
        line = Line(
            socket.create_connection(self.address, PATIENCE, source_address=(source, 0))
        )
        self.lines.append(line)
        line.socket.sendall(sent)
        return line


class Line:
    """A client's end of a connection."""

    def __init__(self, end: socket.socket) -> None:
        self.socket = end
        self.file = end.makefile("rb")

    def close(self) -> None:
        """Close the connection."""
        self.file.close()
        self.socket.close()

    def head(self) -> str:
        """Return the line and the headers of an answer, "" where there is none."""
        lines = []
        while (line := self.file.readline()) not in {b"", b"\r\n"}:
            lines.append(line)
        return b"".join(lines).decode()

    def answer(self) -> str:
        """Return the next answer's head, and skip its body."""
        head = self.head()
        for line in head.splitlines():
            if line.startswith("Content-Length: "):
                self.file.read(int(line.partition(" ")[2]))
        return head

    def ended(self) -> bool:
        """Wait until the server closes the connection; whether it sent nothing more."""
        try:
            return self.file.read() == b""
        except ConnectionResetError:
            return True


@pytest.fixture
def running() -> Callable[..., AbstractContextManager[Site]]:
    """Return a context in which a site is served by limits."""

    @contextmanager
    def run(limits: Limits = QUICK) -> Iterator[Site]:
        site = Site(limits)
        thread = Thread(target=site.server.run)
        thread.start()
        try:
            yield site
        finally:
            site.go.set()
            site.server.stop()
            for line in site.lines:
                line.close()
            thread.join(PATIENCE)
            assert not thread.is_alive()

    return run
