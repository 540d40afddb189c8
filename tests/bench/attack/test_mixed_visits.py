"""Are errors told from refusals, and do hostile requests arrive as they are?"""

import socket
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from random import Random
from threading import Thread

import pytest

from bench.attack.mixed_visits import Mix, Visitors, judge, send
from bench.attack.random_requests import Request
from webapp.serving.http_server import make_server
from webapp.serving.listening import bind


@pytest.mark.parametrize(
    ("kind", "status", "retry_after", "busy", "wrong"),
    [
        ("search", 200, None, False, ""),
        ("search", 503, "2", True, ""),
        ("search", 503, None, False, "search: 503"),
        ("search", 404, None, False, "search: 404"),
        ("hostile", 404, None, False, ""),
        ("hostile", 500, None, False, "hostile: 500"),
    ],
)
def test_only_a_refusal_that_says_when_is_no_error(
    kind, status, retry_after, busy, wrong
):
    """Hostile requests may be refused in other ways, too."""
    assert judge(kind, status, retry_after) == (busy, wrong)


def test_what_a_line_can_hold_is_sent():
    """A host that is none, a broken escape and letters arrive."""
    ours, theirs = socket.socketpair()
    connection = HTTPConnection("127.0.0.1")
    connection.sock = ours
    headers = {"HTTP_HOST": "....", "HTTP_X_A": "é", "CONTENT_LENGTH": "-5"}
    send(connection, Request("get", "/a/%zz\u202e", "q=\x00ї", headers))
    line, *rest = theirs.recv(10_000).decode("latin-1").split("\r\n")
    ours.close()
    theirs.close()

    assert line == "get /a/%zz%E2%80%AE?q=%00%D1%97 HTTP/1.1"
    assert "HOST: ...." in rest
    assert "X-A: é" in rest
    assert not any("-5" in each for each in rest)


def test_visitors_ask_until_they_are_told_to_stop():
    """Each kind of request, and what went wrong with which."""
    asked, done = [], []

    def answer(environ, start_response):
        path = environ["PATH_INFO"]
        asked.append(path)
        if len(asked) > 300 and not done:
            done.append(crowd.stop())
        start_response(
            "404 X" if path == "/dear" else "200 OK", [("Content-Length", "0")]
        )
        return []

    server = make_server(answer, listening := bind("127.0.0.1", 0))
    mix = Mix(
        [("start", "/usual")], ["/dear"], ["/file"], ["/hostile/<path:id>"], ["x"]
    )
    crowd = Visitors(listening.getsockname()[1], mix, 0.0001)
    thread = Thread(target=server.run)
    thread.start()
    with ThreadPoolExecutor(2) as pool:
        results = crowd.start(pool, [Random(1), Random(2)])
    server.stop()
    thread.join()
    minute = crowd.log.take()

    assert [result.result() for result in results] == [None, None]
    assert {"/usual", "/dear", "/file"} < set(asked)
    assert any(path.startswith("/hostile/") for path in asked)
    assert len(minute.seconds) >= len(asked)
    assert minute.errors == {"dear: 404 GET /dear": asked.count("/dear")}
    assert crowd.log.take().seconds == []
