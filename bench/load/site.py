"""Which articles do visitors read, at which addresses, and how are they served?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from socket import socket
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import quote

from bench.speed.page import MIN_LETTERS, make_records
from bench.speed.sentence_pool import load_sentences, split_words
from indexer import build_index

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

REPEATS = 200
"""Addresses of each kind that depends on an article."""
LAST_LINES = 100
"""That are kept of what a server says."""


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


@dataclass(frozen=True, slots=True)
class Served:
    """A server that runs, at a port of this machine.

    Attributes:
        process: the supervisor.
        port: of 127.0.0.1.
        lines: the last that the server wrote, as it writes them.
    """

    process: subprocess.Popen[str]
    port: int
    lines: deque[str] = field(default_factory=deque)


@contextmanager
def serve(
    index: Path, workers: int | None = None, settings: Mapping[str, str] | None = None
) -> Iterator[Served]:
    """Run `hoptac serve` until the context ends, which begins when it is ready.

    Its limit of requests is switched off, as all visitors are of one machine, and so is
    its log, which would distort the times.

    Args:
        index: its folder.
        workers: processes that answer; None for the server's default.
        settings: variables of the environment, besides those of this process.

    Raises:
        RuntimeError: the server ended instead.
    """
    port = free_port()
    command = [sys.executable, "-m", "cli", "serve", "--port", str(port)]
    if workers:
        command += ["--workers", str(workers)]
    given = {"HOPTAC_RATE": "0", "HOPTAC_LOG": "0", **(settings or {})}
    with subprocess.Popen(  # noqa: S603 - our own program
        [*command, "--index", str(index)],
        env={**os.environ, **given},
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
    ) as process:
        said, lines = process.stderr or (), deque[str](maxlen=LAST_LINES)
        try:
            if not any("answers at" in line for line in _kept(said, lines)):
                message = f"no server on {index}: {' '.join(lines)}"
                raise RuntimeError(message)
            # Who writes into a pipe that nobody empties waits for good.
            rest = Thread(target=lines.extend, args=(said,), daemon=True)
            rest.start()
            yield Served(process, port, lines)
            process.terminate()
            rest.join()
        finally:
            process.terminate()


def free_port() -> int:
    """Return a port of this machine at which nobody listens."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _kept(said: Iterable[str], lines: deque[str]) -> Iterator[str]:
    for line in said:
        lines.append(line)
        yield line
