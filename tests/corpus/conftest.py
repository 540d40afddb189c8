"""What do the tests of the corpus need? Files, read as a user would."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import pytest

from corpus import read_articles

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from corpus import Article, Rejection

PAGE = (
    "<!doctype html><html><body><p>Делегації двох країн обговорили спільні "
    "дослідження та обмін студентами.</p></body></html>"
).encode()
BODY = "Делегації двох країн обговорили спільні дослідження та обмін студентами."


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Return a function that writes a file below an empty folder."""

    def write_file(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write_file


@pytest.fixture
def read() -> Callable[..., list[Article | Rejection]]:
    """Return a function that reads files and folders to the end."""

    def read_all(*paths: Path) -> list[Article | Rejection]:
        return list(read_articles(paths))

    return read_all


@pytest.fixture
def json_line() -> Callable[..., str]:
    """Return a function that makes a valid JSON line, some of its keys replaced."""

    def make(**values: object) -> str:
        return json.dumps({"id": "a", "body": BODY, **values})

    return make


@pytest.fixture
def page() -> bytes:
    """Return a small page."""
    return PAGE


@pytest.fixture
def warc() -> Callable[..., bytes]:
    """Return the function `warc_file`."""
    return warc_file


def warc_file(*records: dict[str, Any], packed: bool = True) -> bytes:
    """Return a WARC file.

    Args:
        records: dictionaries of what differs from an ordinary answer with a page.
        packed: whether each is a member of gzip.
    """
    pack = gzip.compress if packed else bytes
    return b"".join(pack(_record(record)) for record in records)


def _record(values: dict[str, Any]) -> bytes:
    kind = values.get("type", "response")
    head = {"Content-Type": "text/html; charset=utf-8", **values.get("head", {})}
    fields = {
        "WARC-Type": kind,
        "WARC-Target-URI": values.get("url", "https://news.test/a"),
        "WARC-Date": values.get("date", "2025-10-25T08:00:00Z"),
        "Content-Type": values.get("content_type", "application/http;msgtype=response"),
        **values.get("fields", {}),
    }
    block = values.get("body", PAGE)
    if kind != "resource":
        status = f"HTTP/1.1 {values.get('status', 200)} OK\r\n"
        block = f"{status}{_lines(head)}\r\n".encode() + block
    fields["Content-Length"] = str(len(block))
    return f"WARC/1.1\r\n{_lines(fields)}\r\n".encode() + block + b"\r\n\r\n"


def _lines(fields: dict[str, str]) -> str:
    return "".join(f"{name}: {value}\r\n" for name, value in fields.items())
