"""How is a list of articles written as a workbook for spreadsheet programs?

Rows go to a temporary file as they come, so that memory does not grow with the list.
Every text is written as text: no program evaluates it as a formula.
"""

from __future__ import annotations

import re
import tempfile
from datetime import date
from typing import IO, TYPE_CHECKING, NamedTuple

import xlsxwriter
from flask_babel import gettext as _

from webapp.citations import web_address
from webapp.export_rows import FOR_PEOPLE, TagLabels
from webapp.messages import translated
from webapp.one_line import without_directions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from webapp.export_rows import Cell, ExportRow

MIMETYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAX_ROWS = 20_000
"""Articles of a workbook: more would take one of the server's threads for too long
before the first byte is sent. A CSV file has any number."""
MAX_CELL = 32_767
"""Longest text of a cell, in UTF-16 code units."""
MAX_ADDRESS = 2_079
"""Longest address that can be followed from a cell."""

_FIRST_YEAR = 1900
"""First year that a cell can have as a date."""
_ADDRESSES = frozenset({"url", "link"})
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot hold."""
_ROW_HEIGHT = 30
"""Height of a row in points: two lines."""


class Formats(NamedTuple):
    """How cells look."""

    head: Format
    text: Format
    day: Format
    link: Format


def write_workbook(
    rows: Iterable[ExportRow],
    about: Iterable[tuple[str, str]],
    *,
    most: int = MAX_ROWS,
) -> tuple[IO[bytes], int]:
    """Write a workbook to a temporary file, and return it at its beginning.

    Args:
        rows: the articles; those after the `most` first are left out, and the sheet on
            the list says so.
        about: what the list is, as names and values for a sheet of its own.
        most: rows at most.

    Returns:
        The open file, which is deleted when it is closed, and its size in bytes.
    """
    file = tempfile.TemporaryFile(prefix="hoptac-")  # noqa: SIM115 - the answer closes it
    options = {"constant_memory": True, "strings_to_urls": False}
    book = xlsxwriter.Workbook(file, options)
    plain = {"valign": "top", "text_wrap": True}
    formats = Formats(
        head=book.add_format({"bold": True, "bottom": 1, **plain}),
        text=book.add_format(plain),
        day=book.add_format({**plain, "num_format": "yyyy-mm-dd", "align": "left"}),
        link=book.add_format({**plain, "font_color": "#0b6058", "underline": 1}),
    )
    written, cut = _write_articles(
        book.add_worksheet(_("Articles")), rows, formats, most
    )
    lines = [*about, (_("Number of articles"), str(written))]
    if cut:
        lines.append((_("Incomplete"), _("A workbook has no more; CSV has all.")))
    _write_about(book.add_worksheet(_("About")), lines, formats)
    book.close()
    size = file.tell() if file.seek(0, 2) else 0
    file.seek(0)
    return file, size


def writable(text: str) -> str:
    """Return a text as a cell can hold it: without control characters, not too long."""
    text = _UNWRITABLE.sub("", text)
    if text.startswith("<r>") and text.endswith("</r>"):
        text += " "  # else XlsxWriter takes it for markup of its own
    if len(text) * 2 <= MAX_CELL:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MAX_CELL:
        return text
    return units[: 2 * (MAX_CELL - 1)].decode("utf-16-le", "ignore") + "…"


def _write_articles(
    sheet: Worksheet, rows: Iterable[ExportRow], formats: Formats, most: int
) -> tuple[int, bool]:
    """Write the sheet of articles; return how many there are, and whether it is cut."""
    for number, column in enumerate(FOR_PEOPLE):
        sheet.set_column(number, number, column.width)
    for number, column in enumerate(FOR_PEOPLE):
        sheet.write_string(0, number, translated(column.heading), formats.head)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    labels = TagLabels()
    written, cut = 0, False
    for row in rows:
        if written == most:
            cut = True
            break
        written += 1
        sheet.set_row(written, _ROW_HEIGHT)
        for number, column in enumerate(FOR_PEOPLE):
            linked = column.name in _ADDRESSES
            value = column.value(row, labels)
            _write_cell(sheet, (written, number), value, formats, linked=linked)
    sheet.autofilter(0, 0, written, len(FOR_PEOPLE) - 1)
    return written, cut


def _write_cell(
    sheet: Worksheet,
    place: tuple[int, int],
    value: Cell,
    formats: Formats,
    *,
    linked: bool,
) -> None:
    if isinstance(value, date) and value.year >= _FIRST_YEAR:
        sheet.write_datetime(*place, value, formats.day)
        return
    plain = value.isoformat() if isinstance(value, date) else value or ""
    text = writable(without_directions(plain))
    if not text:
        return
    address = web_address(text) if linked and len(text) <= MAX_ADDRESS else ""
    if address:
        sheet.write_url(*place, address, formats.link, text)
    else:
        sheet.write_string(*place, text, formats.text)


def _write_about(
    sheet: Worksheet, lines: Iterable[tuple[str, str]], formats: Formats
) -> None:
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 90)
    for number, (name, value) in enumerate(lines):
        sheet.write_string(number, 0, writable(name), formats.head)
        sheet.write_string(number, 1, writable(value), formats.text)
