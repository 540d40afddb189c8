"""What do the tests of the corpus need? Files, read as a user would."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from corpus import read_articles

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from corpus import Article, Rejection

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
