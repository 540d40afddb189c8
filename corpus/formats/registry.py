"""In which formats may articles be written?

A format tells where in a file its articles stand, and reads one of them. To add one,
write both functions and give it a line in `FORMATS`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from corpus.formats.decoding import decode
from corpus.formats.jsonl import LINE_BYTES, cut_lines, draft_line, draft_record
from corpus.formats.saved_page import draft_page
from corpus.raw_article import RawChunk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from corpus.raw_article import RawArticle


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file.

    Attributes:
        cut: gives the pieces of a file that hold an article each, and in the place of
            one that cannot, why; may raise UnreadableError for the whole file.
        draft: reads a piece, given the file's name without its suffix; raises
            UnreadableError.
    """

    cut: Callable[[BinaryIO], Iterator[RawChunk | UnreadableError]]
    draft: Callable[[str, RawChunk], RawArticle]


def suffix_of(name: str) -> str:
    """Give the longest known suffix of a file's name, or ""."""
    known = [suffix for suffix in FORMATS if name.lower().endswith(suffix)]
    return max(known, key=len, default="")


def _whole(stream: BinaryIO) -> Iterator[RawChunk | UnreadableError]:
    data = stream.read(LINE_BYTES + 1)
    if len(data) > LINE_BYTES:
        limit = LINE_BYTES // 1024 // 1024
        reason = f"larger than one article can be ({limit} MB); split it"
        raise UnreadableError(reason)
    yield RawChunk(data)


def _page(stem: str, piece: RawChunk) -> RawArticle:
    text = decode(piece.data)
    if not text.strip():
        reason = "the file is empty; delete it or save the page anew"
        raise UnreadableError(reason)
    return draft_page(stem, text)


def _written(stem: str, piece: RawChunk) -> RawArticle:
    """Read an article written by hand in TOML, with the keys of a JSON line."""
    try:
        record = tomllib.loads(decode(piece.data))
    except (ValueError, RecursionError) as error:
        reason = f"broken TOML: {error}; mend the file"
        raise UnreadableError(reason) from error
    return draft_record({"id": stem, **record})


def _line(_stem: str, piece: RawChunk) -> RawArticle:
    return draft_line(piece)


FORMATS = {
    ".txt": Format(_whole, _page),
    ".toml": Format(_whole, _written),
    ".jsonl": Format(cut_lines, _line),
    ".jsonl.gz": Format(cut_lines, _line),
}
