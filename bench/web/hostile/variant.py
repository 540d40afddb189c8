"""What is a variant of hostility, and what must come of it?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fetcher.errors import Failure

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.web.hostile.server import Wire

WHOLE = b"<p>Whole.</p>"
"""The body of an answer that is odd, but whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One way to answer.

    Attributes:
        name: also its path.
        answer: sends it.
        failure: what must come of it; None if it is to be read.
        status: the status that is read, if it is.
        body: the body that is read, if it is.
        asked: paths that may be asked, in order; only its own by default.
    """

    name: str
    answer: Callable[[Wire], None]
    failure: Failure | None = None
    status: int = 200
    body: bytes = WHOLE
    asked: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Where it is served."""
        return f"/{self.name}"

    @property
    def patient(self) -> bool:
        """Whether it is to be read, or refused for another reason than its time."""
        return self.failure is not Failure.TIMEOUT


def sends(data: bytes) -> Callable[[Wire], None]:
    """Return an answer of these bytes."""
    return lambda wire: wire.send(data)


def page(headers: str = "", body: bytes = WHOLE, status: str = "200 OK") -> bytes:
    r"""Return the bytes of an answer.

    Args:
        headers: lines, each with its "\r\n"; without one that tells the length it ends
            with the connection.
        body: as it goes over the wire.
        status: code and words.
    """
    return f"HTTP/1.1 {status}\r\n{headers}\r\n".encode("latin-1") + body


def broken(name: str, data: bytes) -> Variant:
    """Return a variant whose bytes are no whole answer in HTTP."""
    return Variant(name=name, answer=sends(data), failure=Failure.BROKEN)


def read(name: str, data: bytes, status: int = 200, body: bytes = WHOLE) -> Variant:
    """Return a variant whose bytes are odd, and to be read nevertheless."""
    return Variant(name=name, answer=sends(data), status=status, body=body)
