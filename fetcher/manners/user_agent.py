"""Who asks, in a word that every host can read?

The form is the one that robots use: `Hoptac/1.2 (+https://example.org/robot; Name)`.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from fetcher.errors import SourcesError

ROBOT = "Hoptac"
"""The name that a robots.txt calls it by (RFC 9309, 2.2.1)."""

_IN_A_COMMENT = re.compile(r"[^\x20-\x7e]|[()\\;]")
_MAIL = re.compile(r"(?:mailto:)?(?P<mail>[^@\s/:]+@[^@\s/:]+\.[^@\s/:]+)")
_KEPT = ":/?#[]@!$&'*+,=%~"


def user_agent(version: str, name: str, address: str) -> str:
    """Return the value of the header User-Agent.

    Args:
        version: of Hoptac.
        name: who runs it; left out of the header where its letters do not fit there.
        address: an http(s) address about the robot, or a mail address.

    Raises:
        SourcesError: nobody could be reached by it.
    """
    if not name.strip():
        reason = "contact: a name is needed; a robot without one asks nobody"
        raise SourcesError(reason)
    contact = _contact(address.strip())
    fits = not _IN_A_COMMENT.search(name.strip())
    return f"{ROBOT}/{version} (+{contact}{f'; {name.strip()}' if fits else ''})"


def _contact(address: str) -> str:
    try:
        parts = urlsplit(address)
        netloc = parts.netloc.encode("idna").decode("ascii")
    except ValueError:  # a UnicodeError is one
        parts, netloc = urlsplit(""), ""
    if parts.scheme in {"http", "https"} and "." in netloc and "@" not in netloc:
        address = parts._replace(netloc=netloc).geturl()
    elif mail := _MAIL.fullmatch(address):
        address = f"mailto:{mail['mail']}"
    else:
        reason = (
            f"contact: {address or 'nothing'} is neither an http(s) address nor "
            "a mail address; a robot that nobody can reach asks nobody"
        )
        raise SourcesError(reason)
    return quote(address, safe=_KEPT)
