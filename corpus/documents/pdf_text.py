"""Which words stand where in a PDF file? The one place that knows pypdfium2.

Neither scripts nor forms of the file are run, and nothing that it refers to is opened.
"""

from __future__ import annotations

import re
import sys
from ctypes import byref, c_double
from dataclasses import dataclass
from math import cos, pi, sin
from typing import TYPE_CHECKING, Any, NamedTuple

from pypdfium2 import PdfDocument, PdfiumError, raw

from corpus.documents.layout import HYPHEN, Sheet, Word
from corpus.errors import Kind, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_PAGES = 300
"""Most pages of a document that is an article; a book is none."""
MAX_SIGNS = 1_000_000
"""Most signs of such a document; 300 pages of a book have 600,000."""
_WORD = re.compile(f"[^\\s\\x02{HYPHEN}]+[\\x02{HYPHEN}]?")
_QUARTER = pi / 2
_SLANT = 0.2
"""Radians by which a line may be slanted and still count as level."""


@dataclass(frozen=True, slots=True)
class Pdf:
    """What a PDF file holds.

    Attributes:
        sheets: its pages.
        title: as its properties state it, or "".
        created: when it was made, as its properties state it, or "".
        pictures: whether a page without words has a picture.
    """

    sheets: tuple[Sheet, ...]
    title: str
    created: str
    pictures: bool


def read_pdf(data: bytes) -> Pdf:
    """Return the words of a PDF file.

    Raises:
        UnreadableError: it is broken, encrypted, or has more than `MAX_PAGES` pages or
            `MAX_SIGNS` signs.
    """
    document = _open(data)
    try:
        if len(document) > MAX_PAGES:
            reason = f"more pages than an article has ({MAX_PAGES}); split it"
            raise UnreadableError(reason, kind=Kind.LIMIT)
        pages = list(_pages(document))
        about = document.get_metadata_dict()
    finally:
        document.close()
    return Pdf(
        sheets=tuple(sheet for sheet, _ in pages),
        title=about.get("Title", ""),
        created=about.get("CreationDate", ""),
        pictures=any(has_picture for _, has_picture in pages),
    )


def _open(data: bytes) -> Any:
    try:
        return PdfDocument(data)
    except PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            reason = "the PDF file is encrypted; save it without a password"
        elif error.err_code == raw.FPDF_ERR_SECURITY:
            reason = (
                "the PDF file is encrypted in an unknown way; print it to a new one"
            )
        else:
            reason = "the PDF file is broken or cut short; copy it again"
        raise UnreadableError(reason) from error


def _pages(document: Any) -> Iterator[tuple[Sheet, bool]]:
    """Yield each page, and whether it has a picture and no words.

    Raises:
        UnreadableError: one is broken, or there are too many signs.
    """
    room = MAX_SIGNS
    for number in range(len(document)):
        sheet, has_picture, signs = _read_page(document, number, room)
        room -= signs
        yield sheet, has_picture


def _read_page(document: Any, number: int, room: int) -> tuple[Sheet, bool, int]:
    """Return a page, whether it has a picture and no words, and how many signs it has.

    Raises:
        UnreadableError: it is broken, or has more signs than there is room for; they
            are not looked at then.
    """
    try:
        page = document[number]
        text = page.get_textpage()
        signs = text.count_chars()
        if signs > room:
            reason = f"more signs than an article has ({MAX_SIGNS}); split it"
            raise UnreadableError(reason, kind=Kind.LIMIT)
        turn = _Turn.of(page)
        words = list(_words(text, turn))
        level = [word for word, angle in words if _is_level(angle)]
        if len(level) * 2 < len(words):  # drawn upright on a page that lies
            turn = turn.against(next(a for _, a in words if not _is_level(a)))
            words = list(_words(text, turn))
            level = [word for word, angle in words if _is_level(angle)]
        has_picture = not words and any(
            page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)
        )
        page.close()
    except PdfiumError as error:
        reason = f"page {number + 1} of the PDF file is broken; copy it again"
        raise UnreadableError(reason) from error
    return Sheet(tuple(level)), has_picture, signs


class _Turn(NamedTuple):
    """How a page is turned before it is shown.

    Attributes:
        quarters: clockwise.
        width: before it is turned.
        height: before it is turned.
    """

    quarters: int
    width: float
    height: float

    @classmethod
    def of(cls, page: Any) -> _Turn:
        quarters = page.get_rotation() // 90
        width, height = page.get_size()
        return cls(quarters, *((height, width) if quarters % 2 else (width, height)))

    def against(self, angle: float) -> _Turn:
        """Return the turn that makes a line of an angle, in radians, level."""
        return self._replace(quarters=(self.quarters - round(angle / _QUARTER)) % 4)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point is seen."""
        match self.quarters:
            case 1:
                return y, self.width - x
            case 2:
                return self.width - x, self.height - y
            case 3:
                return self.height - y, x
        return x, y


def _is_level(angle: float) -> bool:
    return abs(sin(angle)) < _SLANT and cos(angle) > 0


def _words(text: Any, turn: _Turn) -> Iterator[tuple[Word, float]]:
    """Yield the words of a page, and the angle of each as it is seen, clockwise."""
    for match in _WORD.finditer(_signs(text)):
        first, last = match.start(), match.end() - 1
        angle = raw.FPDFText_GetCharAngle(text, first) + turn.quarters * _QUARTER
        left, low, end, high = _box(text, first, turn)
        if last > first:
            end = _box(text, last, turn)[2]
        x, y = c_double(), c_double()
        base = low
        if raw.FPDFText_GetCharOrigin(text, first, byref(x), byref(y)):
            left, base = turn.place(x.value, y.value)
        signs = match[0].replace("\x02", HYPHEN)
        yield Word(signs, left, max(left, end), base, high - low), angle


def _signs(text: Any) -> str:
    """Return the signs of a page, one for each of PDFium's places."""
    count = text.count_chars()
    whole: str = text.get_text_range() if count else ""
    if len(whole) == count:
        return whole
    codes = (raw.FPDFText_GetUnicode(text, place) for place in range(count))
    return "".join(chr(code) if 0 < code <= sys.maxunicode else " " for code in codes)


def _box(text: Any, place: int, turn: _Turn) -> tuple[float, float, float, float]:
    """Return the left, lower, right and upper edge of a sign's font, as it is seen."""
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, place, byref(box))
    one, other = turn.place(box.left, box.bottom), turn.place(box.right, box.top)
    (left, right), (low, high) = (sorted(pair) for pair in zip(one, other, strict=True))
    return left, low, right, high
