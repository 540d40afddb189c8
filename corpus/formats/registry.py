"""In which formats may articles be written?

A new one is a module of this package with a `FORMAT`, and a line in `FORMATS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.formats import (
    feed,
    html,
    jsonl,
    mhtml,
    open_document,
    pdf,
    saved_page,
    toml_article,
    wacz,
    warc,
    word,
    zip_archive,
)
from corpus.formats.file_format import whole_document, whole_file

if TYPE_CHECKING:
    from collections import Counter
    from typing import BinaryIO

    from corpus.formats.file_format import FileFormat


def _find(name: str) -> tuple[str, FileFormat | None]:
    return suffix_of(name), format_of(name)


FORMATS: tuple[FileFormat, ...] = (
    saved_page.FORMAT,
    toml_article.FORMAT,
    jsonl.FORMAT,
    html.FORMAT,
    mhtml.FORMAT,
    warc.FORMAT,
    wacz.FORMAT,
    zip_archive.zip_format(_find),
    feed.FORMAT,
    pdf.FORMAT,
    word.FORMAT,
    open_document.FORMAT,
)
SUFFIXES = tuple(suffix for form in FORMATS for suffix in form.suffixes)
"""Ends of the names of all files that can be read."""

SINGLE_SUFFIXES = frozenset(
    suffix
    for form in FORMATS
    if form.cut in {whole_file, whole_document}
    for suffix in form.suffixes
)
"""Ends of the names of files that hold one article each."""


def suffix_of(name: str) -> str:
    """Return the longest of `SUFFIXES` that a file's name ends in, or ""."""
    matches = [suffix for suffix in SUFFIXES if name.lower().endswith(suffix)]
    return max(matches, key=len, default="")


def format_of(name: str) -> FileFormat | None:
    """Return the format of a file by its name, None if there is none for it."""
    suffix = suffix_of(name)
    return next((form for form in FORMATS if suffix in form.suffixes), None)


def other_kinds_in_zip(stream: BinaryIO) -> Counter[str]:
    """Count the members of a zip that no format reads, by the end of their names.

    Raises:
        UnreadableError: it is no zip, is damaged, or exceeds a limit.
    """
    return zip_archive.other_kinds(stream, _find)
