"""Is an address asked as it must be, and nothing else?"""

from __future__ import annotations

import gzip
import threading
import time

from bench.web.hostile.variant import WHOLE, page
from fetcher.errors import Failure
from tests.fetcher.network.redirecting import IMPATIENT, failure_of, redirect


def test_an_exchange_is_kept_as_it_came(serve, client_of):
    """Both heads byte for byte, the body packed and unpacked, the place and time."""
    packed = gzip.compress(WHOLE)
    answer = page(
        f'Content-Encoding: gzip\r\nETag:  W/"a"\r\nContent-Length: {len(packed)}\r\n',
        packed,
    )
    server = serve({"/a?b": lambda wire: wire.send(answer)})
    url = f"http://news.test:{server.port}/a?b"

    [exchange] = client_of(server).get(f"{url}#c")

    assert exchange.url == url
    assert exchange.request_head == server.log[0].head
    assert exchange.response_head + exchange.wire == answer
    assert exchange.body == WHOLE
    assert exchange.header("etag") == 'W/"a"'
    assert exchange.address == "127.0.0.1"
    assert exchange.started.utcoffset().total_seconds() == 0


def test_a_request_says_who_asks_and_little_more(serve, client_of, whole):
    """No cookie, no Referer, no credentials; one request a connection."""
    server = serve({"/": whole})
    client_of(server).get(f"http://news.test:{server.port}/")
    lines = server.log[0].head.decode().split("\r\n")
    names = [line.partition(":")[0] for line in lines[1:] if line]
    assert lines[0] == "GET / HTTP/1.1"
    assert names == ["Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"]
    assert server.log[0].header("host") == f"news.test:{server.port}"
    assert server.log[0].header("user-agent").startswith("Hoptac/")


def test_what_is_held_is_named(serve, client_of, whole):
    """ETag and Last-Modified go to the address they came from, and to no other."""
    server = serve(
        {"/": redirect("/b"), "/b": redirect("http://other.test:{port}/c"), "/c": whole}
    )
    client = client_of(server, hosts=("news", "other"))
    client.get(f"http://news.test:{server.port}/", etag='"x"', modified="Mon")
    tags = [request.header("if-none-match") for request in server.log]
    days = [request.header("if-modified-since") for request in server.log]
    assert tags == ['"x"', "", ""]
    assert days == ["Mon", "", ""]


def test_what_is_held_may_be_unchanged(serve, client_of):
    """The answer has no body then, whatever follows its head."""
    answer = page("ETag: a\r\n", status="304 Not Modified")
    server = serve({"/": lambda wire: wire.send(answer)})
    [held] = client_of(server).get(f"http://news.test:{server.port}/", etag="a")
    assert (held.status, held.body) == (304, b"")


def test_a_cookie_is_forgotten(serve, client_of, whole):
    """Nothing that an answer sets is sent with the next request."""
    cookie = "Set-Cookie: a=b; Path=/\r\nLocation: /b\r\nContent-Length: 0\r\n"
    server = serve(
        {"/": lambda wire: wire.send(page(cookie, b"", "302 Found")), "/b": whole}
    )
    client_of(server).get(f"http://news.test:{server.port}/")
    assert [request.header("cookie") for request in server.log] == ["", ""]


def test_the_environment_names_no_proxy(serve, client_of, whole, monkeypatch, tmp_path):
    """Neither a proxy nor credentials from the environment or .netrc are used."""
    server, trap = serve({"/": whole}), serve({})
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{trap.port}")
    (tmp_path / ".netrc").write_text("machine news.test login a password b\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    client_of(server).get(f"http://news.test:{server.port}/")
    assert trap.connections == 0
    assert server.log[0].header("authorization") == ""


def test_a_name_is_resolved_once(serve, client_of, name_turns, whole):
    """A name that would lead inside the second time is not asked a second time."""
    server = serve({"/": whole})
    names = name_turns(news=[("127.0.0.1",), ("10.0.0.1",)])
    client_of(server, names=names).get(f"http://news.test:{server.port}/")
    assert names.asked == ["news.test"]
    assert len(server.log) == 1


def test_one_closed_address_closes_the_host(serve, client_of, name_turns, whole):
    """Even if another of them could be asked."""
    server = serve({"/": whole})
    names = name_turns(news=[("127.0.0.1", "169.254.169.254")])
    client = client_of(server, names=names)
    kind = failure_of(client, f"http://news.test:{server.port}/")
    assert kind is Failure.REFUSED_ADDRESS
    assert server.connections == 0


def test_the_next_address_is_tried(serve, client_of, name_turns, whole):
    """A host that is at two places is found at the second."""
    server = serve({"/": whole})
    names = name_turns(news=[("127.0.0.2", "127.0.0.1")])
    [answer] = client_of(server, names=names).get(f"http://news.test:{server.port}/")
    assert answer.address == "127.0.0.1"


class _Patience:
    """A deadline that never comes."""

    def run(self, call):
        return call()


def test_no_permit_is_asked_for_where_nobody_may_go(serve, client_of, name_turns):
    """A closed address is refused before its robots.txt would be asked for."""
    server = serve({"/": redirect("http://other.test/")})
    names = name_turns(news=[("127.0.0.1",)], other=[("10.0.0.1",)])
    client, asked = client_of(server, names=names), []
    kind = failure_of(client, f"http://news.test:{server.port}/", permit=asked.append)
    assert (kind, len(asked)) == (Failure.REFUSED_ADDRESS, 1)


def test_the_time_of_a_permit_is_not_counted(serve, client_of, whole, monkeypatch):
    """Waiting for one's turn is no slowness of the server's."""
    passed = [0.0]
    monkeypatch.setattr(
        "fetcher.network.deadline._now", lambda: time.monotonic() + passed[0]
    )

    def permit(url):
        passed[0] += len(url) * 3600.0

    server = serve({"/": whole})
    client_of(server).get(f"http://news.test:{server.port}/", permit=permit)
    assert server.paths == ["/"]


def test_a_name_nobody_knows_has_no_address(client_of):
    """That is a failure of its own kind."""
    assert failure_of(client_of(), "http://unknown.test/") is Failure.DNS


def test_a_name_server_that_hangs_is_not_waited_for(client_of):
    """The limit of seconds holds for names, too."""
    end = threading.Event()

    class Hanging:
        def resolve(self, *_):
            end.wait(60)
            return ()

    client = client_of(names=Hanging(), limits=IMPATIENT)
    assert failure_of(client, "http://news.test/") is Failure.TIMEOUT
    end.set()


def test_nobody_answers(serve, client_of):
    """A port where nobody listens is a failure of the connection."""
    server = serve({})
    server.__exit__(None, None, None)
    client = client_of(server)
    kind = failure_of(client, f"http://news.test:{server.port}/")
    assert kind is Failure.CONNECTION


def test_an_odd_etag_is_no_request(serve, client_of, whole):
    """A held ETag cannot write headers."""
    server = serve({"/": whole})
    url = f"http://news.test:{server.port}/"
    assert failure_of(client_of(server), url, etag="a\r\nX: y") is Failure.BROKEN
    assert server.log == []
