"""Is whatever comes over a connection a whole answer, or a failure?"""

from __future__ import annotations

import socket
import threading

from hypothesis import example, given, strategies as st

from fetcher.errors import FetchFailed
from fetcher.network.deadline import Deadline
from fetcher.network.exchange import exchanged
from fetcher.network.limits import NetworkLimits
from fetcher.network.target import target_of

LIMITS = NetworkLimits(wire=500, wire_pdf=500, head=500, seconds=60)
TARGET = target_of("http://news.test/")
HEADERS = {"Host": "news.test", "User-Agent": "Hoptac", "Accept-Encoding": "gzip"}
SENT = (
    b"GET / HTTP/1.1\r\nHost: news.test\r\nUser-Agent: Hoptac\r\n"
    b"Accept-Encoding: gzip\r\n\r\n"
)
PARTS = (
    b"HTTP/1.1 200 OK\r\n",
    b"HTTP/1.1 100 Continue\r\n",
    b"HTTP/1.0 304 Not Modified\r\n",
    b"Content-Length: 5\r\n",
    b"Content-Length: 500\r\n",
    b"Content-Type: application/pdf\r\n",
    b"Transfer-Encoding: chunked\r\n",
    b"Connection: keep-alive\r\n",
    b"\r\n",
    b"\n",
    b"5\r\nabcde\r\n",
    b"5;a=b\r\nabc",
    b"0\r\n\r\n",
    b"0\r\n",
    b"-1\r\n",
    b"abcde",
    b"x" * 300,
)


def answered(*pieces):
    """Return what comes of an answer in pieces, and close the connection after it."""
    ours, theirs = socket.socketpair()

    def answer():
        try:
            for piece in pieces:
                theirs.sendall(piece)
            theirs.shutdown(socket.SHUT_WR)
            while theirs.recv(4096):
                pass
        except OSError:
            pass
        finally:
            theirs.close()

    thread = threading.Thread(target=answer)
    thread.start()
    try:
        return exchanged(ours, TARGET, HEADERS, Deadline(60), LIMITS)
    finally:
        thread.join()


@example([b"HTTP/1.1 200 OK\r\n", b"\r\n", b"abcde"])
@given(st.lists(st.sampled_from(PARTS) | st.binary(max_size=40), max_size=12))
def test_any_bytes_are_a_whole_answer_or_a_failure(pieces):
    """Nothing else is raised, no more is kept than came, and none beyond the limits."""
    try:
        request, head, body = answered(*pieces)
    except FetchFailed:
        return
    assert request == SENT
    assert head.data in b"".join(pieces)
    assert len(body) <= LIMITS.wire
    assert head.length is None or head.status == 304 or len(body) == head.length


@given(st.binary(max_size=400), st.lists(st.integers(0, 500), max_size=5).map(sorted))
def test_a_body_is_the_same_in_whatever_pieces_it_comes(body, cuts):
    """Also when a piece ends within the head."""
    head = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body)
    data = head + body
    pieces = [data[a:b] for a, b in zip([0, *cuts], [*cuts, len(data)], strict=True)]
    request, found, got = answered(*pieces)
    assert (found.data, got) == (head, body)
    assert request.endswith(b"\r\n\r\n")


@given(st.lists(st.binary(min_size=1, max_size=60), max_size=6))
def test_chunks_are_joined(chunks):
    """The sizes are taken away, the bytes are not touched."""
    sized = b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks)
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    _, _, body = answered(head + sized + b"0\r\n\r\n")
    assert body == b"".join(chunks)
