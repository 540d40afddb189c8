"""What is a file called that a visitor takes along?

By its content: `hoptac-coopération-Pologne-2026-11-30.xlsx`. A name works on every
system, whatever a question or a headline has in it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

MAX_LENGTH = 100
"""Characters of a name without its day and suffix."""
MAX_BYTES = 200
"""Bytes of a name without its day and suffix: file systems take 255 with them."""
NAMELESS = "hoptac"
"""A name where nothing is left of another."""

_BETWEEN = re.compile(r"[\s\-–—·,;|/\\:*?\"<>%«»“”„‚‘’'()\[\]{}#&!+=@~^`$]+")
"""Blanks and signs between words: those that no file may have in its name, and those
that a command line or an address reads as something else."""
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|(com|lpt)[0-9¹²³])(\..*)?")
"""Names that Windows takes for devices."""
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Categories of characters that nobody sees, or that have no meaning."""
_STROKES = str.maketrans("đĐłŁøØ", "dDlLoO")
"""Letters whose stroke is no combining mark."""


def file_name(parts: Iterable[str], suffix: str, *, day: date | None = None) -> str:
    """Return a file's name made of the words of some texts.

    Args:
        parts: texts in their order, such as a collection's name and a question; what
            is empty is left out, and what is too long is cut between words.
        suffix: of the file, without the dot.
        day: the day that it is of, which ends the name.
    """
    words = [word for part in parts for word in _words(part)]
    stem = _cut("-".join(words)).strip("-._ ") or NAMELESS
    if day:
        stem = f"{stem}-{day.isoformat()}"
    return f"{'_' if _RESERVED.fullmatch(stem) else ''}{stem}.{suffix}"


def content_disposition(name: str) -> str:
    """Return the header by which a browser saves an answer under a name.

    Both forms of RFC 6266: plain ASCII for old programs, then the name as it is in the
    encoding of RFC 8187.
    """
    plain = _ascii(name)
    header = f'attachment; filename="{plain}"'
    if plain == name:
        return header
    return f"{header}; filename*=UTF-8''{quote(name, safe='')}"


def _words(text: str) -> list[str]:
    kept = unicodedata.normalize("NFC", text)
    seen = "".join(
        char if unicodedata.category(char) not in _UNSEEN else _gap(char)
        for char in kept
    )
    return [word for word in _BETWEEN.split(seen) if word.strip("._")]


def _gap(char: str) -> str:
    """Return what takes the place of an unseen character: a blank for a line's end."""
    return " " if char in "\t\n\r\v\f\x1c\x1d\x1e\x1f\x85" else ""


def _cut(stem: str) -> str:
    """Return the beginning of a name that is short enough, cut between words."""
    if len(stem) <= MAX_LENGTH and len(stem.encode()) <= MAX_BYTES:
        return stem
    fitting = stem.encode()[:MAX_BYTES].decode(errors="ignore")[:MAX_LENGTH]
    whole, hyphen, _ = fitting.rpartition("-")
    return whole if hyphen else fitting


def _ascii(name: str) -> str:
    """Return a name without diacritics and without words of another script."""
    stem, _, suffix = name.rpartition(".")
    plain = unicodedata.normalize("NFKD", stem.translate(_STROKES))
    words = [_without_marks(word) for word in plain.split("-")]
    kept = "-".join(word for word in words if word.isascii() and word)
    return f"{kept.strip('-._ ') or NAMELESS}.{suffix}"


def _without_marks(word: str) -> str:
    return "".join(char for char in word if not unicodedata.combining(char))
