"""What are the tables of a store's database?"""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

SCHEMA_VERSION = 1


def create_schema(connection: sqlite3.Connection, store: str) -> None:
    """Create the tables of a store with an id, all empty."""
    script = resources.files("corpus.store").joinpath("schema.sql").read_text("utf-8")
    facts = (("store", store), ("version", str(SCHEMA_VERSION)))
    for statement in _statements(script):
        connection.execute(statement)
    connection.executemany("INSERT INTO facts VALUES (?, ?)", facts)


def _statements(script: str) -> list[str]:
    lines = (line.partition("--")[0] for line in script.splitlines())
    return [text for text in "\n".join(lines).split(";") if text.strip()]
