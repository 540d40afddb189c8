"""Does the server bear clients of any kind, on real sockets?"""

from contextlib import suppress
from threading import Thread

import pytest

from tests.webapp.serving.conftest import LONG
from webapp.serving.limits import Limits

GET = b"GET / HTTP/1.1\r\nHost: h\r\n\r\n"
HALF = b"GET / HTTP/1.1\r\nHost: h\r\nX-A: "
OK = "HTTP/1.1 200 "
PATIENT = Limits(request=60, idle=60, connections=40, of_client=8)


def test_connection_is_kept(running):
    """Several requests are answered on one connection, also sent at once."""
    with running() as site:
        line = site.connect(GET + GET)
        assert line.answer().startswith(OK)
        assert line.answer().startswith(OK)
        line.socket.sendall(b"HEAD / HTTP/1.1\r\nHost: h\r\n\r\n" + GET)
        assert line.head().startswith(OK)
        assert line.answer().startswith(OK)


def test_idle_connection_ends(running):
    """A connection without a request is closed in time."""
    with running() as site:
        assert site.connect().ended()
        line = site.connect(GET)
        assert line.answer().startswith(OK)
        assert line.ended()


def test_slow_request_ends(running):
    """A request must be complete in time, however often another byte comes."""
    with running() as site:
        assert drip(site.connect(HALF))


def drip(line):
    """Send bytes again and again; return whether the server closed the connection."""
    line.socket.settimeout(0.05)
    while True:
        try:
            return line.socket.recv(1) == b""
        except TimeoutError:
            line.socket.sendall(b"a")
        except ConnectionError:
            return True


def test_half_open_connections_keep_nobody_out(running):
    """Many connections that never end a request leave room for visitors."""
    with running(PATIENT) as site:
        lines = [site.connect(HALF) for _ in range(100)]
        assert site.connect(GET).answer().startswith(OK)
        assert lines[0].ended()


def test_many_clients_leave_room_for_another(running):
    """Where all clients together have too many, the greediest one loses some."""
    with running(PATIENT) as site:
        lines = [
            site.connect(HALF, f"127.0.0.{client}")
            for client in range(2, 8)
            for _ in range(8)
        ]
        assert site.connect(GET).answer().startswith(OK)
        assert lines[0].ended()


def taken(line):
    """Return the number of bytes that come yet; none where the connection is reset."""
    with suppress(ConnectionResetError):
        return len(line.file.read())
    return 0


def test_client_that_does_not_read_is_cut_off(running):
    """Who does not take an answer loses a connection, and its thread is free."""
    with running(Limits(threads=2, pace=0.5, ahead=200_000)) as site:
        lines = [site.connect(GET.replace(b" / ", b" /long ")) for _ in range(2)]
        assert site.given_up.wait(60)
        assert site.connect(GET).answer().startswith(OK)
        assert min(map(taken, lines)) < 100 * len(LONG)


def test_answers_under_way_are_finished(running):
    """A server that stops finishes what it is at, and says that it closes."""
    with running() as site:
        line = site.connect(GET.replace(b" / ", b" /wait "))
        assert site.begun.wait(60)
        site.server.stop()
        Thread(target=site.go.set).start()
        head = line.answer()
        assert head.startswith(OK)
        assert "Connection: close" in head
        assert line.ended()


def test_request_on_a_kept_connection_is_answered_while_stopping(running):
    """A request that was on its way when the server stopped is answered."""
    with running(Limits(linger=60)) as site:
        line = site.connect(GET)
        assert line.answer().startswith(OK)
        site.server.stop()
        line.socket.sendall(GET)
        assert "Connection: close" in line.answer()


def test_stopped_server_refuses_connections(running):
    """After it has stopped, nobody listens."""
    with running() as site:
        site.server.stop()
    with pytest.raises(ConnectionRefusedError):
        site.connect()


@pytest.mark.parametrize(
    "request_",
    [
        b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + GET,
        b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
        b"POST / HTTP/1.0\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: h\r\nHost: i\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/9.9\r\nHost: h\r\n\r\n",
        b"GET / HTTP/1.1\nHost: h\n\n",
        b"GET / HTTP/1.1\r\nHost: h\r\nA: \0\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: h\r\nA : b\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: h\r\nA: " + b"a" * 100_000 + b"\r\n\r\n",
    ],
    ids=[
        "two lengths",
        "lengths that differ",
        "chunks in 1.0",
        "two hosts",
        "no host",
        "version",
        "line feeds",
        "NUL",
        "space before colon",
        "long head",
    ],
)
def test_ambiguous_request_is_refused(running, request_):
    """It gets one answer of 4xx, and the connection is closed, whatever follows."""
    with running(PATIENT) as site:
        line = site.connect(request_)
        head = line.answer()
        assert head.split()[1][0] == "4"
        assert line.ended()
