"""How is a list of articles written to a text file?

The text is yielded article by article, so that memory does not grow with the list.
"""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from webapp.export_rows import FOR_PROGRAMS, TagLabels
from webapp.one_line import without_directions
from webapp.serializers import head_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from webapp.export_rows import Cell, ExportRow

_FORMULA = frozenset("=+-@\t\r")
"""What a spreadsheet takes for the beginning of a formula."""


class ExportFormat(NamedTuple):
    """A format of lists: its writer and its media type."""

    write: Callable[[Iterable[ExportRow]], Iterator[str]]
    mimetype: str


def csv_lines(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield a table of texts, its head first."""
    yield "\ufeff"  # byte order mark, by which spreadsheets recognise UTF-8
    yield from map(_line, rows)


def _csv(rows: Iterable[ExportRow]) -> Iterator[str]:
    """Yield a table with a header; values of a cell are joined by semicolons."""
    labels = TagLabels()
    yield "\ufeff"  # byte order mark, by which spreadsheets recognise UTF-8
    yield _line([column.name for column in FOR_PROGRAMS])
    for row in rows:
        yield _line([_text(column.value(row, labels)) for column in FOR_PROGRAMS])


def _jsonl(rows: Iterable[ExportRow]) -> Iterator[str]:
    """Yield a JSON object with the text of each article, one a line."""
    for row in rows:
        document: dict[str, Any] = head_json(row.tagged)
        document["body"] = row.tagged.article.body
        document["link"] = row.link
        yield json.dumps(document, ensure_ascii=False) + "\n"


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow([_inert(cell) for cell in cells])
    return line.getvalue()


def _text(cell: Cell) -> str:
    if isinstance(cell, date):
        return cell.isoformat()
    return without_directions(cell or "")


def _inert(cell: str) -> str:
    """Return a cell that no spreadsheet evaluates as a formula."""
    return f"'{cell}" if cell[:1] in _FORMULA else cell


EXPORT_FORMATS: Mapping[str, ExportFormat] = {
    "csv": ExportFormat(_csv, "text/csv"),
    "jsonl": ExportFormat(_jsonl, "application/jsonl"),
}
"""Formats by the suffix of their files."""
