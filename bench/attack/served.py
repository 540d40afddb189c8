"""How is a site served, to be attacked?"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import socket
from typing import TYPE_CHECKING

from bench.load.site import make_site

if TYPE_CHECKING:
    from collections.abc import Iterator

ADDRESSES = (("start", "/uk/"), ("search", "/fr/?q=a*"), ("overview", "/pl/overview"))
"""Kinds and paths for an index of which nothing is known."""


@dataclass(frozen=True, slots=True)
class Served:
    """A server that runs, at a port of this machine."""

    process: subprocess.Popen[bytes]
    port: int


@contextmanager
def indexed(
    index: Path | None, articles: int, seed: int
) -> Iterator[tuple[Path, tuple[tuple[str, str], ...]]]:
    """Yield the folder of an index and addresses of its site, by kind.

    Args:
        index: one that there is; None for a new one of synthetic articles.
        articles: how many a new one has.
        seed: determines them.
    """
    if index:
        yield index, ADDRESSES
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield folder / "index", make_site(folder, articles, seed)


@contextmanager
def serving(index: Path) -> Iterator[Served]:
    """Run `hoptac serve` until the context ends, which begins when it is ready.

    Its limit of requests is switched off, as visitors and attackers are of one
    machine; and so is its log.
    """
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "cli", "serve", "--port", str(port)]
    settings = {**os.environ, "HOPTAC_RATE": "0", "HOPTAC_LOG": "0"}
    with subprocess.Popen(  # noqa: S603 - our own program
        [*command, "--index", str(index)], env=settings, stderr=subprocess.PIPE
    ) as process:
        try:
            lines = process.stderr or ()
            if not any(b"answers at" in line for line in lines):
                message = f"no server on {index}"
                raise RuntimeError(message)
            yield Served(process, port)
        finally:
            process.terminate()
