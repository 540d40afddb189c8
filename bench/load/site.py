"""Which articles do visitors read, at which addresses, and how are they served?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from random import Random
from socket import socket
from typing import TYPE_CHECKING
from urllib.parse import quote

from bench.speed.page import MIN_LETTERS, make_records
from bench.speed.sentence_pool import load_sentences, split_words
from indexer import build_index

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 60
"""Longest wait in seconds for the server to start."""
REPEATS = 200
"""Addresses of each kind that depends on an article."""


def make_site(folder: Path, articles: int, seed: int) -> tuple[tuple[str, str], ...]:
    """Index synthetic articles twice, so that the index can be rolled back.

    Args:
        folder: for the articles and the index.
        articles: how many.
        seed: determines articles and addresses.

    Returns:
        Kinds and paths of the pages that visitors request.
    """
    records = list(make_records(load_sentences(), articles, seed))
    for changed in (False, True):
        with (folder / "a.jsonl").open("w", encoding="utf-8") as file:
            for record in records:
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
        build_index([folder / "a.jsonl"], folder / "index", jobs=os.cpu_count() or 1)
        if not changed:
            records[0]["body"] += " Zmiana."
    return tuple(_addresses(records, Random(seed)))


def _addresses(
    records: list[dict[str, str]], random: Random
) -> Iterator[tuple[str, str]]:
    for _ in range(REPEATS):
        record = random.choice(records)
        words = [w for w in split_words(record["body"]) if len(w) >= MIN_LETTERS]
        word, other = random.choice(words), random.choice(words)
        lang = record["lang"]
        yield "search", f"/{lang}/?q={quote(word)}"
        yield "search", f"/{lang}/?q={quote(f'{word} {other}')}&country=FR"
        yield "API", f"/api/v1/search?q={quote(word)}"
        yield "article", f"/{lang}/article/{record['id']}?q={quote(word)}"
        yield "suggestions", f"/api/v1/suggest?q={quote(word[:4])}"
    yield "start", "/uk/"
    yield "overview", "/fr/overview?country=FR"
    yield "feed", "/pl/feed.atom"


@contextmanager
def serve(index: Path) -> Iterator[int]:
    """Run `hoptac serve` on a free port until the context ends, and yield the port.

    Rate limit and request log are switched off, as they would distort the times.
    """
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    call = [
        sys.executable,
        "-m",
        "cli",
        "serve",
        "--index",
        str(index),
        "--port",
        str(port),
    ]
    settings = {**os.environ, "HOPTAC_RATE": "0", "HOPTAC_LOG": "0"}
    with subprocess.Popen(call, env=settings, stdout=subprocess.DEVNULL) as server:  # noqa: S603 - our own program
        try:
            _wait_until_ready(port)
            yield port
        finally:
            server.terminate()


def _wait_until_ready(port: int) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/readyz")
            connection.getresponse().read()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
        else:
            return
        finally:
            connection.close()
