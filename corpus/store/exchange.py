"""What did an address answer?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A request and its whole answer; redirects are exchanges of their own.

    Attributes:
        url: the address that was asked.
        request_head: the request as it was sent: request line and headers, CRLFs and
            the empty line included.
        status: the answer's status code.
        response_head: its status line and headers as they came, CRLFs and the empty
            line included.
        wire: its body as it came, still compressed but not chunked.
        body: its body, decompressed.
        started: when the request was sent, in UTC.
        address: the network address that was connected to.
    """

    url: str
    request_head: bytes
    status: int
    response_head: bytes
    wire: bytes
    body: bytes
    started: datetime
    address: str

    def header(self, name: str) -> str:
        """Return the last value of a header of the answer, or ""."""
        return header_of(self.response_head, name)


def header_of(head: bytes, name: str) -> str:
    """Return the last value of a header in the head of an answer, or ""."""
    found = ""
    for line in head.decode("latin-1").split("\n")[1:]:
        key, colon, value = line.partition(":")
        if colon and key.strip().lower() == name.lower():
            found = value.strip()
    return found
