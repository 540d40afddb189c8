"""What exactly is asked when a web address is?

An address that two readers could understand in two ways is refused, never mended:
what was checked must be what is asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from fetcher.errors import Failure, fail

DEFAULT_PORTS = {"http": 80, "https": 443}
_LONGEST = 8192
_LONGEST_HOST = 253  # RFC 1035, 2.3.4
_DOUBTFUL = re.compile(r"[\x00-\x20\x7f\\]")
_HOSTLESS = re.compile(r"https?:(?!//[^/])", re.IGNORECASE)
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_KEPT = "!$&'()*+,;=:@/%-._~?[]|"  # what a path or query may hold as it stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A web address, understood.

    Attributes:
        url: the address as it is asked: ASCII, without a fragment.
        scheme: "http" or "https".
        host: the name in ASCII (IDNA), lower case, without a dot at its end, or a
            network address (IPv6 without brackets).
        port: the port.
        path: path and query.
    """

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def host_header(self) -> str:
        """The value of the header Host."""
        return _netloc(self.scheme, self.host, self.port)


def target_of(url: str) -> Target:
    """Return what to ask for an address.

    Raises:
        FetchFailed: it is no http(s) address, or one of doubtful spelling.
    """
    if len(url) > _LONGEST:
        fail(Failure.REFUSED_ADDRESS, f"an address of {len(url)} characters")
    if _DOUBTFUL.search(url):
        fail(Failure.REFUSED_ADDRESS, "blanks, controls or a backslash in the address")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        fail(Failure.REFUSED_ADDRESS, f"no web address: {error}")
    if parts.scheme not in DEFAULT_PORTS:
        fail(
            Failure.REFUSED_ADDRESS,
            f"the scheme is {parts.scheme or 'none'}, not http or https",
        )
    if "@" in parts.netloc:
        fail(Failure.REFUSED_ADDRESS, "a user name in the address")
    host = _host(parts)
    port = DEFAULT_PORTS[parts.scheme] if port is None else port
    query = f"?{_ascii(parts.query)}" if parts.query else ""
    path = _ascii(_without_dots(parts.path)) + query
    base = f"{parts.scheme}://{_netloc(parts.scheme, host, port)}"
    return Target(url=base + path, scheme=parts.scheme, host=host, port=port, path=path)


def redirected(target: Target, location: str) -> Target:
    """Return where an answer's Location leads.

    Args:
        target: what was asked.
        location: the header's value, its bytes read as Latin-1; some servers write
            UTF-8.

    Raises:
        FetchFailed: it leads nowhere that may be asked.
    """
    try:
        location = location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        location = quote(location, safe=_KEPT + "#", encoding="latin-1")
    location = location.strip(" \t").replace(" ", "%20")
    if _DOUBTFUL.search(location) or _HOSTLESS.match(location):
        fail(Failure.REFUSED_ADDRESS, "controls, a backslash or no host in a redirect")
    try:
        return target_of(urljoin(target.url, location))
    except ValueError as error:
        fail(Failure.REFUSED_ADDRESS, f"no web address in a redirect: {error}")


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").lower()
    if not host or len(host) > _LONGEST_HOST or "%" in host:
        fail(
            Failure.REFUSED_ADDRESS,
            "the host's name is none, too long, or has a % in it",
        )
    if parts.netloc.startswith("["):
        try:
            return str(IPv6Address(host))
        except AddressValueError:
            fail(Failure.REFUSED_ADDRESS, f"no network address: {host}")
    try:
        host = host.encode("idna").decode("ascii").lower().removesuffix(".")
    except UnicodeError:
        fail(Failure.REFUSED_ADDRESS, f"no host has such a name: {host}")
    labels = host.split(".")
    if len(host) > _LONGEST_HOST or not all(map(_LABEL.fullmatch, labels)):
        fail(Failure.REFUSED_ADDRESS, f"no host has such a name: {host}")
    if _NUMBER.fullmatch(labels[-1]):  # 127.1, 0x7f.1, 2130706433: all are 127.0.0.1
        try:
            return str(IPv4Address(host))
        except AddressValueError:
            fail(Failure.REFUSED_ADDRESS, f"a network address spelled oddly: {host}")
    return host


def _without_dots(path: str) -> str:
    """Return a path without "." and ".." (RFC 3986, 5.2.4), escaped ones too.

    Servers take them away: what robots.txt says of `/a` is not to be heeded for
    `/a/../b`.
    """
    kept: list[str] = []
    parts = path.split("/")[1:] or [""]
    for number, part in enumerate(parts, start=1):
        bare = part.replace("%2e", ".").replace("%2E", ".")
        if bare not in {".", ".."}:
            kept.append(part)
            continue
        if bare == "..":
            del kept[-1:]
        if number == len(parts):
            kept.append("")
    return "/" + "/".join(kept)


def _netloc(scheme: str, host: str, port: int) -> str:
    name = f"[{host}]" if ":" in host else host
    return name if port == DEFAULT_PORTS[scheme] else f"{name}:{port}"


def _ascii(text: str) -> str:
    return quote(text, safe=_KEPT)
