"""Are the wishes in an answer's head understood?"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from corpus.store.exchange import Exchange
from fetcher.lifecycle.headers import head_reservations


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["X-Robots-Tag: noindex"], ("noindex",)),
        (["x-robots-tag: NOINDEX, nofollow"], ("noindex",)),
        (["X-Robots-Tag: nofollow", "X-Robots-Tag: none"], ("noindex",)),
        (["X-Robots-Tag: Hoptac: noindex"], ("noindex",)),
        (["X-Robots-Tag: otherbot: noindex"], ()),
        (["X-Robots-Tag: max-snippet: 5, noindex"], ("noindex",)),
        (["X-Robots-Tag: all"], ()),
        (["tdm-reservation: 1"], ("reserved",)),
        (["TDM-Reservation: 0"], ()),
        (["X-Robots-Tag: noindex", "tdm-reservation: 1"], ("noindex", "reserved")),
        (["Server: noindex"], ()),
    ],
)
def test_head_reserves(lines, expected):
    """A rule for everybody or for us counts, one for another robot does not."""
    head = "\r\n".join(("HTTP/1.1 200 OK", *lines, "", "")).encode()
    exchange = Exchange(
        url="https://a.example/x",
        request_head=b"",
        status=200,
        response_head=head,
        wire=b"",
        body=b"",
        started=datetime(2026, 3, 7, tzinfo=UTC),
        address="192.0.2.1",
    )

    assert head_reservations(exchange) == expected
