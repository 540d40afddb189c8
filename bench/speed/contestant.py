"""Which engines are measured, and what must each be able to do?"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bench.speed.question import Answer, Question
    from bench.speed.synthetic_articles import SyntheticArticle

HOPTAC, TANTIVY, WHOOSH, FTS5 = "Hoptac", "tantivy", "stock Whoosh", "SQLite FTS5"
CONTESTANTS = {
    HOPTAC: "hoptac",
    TANTIVY: "tantivy",
    WHOOSH: "stock_whoosh",
    FTS5: "fts5",
}
"""Names as they are shown, and the modules of `bench.speed.contestants`."""
_PACKAGES = {TANTIVY: "tantivy"}


class OpenIndex(Protocol):
    """An index of an engine, open for questions."""

    def answer(self, question: Question) -> Answer:
        """Answer a question with the exact total."""
        ...

    def close(self) -> None:
        """Close the files."""
        ...


class Contestant(Protocol):
    """An engine that indexes ready-made tokens; a module implements it."""

    def build(self, folder: Path, articles: Iterable[SyntheticArticle]) -> None:
        """Write an index into an empty folder; on return, all of it is on the disk."""
        ...

    def open(self, folder: Path) -> OpenIndex:
        """Open an index without anything cached from an earlier opening."""
        ...


def load_contestant(name: str) -> Contestant:
    """Import an engine by one of the names of `CONTESTANTS`.

    Raises:
        ImportError: the engine's package is not installed; see `missing_package`.
    """
    module = import_module(f"bench.speed.contestants.{CONTESTANTS[name]}")
    return cast("Contestant", module)


def missing_package(name: str) -> str:
    """Return the package that an engine needs and that is not installed, or ""."""
    package = _PACKAGES.get(name, "")
    return package if package and find_spec(package) is None else ""
