"""Which engines are measured, and what must each do?"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bench.speed.articles import Made
    from bench.speed.asks import Ask, Reply

HOPTAC, TANTIVY, WHOOSH, FTS5 = "Hoptac", "tantivy", "stock Whoosh", "SQLite FTS5"
CONTESTANTS = {
    HOPTAC: "hoptac",
    TANTIVY: "tantivy",
    WHOOSH: "stock_whoosh",
    FTS5: "fts5",
}
"""Names as they are shown, and the modules of `bench.speed.contestants`."""
_PACKAGES = {TANTIVY: "tantivy"}


class Opened(Protocol):
    """An index of an engine, open for questions."""

    def ask(self, ask: Ask) -> Reply:
        """Answer one question, with the exact total."""
        ...

    def close(self) -> None:
        """Let go of the files."""
        ...


class Contestant(Protocol):
    """An engine: builds an index of given tokens and opens it."""

    def build(self, folder: Path, made: Iterable[Made]) -> None:
        """Write an index into an empty folder, all of it on the disk at the end."""
        ...

    def open(self, folder: Path) -> Opened:
        """Open an index as if it were for the first time."""
        ...


def contestant(name: str) -> Contestant:
    """Give an engine by the name it is shown with."""
    module = import_module(f"bench.speed.contestants.{CONTESTANTS[name]}")
    return cast("Contestant", module)


def missing(name: str) -> str:
    """Give the package that an engine lacks here, or ""."""
    package = _PACKAGES.get(name, "")
    return package if package and find_spec(package) is None else ""
