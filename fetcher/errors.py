"""What can go wrong when the web is asked?

FetcherError
├── SourcesError  a file of sources cannot be used
└── FetchFailed   an address gave no answer that can be kept
"""

from __future__ import annotations

from enum import StrEnum
from typing import NoReturn


class FetcherError(Exception):
    """Anything a fetcher can raise."""


class SourcesError(FetcherError):
    """A file of sources that cannot be used; the message says where and why."""


class Failure(StrEnum):
    """Kinds of failures, to count them by; they are stored, so no name may change."""

    DNS = "dns"
    """The name has no address."""
    REFUSED_ADDRESS = "refused address"
    """A scheme, port or network address that is never asked."""
    CONNECTION = "connection"
    """Nobody answers there, or the connection broke off."""
    TLS = "tls"
    """The certificate is none, or not of that host."""
    TIMEOUT = "timeout"
    """The whole exchange took too long."""
    TOO_BIG = "too big"
    """More bytes, on the wire or unpacked, or a longer head than allowed."""
    BROKEN = "broken answer"
    """No HTTP, a body shorter than announced, or one that cannot be unpacked."""
    REDIRECTS = "redirects"
    """Too many, in a circle, or from https to http."""
    ROBOTS = "robots"
    """The host's robots.txt does not allow it."""
    STATUS = "status"
    """An error of the server's: 403, 429, 5xx and others."""


class FetchFailed(FetcherError):  # noqa: N818 - a failure of theirs, not an error of ours
    """An address gave no answer that can be kept.

    Attributes:
        kind: what went wrong.
        reason: a clause for people.
    """

    def __init__(self, kind: Failure, reason: str) -> None:
        super().__init__(f"{kind}: {reason}")
        self.kind = kind
        self.reason = reason


def fail(kind: Failure, reason: str) -> NoReturn:
    """Raise the failure of an address."""
    raise FetchFailed(kind, reason)
