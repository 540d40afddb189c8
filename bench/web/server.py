"""How is the test web served, and who has asked what?

A server listens at each address of its hosts, all at one port. It tells the hosts apart
by the header Host, so that names can be used where a resolver leads them here.
"""

from __future__ import annotations

from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event as Signal, Lock, Thread
from typing import TYPE_CHECKING, ClassVar, Self
from urllib.parse import parse_qs, urlsplit

from bench.web.answering import Asked, answer_of
from bench.web.answers import Answer, html

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.web.clock import TurnedClock
    from bench.web.host import Article, Host

_CONTROL = "/__clock"


class TestWeb:
    """Hosts that are served until the context ends.

    Args:
        hosts: what to serve.
        clock: decides what they show.
        port: at which; a free one if 0.
        control: whether GET /__clock?to=2026-03-07T08:00%2B02:00 turns the clock.

    Attributes:
        clock: the clock.
        log: every request, in the order of their answers; copy it to read it.
        port: at which it is served.
    """

    __test__: ClassVar = False  # no test, whatever pytest makes of the name

    def __init__(
        self,
        hosts: Sequence[Host],
        clock: TurnedClock,
        *,
        port: int = 0,
        control: bool = False,
    ) -> None:
        self.hosts = tuple(hosts)
        self.clock = clock
        self.log: list[Asked] = []
        self.port = port
        self.control = control
        self.closing = Signal()
        self._lock = Lock()
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        with self._stack:
            for address in dict.fromkeys(host.address for host in self.hosts):
                self._listen(address)
            self._stack = self._stack.pop_all()
        return self

    def __exit__(self, *error: object) -> None:
        self.closing.set()
        self._stack.close()

    def _listen(self, address: str) -> None:
        server = _Server((address, self.port), self)
        self.port = server.server_port
        self._stack.callback(server.server_close)
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        self._stack.callback(thread.join)
        self._stack.callback(server.shutdown)

    def home(self, number: int = 0) -> str:
        """Return the address of a host, without a slash at the end."""
        return f"http://{self.hosts[number].name}:{self.port}"

    def truth(self) -> tuple[Article, ...]:
        """Return the articles that an index should have now."""
        shown = (host.shown(self.clock.now(), self.port) for host in self.hosts)
        return tuple(article for each in shown for article in each.truth())

    def asked(self, part: str = "") -> list[Asked]:
        """Return the requests whose path has a part, in order."""
        with self._lock:
            return [asked for asked in self.log if part in asked.path]

    def note(self, asked: Asked) -> None:
        """Add a request to the log."""
        with self._lock:
            self.log.append(asked)

    def host_of(self, name: str, address: str) -> Host | None:
        """Return the host of a name, or else the first at an address."""
        named = [host for host in self.hosts if host.name == name]
        there = [host for host in self.hosts if host.address == address]
        return next(iter((*named, *there)), None)


class _Server(ThreadingHTTPServer):
    """Listens at one address."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], web: TestWeb) -> None:
        self.web = web
        super().__init__(address, _Handler)


class _Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: _Server
    server_version = "TestWeb"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout = 30

    def do_GET(self) -> None:
        """Answer with what the host shows, and note the request."""
        web = self.server.web
        headers = {name.lower(): value for name, value in self.headers.items()}
        name = urlsplit(f"//{headers.get('host', '')}").hostname or ""
        asked = Asked(web.clock.now(), name, self.path, headers, 0)
        if web.control and urlsplit(self.path).path == _CONTROL:
            self._send(self._turn())
            return
        host = web.host_of(name, str(self.server.server_address[0]))
        answer = answer_of(host, web.port, asked) if host else html(421, "no such host")
        web.note(replace(asked, status=answer.status))
        if answer.delay:
            web.closing.wait(answer.delay)
        with suppress(ConnectionError):
            self._send(answer)

    def _turn(self) -> Answer:
        to = parse_qs(urlsplit(self.path).query).get("to", [""])[0]
        try:
            moment = datetime.fromisoformat(to)
        except ValueError:
            return html(400, "no moment")
        self.server.web.clock.turn(moment.astimezone())
        return html(200, self.server.web.clock.now().isoformat())

    def _send(self, answer: Answer) -> None:
        self.close_connection = True
        if not answer.status:
            return
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Write nothing: the log is a list."""
