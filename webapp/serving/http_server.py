"""How is an application served over HTTP, to clients of any kind?

The only module that knows waitress, whose one thread reads and writes all connections:
a slow client costs none of the threads that answer.
"""

from __future__ import annotations

import logging
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol

from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.server import TcpWSGIServer
from waitress.task import ThreadedTaskDispatcher, WSGITask
from waitress.utilities import BadRequest

from webapp.serving.connections import (
    Phase,
    client_of,
    clogging,
    overdue,
    surplus,
)
from webapp.serving.limits import Limits
from webapp.serving.request_rules import ambiguity, has_lone_feed

if TYPE_CHECKING:
    from socket import socket
    from wsgiref.types import WSGIApplication

NAME = "Hoptac"
"""What answers call the server."""
BACKLOG = 1_024
"""Connections that may wait to be accepted."""
TICK = 1.0
"""Seconds between two looks at how slow the connections are."""
STOPPING_TICK = 0.1
"""The same, when the server stops."""


class Server(Protocol):
    """What answers at an address."""

    def run(self) -> None:
        """Serve until `stop` is called, and return when all is answered."""

    def stop(self) -> None:
        """Accept no more connections; for signal handlers and threads, too."""


class _Request(HTTPRequestParser):  # type: ignore[misc] # the library's own way
    """A request, with less tolerance than the library's."""

    def received(self, data: bytes) -> int:
        consumed: int = super().received(data)
        if not self.headers_finished and has_lone_feed(self.header_plus):
            self.error = BadRequest("A line ends without a carriage return")
            self.completed = True
        return consumed

    def parse_header(self, header_plus: bytes) -> None:
        super().parse_header(header_plus)
        if reason := ambiguity(header_plus, self.version, self.headers):
            raise ParsingError(reason)


class _Task(WSGITask):  # type: ignore[misc] # the library's own way
    """An answer; it announces that a server which stops closes the connection."""

    def build_response_header(self) -> bytes:
        if self.channel.server.stopping:
            self.set_close_on_finish()
        head: bytes = super().build_response_header()
        return head


class _Channel(HTTPChannel):  # type: ignore[misc] # the library's own way
    """A connection, with what `webapp.serving.connections` asks of one."""

    parser_class = _Request
    task_class = _Task

    def __init__(
        self, server: _Server, sock: socket, address: Any, *others: Any, **named: Any
    ) -> None:
        self.client = client_of(address[0])
        self.since = time.monotonic()
        self.paced = (self.since, 0)
        self.taken = 0
        super().__init__(server, sock, address, *others, **named)
        server.add_connection(self)

    @property
    def phase(self) -> Phase:
        if self.requests or self.total_outbufs_len:
            return Phase.ANSWERING
        return Phase.IDLE if self.request is None else Phase.RECEIVING

    @property
    def waiting(self) -> int:
        size: int = self.total_outbufs_len
        return size

    def received(self, data: bytes) -> bool:
        before = self.request
        taken: bool = super().received(data)
        if self.request is not before:
            self.since = time.monotonic()
        return taken

    def send(self, data: bytes, do_close: bool = True) -> int:  # noqa: FBT001, FBT002 - the library's
        sent: int = super().send(data, do_close)
        self.taken += sent
        self.since = time.monotonic()
        return sent


class _Server(TcpWSGIServer):  # type: ignore[misc] # the library's own way
    """A socket that accepts connections, all of them, and the loop that serves them."""

    channel_class = _Channel

    def __init__(self, app: WSGIApplication, listening: socket, limits: Limits) -> None:
        self.stopping = False
        self._told_to_stop = False
        self._limits = limits
        self._accepted = 0
        self._next_look = 0.0
        threads = ThreadedTaskDispatcher()
        threads.set_thread_count(limits.threads)
        where = listening.family, listening.type, listening.proto, ()
        super().__init__(
            app,
            {},
            _sock=listening,
            dispatcher=threads,
            adj=_adjusted(limits),
            sockinfo=where,
            bind_socket=False,
        )

    def add_connection(self, newest: _Channel) -> None:
        """Make room for a connection where there are too many."""
        self._accepted += 1
        if loser := surplus(self.active_channels.values(), self._limits, newest):
            loser.handle_close()

    def stop(self) -> None:
        """Accept no more connections, and return from `run` when all is answered.

        May be called from a signal handler and from any thread.
        """
        self._told_to_stop = self.stopping = True
        with suppress(OSError):  # it has ended already
            self.pull_trigger()

    def run(self) -> None:
        """Serve until `stop` is called."""
        while not self._told_to_stop:
            self._serve(TICK)
        self._accept_no_more()
        end = time.monotonic() + self._limits.grace
        while self.active_channels and time.monotonic() < end:
            self._serve(STOPPING_TICK)
        self.task_dispatcher.shutdown()
        wasyncore.close_all(self._map)

    def _serve(self, tick: float) -> None:
        wasyncore.poll2(tick, self._map)
        now = time.monotonic()
        if now >= self._next_look:
            self._next_look = now + tick
            self._look(now)

    def _look(self, now: float) -> None:
        """Close connections that are too slow, and measure the pace of the others."""
        channels = tuple(self.active_channels.values())
        late = overdue(channels, self._limits, now, stopping=self.stopping)
        for channel in {*late, *clogging(channels, self._limits)}:
            channel.handle_close()
        for channel in channels:
            if not channel.waiting or now - channel.paced[0] >= self._limits.pace:
                channel.paced = now, channel.taken

    def _accept_no_more(self) -> None:
        """Accept what waits to be, and close the socket.

        Another process that has it open still accepts.
        """
        self.stopping = True
        before = -1
        while before < self._accepted:
            before = self._accepted
            self.handle_accept()
        wasyncore.dispatcher.close(self)


def _adjusted(limits: Limits) -> Any:
    return Adjustments(
        ident=NAME,
        threads=limits.threads,
        backlog=BACKLOG,
        connection_limit=2 * limits.connections,  # there is always room for a new one
        max_request_header_size=limits.head,
        max_request_body_size=limits.body,
        outbuf_high_watermark=limits.ahead,
        outbuf_overflow=limits.spool,
        clear_untrusted_proxy_headers=False,  # the application knows which to believe
    )


def make_server(
    app: WSGIApplication, listening: socket, limits: Limits | None = None
) -> Server:
    """Return a server that accepts connections already, for its `run` to answer.

    Args:
        app: what answers, in several threads.
        listening: a socket that is bound to its address; the server closes it.
        limits: for its clients; None for the usual ones.
    """
    # It warns of each request that waits for a thread.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    limits = limits or Limits()
    return _Server(app, listening, limits)
