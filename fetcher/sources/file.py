"""What does a file of sources say?"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any, NoReturn

from corpus.open_file import read_file
from fetcher.errors import SourcesError
from fetcher.sources.contact import read_contact
from fetcher.sources.keys import read_source
from fetcher.sources.source import Sources
from fetcher.sources.values import Table, near

if TYPE_CHECKING:
    from pathlib import Path

    from fetcher.sources.source import Source

_TABLES = {"contact": "contact", "source": "source", "sources": "source"}
_EXAMPLE = '[contact] with name = "…" and address = "https://…"'


def read_sources(path: Path) -> Sources:
    """Read a file of sources.

    Raises:
        SourcesError: it cannot be used; the message names the file, the source and the
            key, and says what to do.
        OSError: it cannot be read.
    """
    tables = _tables(path)
    for key in tables:
        if key not in _TABLES:
            _fail(path, f"{key!r} is not known at the top{near(key, _TABLES)}")
    contact = tables.get("contact")
    if contact is None:
        reason = "there is no contact, which publishers must be able to read"
        _fail(path, f"{reason}; add {_EXAMPLE}")
    who = read_contact(contact, path)
    sources = [read_source(table) for table in _source_tables(path, tables)]
    _check_names(path, sources)
    return Sources(who, tuple(sources))


def _tables(path: Path) -> dict[str, Any]:
    data = read_file(path)
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        _fail(path, "it is not in UTF-8; save it as such")
    except tomllib.TOMLDecodeError as error:
        hint = ""
        if "\\" in str(error) or "escape" in str(error).lower():
            hint = "; write patterns in single quotes, as in take = '-\\d+\\.htm$'"
        _fail(path, f"it is not TOML: {error}{hint}")


def _source_tables(path: Path, tables: dict[str, Any]) -> list[Table]:
    """Return the tables of the sources, each with where it is for messages."""
    found: list[Any] = []
    for key in ("source", "sources"):
        value = tables.get(key, [])
        found.extend(value if isinstance(value, list) else [value])
    if not found:
        _fail(path, "it names no source; add a table [[source]]")
    for value in found:
        if not isinstance(value, dict):
            _fail(path, "a source is a table; write [[source]] and its keys below")
    return [
        Table(value, f"{path}: source {_name(value, number)}")
        for number, value in enumerate(found, 1)
    ]


def _name(value: dict[str, Any], number: int) -> str:
    name = value.get("name")
    return repr(name) if isinstance(name, str) and name.strip() else str(number)


def _check_names(path: Path, sources: list[Source]) -> None:
    names: set[str] = set()
    for source in sources:
        if source.name.casefold() in names:
            _fail(path, f"two sources are named {source.name!r}; rename one")
        names.add(source.name.casefold())


def _fail(path: Path, reason: str) -> NoReturn:
    message = f"{path}: {reason}"
    raise SourcesError(message)
