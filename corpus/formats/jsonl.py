"""Which articles do JSON lines hold?

One object a line, with the keys of `corpus.formats.record`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from corpus.formats.decoding import decode
from corpus.formats.file_format import MAX_CHUNK_BYTES, MEGABYTE, FileFormat
from corpus.formats.record import not_representable, parse_record
from corpus.formats.text_lines import Lines, utf8_lines
from corpus.raw_article import RawChunk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedIOBase

    from corpus.formats.file_format import PageRules
    from corpus.raw_article import RawArticle


def cut_lines(stream: BufferedIOBase) -> Iterator[RawChunk | UnreadableError]:
    """Yield the lines that are not blank, in UTF-8; too long ones are skipped unread.

    A line that is broken UTF-16 is passed over with an error.
    """
    number = 0
    with utf8_lines(stream) as lines:
        for number, line in enumerate(_lines(lines), start=1):
            if isinstance(line, UnreadableError):
                yield UnreadableError(line.reason, number)
            elif not line.isspace():
                yield RawChunk(line, number)
    if not number:
        reason = "the file is empty; delete it or export it anew"
        yield UnreadableError(reason)


def _lines(lines: Lines) -> Iterator[bytes | UnreadableError]:
    """Yield every line, or why it cannot be read."""
    while True:
        try:
            line = lines.readline(MAX_CHUNK_BYTES + 1)
        except UnreadableError as error:
            yield error
            continue
        if not line:
            return
        if len(line) <= MAX_CHUNK_BYTES:
            yield line
        else:
            megabytes = (len(line) + _skip_line(line, lines)) // MEGABYTE
            limit = MAX_CHUNK_BYTES // MEGABYTE
            reason = f"a line of {megabytes} MB; split it (limit {limit} MB)"
            yield UnreadableError(reason)


def _skip_line(start: bytes, lines: Lines) -> int:
    """Skip the rest of a line of which the start was read; return its bytes."""
    skipped = 0
    last = start
    while not last.endswith(b"\n"):
        last = lines.readline(MAX_CHUNK_BYTES)
        if not last:
            break
        skipped += len(last)
    return skipped


def parse_line(_stem: str, chunk: RawChunk, _rules: PageRules) -> RawArticle:
    """Return the article of one line.

    Raises:
        UnreadableError: it is no JSON object, or a value has the wrong type.
    """
    try:
        record = json.loads(decode(chunk.data))
    except UnreadableError as error:
        raise UnreadableError(error.reason, chunk.line) from error
    except (ValueError, RecursionError) as error:
        what = getattr(error, "msg", not_representable(error))
        column = getattr(error, "colno", 1)
        reason = f"broken JSON at column {column} ({what}); mend or delete the line"
        raise UnreadableError(reason, chunk.line) from error
    if not isinstance(record, dict):
        reason = "not a JSON object; write one article a line"
        raise UnreadableError(reason, chunk.line)
    return parse_record(record, chunk.line)


FORMAT = FileFormat(suffixes=(".jsonl", ".jsonl.gz"), cut=cut_lines, parse=parse_line)
