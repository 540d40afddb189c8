"""Where can a redirect lead that nobody should go?

The host's name is news.test, at whatever port the server listens; `{port}` stands for
it. Whatever is asked at /trap was led astray.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.web.hostile.variant import Variant, page
from fetcher.errors import Failure

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.web.hostile.server import Wire

TRAP = "/trap"
HOST = "news.test"

_ASTRAY = {
    "to-loopback": "http://127.0.0.1:{port}/trap",
    "to-loopback-name": "http://localhost:{port}/trap",
    "to-decimal": "http://2130706433:{port}/trap",
    "to-hex": "http://0x7f.1:{port}/trap",
    "to-octal": "http://0177.0.0.1:{port}/trap",
    "to-short": "http://127.1:{port}/trap",
    "to-dotted": "http://127.0.0.1.:{port}/trap",
    "to-wide": "http://１２７.0.0.1:{port}/trap",
    "to-ipv6": "http://[::1]:{port}/trap",
    "to-mapped": "http://[::ffff:127.0.0.1]:{port}/trap",
    "to-nat64": "http://[64:ff9b::7f00:1]:{port}/trap",
    "to-zone": "http://[fe80::1%25lo]:{port}/trap",
    "to-unspecified": "http://0.0.0.0:{port}/trap",
    "to-private": "http://10.0.0.1/trap",
    "to-metadata": "http://169.254.169.254/latest/meta-data/",
    "to-other-host": "//inside.test:{port}/trap",
    "to-other-port": "http://news.test:22/trap",
    "to-user": "http://user:secret@news.test:{port}/trap",
    "to-confusion": "http://inside.test:{port}\\@news.test:{port}/trap",
    "to-escaped-host": "http://%31%32%37.0.0.1:{port}/trap",
    "to-file": "file:///etc/passwd",
    "to-data": "data:text/html,<p>x</p>",
    "to-ftp": "ftp://news.test/trap",
    "to-gopher": "gopher://127.0.0.1:25/_HELO",
    "to-script": "javascript:alert(1)",
    "to-mail": "mailto:somebody@news.test",
    "to-no-host": "http:///trap",
    "to-bad-port": "http://news.test:99999/trap",
    "to-brackets": "http://[news.test]:{port}/trap",
    "to-long": "/" + "x" * 9000,
}

_CHAIN = 6


def _redirects(location: str, status: str = "302 Found") -> Callable[[Wire], None]:
    def answer(wire: Wire) -> None:
        place = location.replace("{port}", str(wire.port)).encode()
        head = f"Location: {place.decode('latin-1')}\r\nContent-Length: 0\r\n"
        wire.send(page(head, b"", status))

    return answer


def _whole(wire: Wire) -> None:
    wire.send(page())


def _circle(name: str, *others: str, location: str) -> Variant:
    paths = (f"/{name}", *others)
    return Variant(
        name=name,
        answer=_redirects(location),
        failure=Failure.REDIRECTS,
        asked=paths,
    )


def _astray(name: str, location: str) -> Variant:
    answer = _redirects(location)
    return Variant(name=name, answer=answer, failure=Failure.REFUSED_ADDRESS)


def _followed(
    name: str, location: str, path: str, status: str = "302 Found"
) -> Variant:
    answer = _redirects(location, status)
    return Variant(name=name, answer=answer, asked=(f"/{name}", path))


REDIRECTS = (
    *(_astray(name, location) for name, location in _ASTRAY.items()),
    _circle("circle", "/circle-back", location="/circle-back"),
    _circle("itself", location="/itself"),
    _circle("itself-with-mark", location="/itself-with-mark#again"),
    _circle(
        "too-far",
        *(f"/hop-{left}" for left in range(_CHAIN - 1, 0, -1)),
        location="/hop-5",
    ),
    Variant(
        name="far",
        answer=_redirects("/hop-4"),
        asked=("/far", "/hop-4", "/hop-3", "/hop-2", "/hop-1", "/whole"),
    ),
    _followed("moved", "/whole", "/whole", "301 Moved Permanently"),
    _followed("see-other", "/whole", "/whole", "303 See Other"),
    _followed("moved-308", "whole", "/whole", "308 Permanent Redirect"),
    _followed("query", "?page=2", "/query?page=2", "307 Temporary Redirect"),
    _followed("same-host", "//NEWS.test.:{port}/whole", "/whole"),
    _followed("letters", "/новини", "/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8"),
    Variant(
        name="no-location",
        answer=lambda wire: wire.send(page(status="302 Found")),
        status=302,
    ),
    Variant(
        name="choices",
        answer=_redirects("/trap", "300 Multiple Choices"),
        status=300,
        body=b"",
    ),
)
"""Variants of redirects."""

PLACES: dict[str, Callable[[Wire], None]] = {
    "/whole": _whole,
    "/query?page=2": _whole,
    "/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8": _whole,
    "/circle-back": _redirects("/circle"),
    TRAP: _whole,
    "/hop-1": _redirects("/whole"),
    **{f"/hop-{left}": _redirects(f"/hop-{left - 1}") for left in range(2, _CHAIN)},
}
"""What lies where they lead."""
