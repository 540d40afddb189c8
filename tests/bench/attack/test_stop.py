"""Does the attack tell answers that were cut from others?"""

import socket
from random import Random
from threading import Thread

import pytest

from bench.attack.stop import CUT, FAILED, WHOLE, _visit
from bench.load.site import Served
from webapp.serving.http_server import make_server
from webapp.serving.listening import bind


@pytest.mark.parametrize("keeps", [False, True])
def test_no_answer_of_a_server_that_ends_them_is_cut(keeps):
    """All that was asked is answered whole, up to the last request.

    A connection that is made while the socket is closed may be reset by the kernel
    before the server accepts it: then nothing was asked.
    """
    asked = []

    def answer(_, start_response):
        asked.append(None)
        if len(asked) == 20:
            server.stop()
        start_response("200 OK", [("Content-Length", "1")])
        return [b"x"]

    listening = bind("127.0.0.1", 0)
    port = listening.getsockname()[1]
    server = make_server(answer, listening)
    thread = Thread(target=server.run)
    thread.start()
    visited = _visit(Served(None, port), ["/"], Random(1), keeps=keeps)
    thread.join()

    assert visited.found[WHOLE] == len(visited.spans) == len(asked)
    assert visited.found[CUT] <= 1
    assert len(asked) >= 20


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", CUT),
        (b"", CUT),
        (b"HTTP/1.1 503 Busy\r\nContent-Length: 4\r\n\r\nbusy", FAILED),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwhole", WHOLE),
    ],
)
def test_outcomes_are_told_apart(answer, outcome):
    """Cut is an answer that ends before its length, or does not begin."""
    server = socket.create_server(("127.0.0.1", 0))
    port = server.getsockname()[1]

    def once():
        line, _ = server.accept()
        server.close()
        with line:
            line.recv(1000)
            line.sendall(answer)

    thread = Thread(target=once)
    thread.start()
    found = _visit(Served(None, port), ["/"], Random(1), keeps=False).found
    thread.join()

    assert {what for what in (CUT, FAILED, WHOLE) if found[what]} == {outcome}
