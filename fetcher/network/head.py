"""What stands at the head of an answer, and is it HTTP at all?

A head is read as it comes and checked by RFC 9112 before a library reads it: two
readers of one answer must not see two answers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fetcher.errors import Failure, fail

if TYPE_CHECKING:
    from io import BufferedReader

    from fetcher.network.guarded_socket import GuardedStream

_STATUS_LINE = re.compile(
    rb"HTTP/1\.[01] ([1-9][0-9]{2})(?: [^\x00-\x08\x0a-\x1f\x7f]*)?"
)
_HEADER = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):([^\x00-\x08\x0a-\x1f\x7f]*)")
_FOLDED = (b" ", b"\t")
_MOST_HEADERS = 100  # more, and http.client reads none
_SWITCHING = 101


@dataclass(frozen=True, slots=True)
class Head:
    """The head of an answer.

    Attributes:
        data: it as it came, the empty line included.
        status: the status code.
        headers: names in lower case and values, in order.
    """

    data: bytes
    status: int
    headers: tuple[tuple[str, str], ...]

    def values(self, name: str) -> list[str]:
        """Return the values of a header, lists taken apart at their commas."""
        found = [value for key, value in self.headers if key == name]
        return [part.strip() for value in found for part in value.split(",")]

    def last(self, name: str) -> str:
        """Return the last value of a header, or ""."""
        found = [value for key, value in self.headers if key == name]
        return found[-1] if found else ""

    @property
    def length(self) -> int | None:
        """How long the body is announced to be."""
        lengths = self.values("content-length")
        return int(lengths[0]) if lengths else None


def read_head(stream: BufferedReader[GuardedStream], most: int) -> Head:
    """Return the head of the answer proper; "100 Continue" and its like are dropped.

    Args:
        stream: what comes; its body follows next.
        most: bytes that all heads together may have.

    Raises:
        FetchFailed: it is too long, or no HTTP.
    """
    left = most
    while True:
        data = _head_bytes(stream, left)
        head = _parsed(data)
        if head.status >= 200:  # noqa: PLR2004 - RFC 9110, 15: below is no answer yet
            _check_framing(head)
            if len({value for name, value in head.headers if name == "location"}) > 1:
                fail(Failure.BROKEN, "a redirect to two places")
            return head
        if head.status == _SWITCHING:
            fail(Failure.BROKEN, "the server switches to another protocol")
        left -= len(data)


def _head_bytes(stream: BufferedReader[GuardedStream], most: int) -> bytes:
    lines: list[bytes] = []
    left = most
    while True:
        line = stream.readline(left + 1)
        left -= len(line)
        if left < 0:
            reason = "the answer's head is too long"
            fail(Failure.TOO_BIG, reason)
        if not line and not lines:
            reason = "the connection was closed without an answer"
            fail(Failure.CONNECTION, reason)
        if not line.endswith(b"\n"):
            fail(Failure.BROKEN, "the answer ends within its head")
        if not lines and not line.startswith(b"HTTP/"):
            fail(Failure.BROKEN, "the answer is no HTTP")
        lines.append(line)
        if line in {b"\r\n", b"\n"}:
            return b"".join(lines)
        if len(lines) > _MOST_HEADERS + 1:
            reason = f"more than {_MOST_HEADERS} headers"
            fail(Failure.TOO_BIG, reason)


def _parsed(data: bytes) -> Head:
    lines = [line.removesuffix(b"\r") for line in data.split(b"\n")]
    status_line = _STATUS_LINE.fullmatch(lines[0])
    if status_line is None:
        fail(Failure.BROKEN, "the answer's first line is no HTTP")
    headers: list[tuple[str, str]] = []
    for line in lines[1:-2]:
        folded = line.startswith(_FOLDED) and headers
        header = _HEADER.fullmatch(b"_:" + line if folded else line)
        if header is None:
            fail(Failure.BROKEN, "a header is no HTTP")
        value = header[2].decode("latin-1").strip(" \t")
        if folded:  # RFC 9112, 5.2: a value on several lines, given up but still met
            name, before = headers.pop()
            headers.append((name, f"{before} {value}"))
        else:
            headers.append((header[1].decode("ascii").lower(), value))
    return Head(data, int(status_line[1]), tuple(headers))


def _check_framing(head: Head) -> None:
    """Refuse a body whose end can be understood in two ways (RFC 9112, 6.3)."""
    codings = [value.lower() for value in head.values("transfer-encoding")]
    if codings not in ([], ["chunked"]):
        fail(Failure.BROKEN, "a transfer coding that was not asked for")
    lengths = set(head.values("content-length"))
    if len(lengths) > 1:
        fail(Failure.BROKEN, "two lengths are announced")
    if not all(re.fullmatch("[0-9]{1,18}", length) for length in lengths):
        fail(Failure.BROKEN, "the announced length is no number")
    if codings and lengths:
        fail(Failure.BROKEN, "a length is announced for a body in chunks")
