"""When are two addresses of the web the same, and which id has an article from one?

The canonical form of an address follows RFC 3986, section 6.2.2: lower-case scheme and
host, escapes only where they are needed and in capitals, no dot segments, no default
port. A fragment, a user's name and parameters that only track visitors are dropped. A
host in another script is in its ASCII form (IDNA), which is what is asked and what no
look-alike letter can disguise; ids show such hosts and paths as people read them.
"""

from __future__ import annotations

import re
from functools import cache
from hashlib import blake2b
from importlib import resources
from ipaddress import AddressValueError, IPv6Address
from urllib.parse import SplitResult, unquote_to_bytes, urlsplit

from corpus.raw_article import clean

_DEFAULT_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?")
_HOST_LENGTH = 253
"""Most characters of a host's name in ASCII (RFC 1035, section 2.3.4)."""
# Section 2.3 and 3.3 of RFC 3986; in a query / and ? may stand besides.
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")
_KEPT = frozenset("!$&'()*+,;=:@/?")
_ESCAPE_OR_SIGN = re.compile(r"%[0-9A-Fa-f]{2}|.", re.DOTALL)
_ESCAPES_OF_LETTERS = re.compile(r"(?:%[89A-F][0-9A-F])+")
_ID_LENGTH = 400
"""Most characters of an id; the rest of a longer one is replaced by its digest."""
_DIGEST_BYTES = 8


def canonical_url(url: str) -> str:
    """Return the canonical form of an address, "" if it is none of http or https.

    The slash at the end of a path and the order of parameters are kept, as a server
    may tell them apart.
    """
    parts = _split(url)
    host = parts and _host(parts)
    if not parts or not host:
        return ""
    path = _without_dots(_normal(parts.path))
    query = _normal("&".join(filter(_says_something, parts.query.split("&"))))
    return f"{parts.scheme}://{host}{path}{'?' if query else ''}{query}"


def id_of_url(url: str) -> str:
    """Return the id of the article at an address, "" if it is none of http or https.

    It is the canonical address as people read it, without its scheme, a leading "www."
    and a slash at its end; what else an id cannot hold (see `raw_article.validate`) is
    marked by a % that stands alone, as no address has. So addresses share an id only
    if they differ in scheme, "www." or the last slash: servers lead one to the other.
    """
    _, _, rest = canonical_url(url).partition("://")
    if not rest:
        return ""
    host, _, path = rest.partition("/")
    short = host.removeprefix("www.")
    host = _readable_host(short if "." in short else host)
    if "?" not in path:
        path = path.removesuffix("/")
    segments = "/".join(map(_segment, path.split("/"))) if path else ""
    readable = f"{host}/{_readable(segments)}" if segments else host
    return _shortened(readable)


def same_address(one: str, other: str) -> bool:
    """Return whether two addresses of http or https lead to one article."""
    article_id = id_of_url(one)
    return article_id != "" and article_id == id_of_url(other)


def _split(url: str) -> SplitResult | None:
    """Return the parts of an address of http or https, None of another."""
    head, mark, query = url.strip().partition("?")
    try:
        parts = urlsplit(head.replace("\\", "/") + mark + query)
        _ = parts.port
    except ValueError:
        return None
    return parts if parts.scheme in _DEFAULT_PORTS else None


def _host(parts: SplitResult) -> str:
    """Return the host in ASCII with a port that is not the scheme's, "" if invalid."""
    name = unquote_to_bytes(parts.hostname or "").decode("utf-8", "replace")
    if ":" in name:
        try:
            host = f"[{IPv6Address(name).compressed}]"
        except AddressValueError:
            return ""
    else:
        host = _ascii_host(name)
    if host and parts.port not in {None, _DEFAULT_PORTS[parts.scheme]}:
        return f"{host}:{parts.port}"
    return host


def _ascii_host(name: str) -> str:
    if len(name) > _HOST_LENGTH:
        return ""
    try:
        host = name.encode("idna").decode("ascii").lower().rstrip(".")
    except UnicodeError:
        return ""
    return host if _HOST.fullmatch(host) and len(host) <= _HOST_LENGTH else ""


def _readable_host(host: str) -> str:
    """Return a host in its own script if that leads back to it."""
    name, colon, port = host.partition(":")
    if "xn--" not in name:
        return host
    try:
        readable = name.encode("ascii").decode("idna")
    except UnicodeError:
        return host
    same = _ascii_host(readable) == name and clean(readable) == readable
    return f"{readable}{colon}{port}" if same else host


def _normal(text: str) -> str:
    """Return a path or a query with escapes only where they are needed."""
    return _ESCAPE_OR_SIGN.sub(_normal_sign, text)


def _normal_sign(match: re.Match[str]) -> str:
    sign = match[0]
    if len(sign) > 1:
        plain = chr(int(sign[1:], 16))
        return plain if _UNRESERVED.match(plain) else sign.upper()
    if _UNRESERVED.match(sign) or sign in _KEPT:
        return sign
    return "".join(f"%{byte:02X}" for byte in sign.encode("utf-8", "replace"))


def _without_dots(path: str) -> str:
    """Return an absolute path without `.` and `..` (RFC 3986, section 5.2.4)."""
    kept: list[str] = []
    segments = path.removeprefix("/").split("/")
    for segment in segments:
        if segment == "..":
            kept = kept[:-1]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in {".", ".."}:
        kept.append("")
    return "/" + "/".join(kept)


def _says_something(parameter: str) -> bool:
    """Return whether a parameter of a query says more than where a visitor is from."""
    name = _normal(parameter.partition("=")[0]).lower()
    names, starts = _tracking()
    return bool(parameter) and name not in names and not name.startswith(starts)


@cache
def _tracking() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the names of tracking parameters, and how others of them start."""
    file = resources.files("corpus").joinpath("data", "tracking_parameters.txt")
    lines = [line.strip() for line in file.read_text("utf-8").splitlines()]
    names = [line for line in lines if line and not line.startswith("#")]
    starts = tuple(name.removesuffix("*") for name in names if name.endswith("*"))
    return frozenset(name for name in names if not name.endswith("*")), starts


def _segment(segment: str) -> str:
    """Return a part of an id between slashes, those marked that no id can hold."""
    return f"%{segment}" if segment in {"", ".", ".."} else segment


def _readable(path: str) -> str:
    """Return a path with the letters that its escapes stand for, if no id changes."""
    readable = _ESCAPES_OF_LETTERS.sub(_letters, path)
    return readable if clean(readable) == readable else path


def _letters(match: re.Match[str]) -> str:
    try:
        letters = unquote_to_bytes(match[0]).decode()
    except UnicodeDecodeError:
        return match[0]
    return letters if letters.isprintable() else match[0]


def _shortened(article_id: str) -> str:
    if len(article_id) <= _ID_LENGTH:
        return article_id
    digest = blake2b(article_id.encode(), digest_size=_DIGEST_BYTES).hexdigest()
    return clean(f"{article_id[: _ID_LENGTH - len(digest) - 1]}%{digest}")
