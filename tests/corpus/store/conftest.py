"""Exchanges to keep, and stores to keep them in."""

from datetime import UTC, datetime, timedelta

import pytest

from corpus.store.exchange import Exchange

START = datetime(2026, 3, 1, 6, 0, tzinfo=UTC)


@pytest.fixture
def exchange():
    """Return a function that makes an exchange with a page."""

    def make(url="https://news.test/1", body=b"<p>text</p>", **changes):
        status = changes.pop("status", 200)
        minutes = changes.pop("minutes", 0)
        headers = changes.pop("headers", (("Content-Type", "text/html"),))
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers)
        known = {
            "url": url,
            "request_head": f"GET {url} HTTP/1.1\r\n\r\n".encode(),
            "status": status,
            "response_head": f"HTTP/1.1 {status} Any\r\n{lines}\r\n".encode("latin-1"),
            "wire": changes.pop("wire", body),
            "body": body,
            "started": START + timedelta(minutes=minutes),
            "address": "192.0.2.7",
        }
        return Exchange(**known | changes)

    return make


@pytest.fixture
def start():
    """Return the time at which exchanges begin."""
    return START


@pytest.fixture
def folder(tmp_path):
    """Return where a store may be made."""
    return tmp_path / "store"
