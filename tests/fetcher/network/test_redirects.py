"""Where may a redirect lead, and what is said of one that may not?"""

from __future__ import annotations

import pytest

from bench.web.hostile.variant import page
from fetcher.errors import Failure, FetchFailed
from fetcher.network.target import target_of
from tests.fetcher.network.redirecting import failure_of, redirect


class _Patience:
    """A deadline that never comes."""

    def run(self, call):
        return call()


def test_redirect_leads_to_nothing_that_is_held(serve, client_of):
    """A 304 there is an answer to a question that nobody asked."""
    unchanged = page("ETag: a\r\n", status="304 Not Modified")
    server = serve({"/": redirect("/b"), "/b": lambda wire: wire.send(unchanged)})
    kind = failure_of(client_of(server), f"http://news.test:{server.port}/", etag="a")
    assert kind is Failure.BROKEN


def test_a_name_is_checked_again_at_each_redirect(serve, client_of, name_turns, whole):
    """The second hop to the same name meets its second address, and is refused."""
    server = serve({"/": redirect("/b"), "/b": whole})
    names = name_turns(news=[("127.0.0.1",), ("169.254.169.254",)])
    client = client_of(server, names=names)
    kind = failure_of(client, f"http://news.test:{server.port}/")
    assert kind is Failure.REFUSED_ADDRESS
    assert server.paths == ["/"]


def test_no_redirect_leads_from_the_public_web_inside(client_of, serve):
    """A host that is allowed is asked for by its own address alone."""
    server = serve({})
    client = client_of(server)
    target = target_of(f"http://news.test:{server.port}/")
    with pytest.raises(FetchFailed, match="from the public web"):
        client._checked(target, _Patience(), private=False)


def test_each_hop_needs_a_permit(serve, client_of, whole):
    """Before it is connected to; what is not permitted is not asked."""
    server = serve({"/": redirect("http://other.test:{port}/b"), "/b": whole})
    client = client_of(server, hosts=("news", "other"))
    asked = []

    def permit(url):
        asked.append(url)
        if "other" in url:
            raise FetchFailed(Failure.ROBOTS, "not there")

    kind = failure_of(client, f"http://news.test:{server.port}/", permit=permit)
    assert kind is Failure.ROBOTS
    assert asked == [
        f"http://{host}.test:{server.port}/{path}"
        for host, path in (("news", ""), ("other", "b"))
    ]
    assert server.paths == ["/"]
    assert client._resolver.asked == ["news.test", "other.test"]


@pytest.mark.parametrize(
    ("location", "shown"),
    [
        ("http://news.test:1/x", "http://news.test:1/x"),
        ("ftp://news.test/x", "ftp://news.test/x"),
        ("http://a:secret@news.test/x", "http://news.test/x"),
        ("/", "/"),
    ],
)
def test_refused_redirect_names_where_it_leads(
    serve, client_of, name_turns, location, shown
):
    """Without a password, or a control that a terminal would obey."""
    answer = f"HTTP/1.1 302 Found\r\nLocation: {location}\r\n\r\n".encode("latin-1")
    server = serve({"/": lambda wire: wire.send(answer)})
    client = client_of(server, names=name_turns(news=[("127.0.0.1",)]))

    with pytest.raises(FetchFailed) as failed:
        client.get(f"http://news.test:{server.port}/")

    assert "redirected to " in failed.value.reason
    assert failed.value.reason.endswith(f"{shown})")
    assert "secret" not in failed.value.reason
