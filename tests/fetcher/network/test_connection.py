"""Does TLS hold for the name, while the connection goes to the checked address?"""

from __future__ import annotations

import ssl

import pytest

from bench.web.hostile.certificates import Authority
from bench.web.hostile.variant import WHOLE, page
from fetcher.errors import Failure, FetchFailed
from fetcher.network.limits import PAGES

IMPATIENT = PAGES.changed(seconds=0.4)
HELLO = b"\x16\x03\x03\x40\x00"  # a record of 16 KB is announced


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    """Return an authority that the client trusts."""
    return Authority.new(tmp_path_factory.mktemp("authority"))


def failure_of(client, url):
    """Return the failure that asking for an address raises."""
    with pytest.raises(FetchFailed) as failed:
        client.get(url)
    return failed.value.kind


def test_a_certificate_of_the_name_is_trusted(serve, client_of, authority, whole):
    """The name is sent in the handshake; the address is the checked one."""
    tls = authority.server("news.test")
    names = []
    tls.sni_callback = lambda _socket, name, _context: names.append(name)
    server = serve({"/": whole}, tls=tls)
    client = client_of(server, tls=authority.client())
    [answer] = client.get(f"https://news.test:{server.port}/")
    assert (answer.body, answer.address, names) == (WHOLE, "127.0.0.1", ["news.test"])


def test_a_certificate_of_another_name_is_not(serve, client_of, authority, whole):
    """Nothing is asked then."""
    server = serve({"/": whole}, tls=authority.server("other.test"))
    client = client_of(server, tls=authority.client())
    assert failure_of(client, f"https://news.test:{server.port}/") is Failure.TLS
    assert server.log == []


def test_an_expired_certificate_is_not(serve, client_of, authority, whole):
    """Nothing is asked then."""
    server = serve({"/": whole}, tls=authority.server("news.test", days=-1))
    client = client_of(server, tls=authority.client())
    assert failure_of(client, f"https://news.test:{server.port}/") is Failure.TLS
    assert server.log == []


def test_a_stranger_s_certificate_is_not(serve, client_of, whole, tmp_path):
    """The machine's own authorities do not know one that a test made."""
    server = serve({"/": whole}, tls=Authority.new(tmp_path).server("news.test"))
    client = client_of(server)
    assert failure_of(client, f"https://news.test:{server.port}/") is Failure.TLS
    assert server.log == []


def test_a_handshake_that_drips_is_cut(serve, client_of):
    """The limit of seconds holds for the whole handshake."""
    server = serve({}, greeting=lambda wire: wire.drip(HELLO + b"x" * 16_000))
    client = client_of(server, limits=IMPATIENT)
    assert failure_of(client, f"https://news.test:{server.port}/") is Failure.TIMEOUT


def test_a_silent_handshake_is_cut(serve, client_of):
    """So it does where nothing comes."""
    server = serve({}, greeting=lambda wire: wire.hang())
    client = client_of(server, limits=IMPATIENT)
    assert failure_of(client, f"https://news.test:{server.port}/") is Failure.TIMEOUT


@pytest.mark.parametrize("bytes_", [page(), b"", b"\x15\x03\x01\x00\x02\x02\x28"])
def test_no_tls_is_no_trust(serve, client_of, bytes_):
    """Plain HTTP, a closed door and an alert are failures of TLS."""

    def greet(wire):
        wire.send(bytes_)
        wire._sock.shutdown(2)

    server = serve({}, greeting=greet)
    client = client_of(server)
    assert failure_of(client, f"https://news.test:{server.port}/") is Failure.TLS


def test_a_body_over_tls_that_drips_is_cut(serve, client_of, authority):
    """A byte a record is no way round the limit of seconds."""

    def drip(wire):
        wire.send(page("Content-Length: 9000\r\n", b""))
        wire.drip(b"x" * 9000)

    server = serve({"/": drip}, tls=authority.server("news.test"))
    client = client_of(server, tls=authority.client(), limits=PAGES.changed(seconds=1))
    assert failure_of(client, f"https://news.test:{server.port}/") is Failure.TIMEOUT


def test_a_body_of_no_length_cut_without_tls_end_is_no_page(
    serve, client_of, authority
):
    """Whoever cuts the connection makes no short page of a long one."""
    server = serve(
        {"/": lambda wire: wire.send(page())}, tls=authority.server("news.test")
    )
    client = client_of(server, tls=authority.client())
    assert failure_of(client, f"https://news.test:{server.port}/") is Failure.CONNECTION


def test_a_body_of_no_length_ends_with_tls_end(serve, client_of, authority):
    """One that ends in order is whole."""

    def answer(wire):
        wire.send(page())
        try:
            wire._sock.unwrap()
        except (OSError, ssl.SSLError):
            return

    server = serve({"/": answer}, tls=authority.server("news.test"))
    client = client_of(server, tls=authority.client())
    assert client.get(f"https://news.test:{server.port}/")[-1].body == WHOLE


def test_no_redirect_leads_out_of_https(serve, client_of, authority, whole):
    """Into it one may."""
    plain = serve({"/": whole, "/up": lambda wire: wire.send(up)})
    secure = serve(
        {"/": whole, "/down": lambda wire: wire.send(down)},
        tls=authority.server("news.test"),
    )
    down = leading(f"http://news.test:{plain.port}/")
    up = leading(f"https://news.test:{secure.port}/")
    client = client_of(plain, secure, tls=authority.client())

    kind = failure_of(client, f"https://news.test:{secure.port}/down")
    assert (kind, plain.log) == (Failure.REDIRECTS, [])

    hops = client.get(f"http://news.test:{plain.port}/up")
    assert [hop.status for hop in hops] == [302, 200]


def leading(place):
    """Return a redirect to a place."""
    return page(f"Location: {place}\r\nContent-Length: 0\r\n", b"", "302 Found")
