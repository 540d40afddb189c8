"""Which articles do JSON lines hold?

One object a line: `id` and `body`, and, where known, `lang`, `title`, `published`
(YYYY-MM-DD, or a timestamp that starts so), `url`, `source`, `countries`, `topics`,
`story` (an id that the versions of one story share). Other keys are ignored.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from corpus.errors import UnreadableError
from corpus.formats.decoding import decode
from corpus.raw_article import RawArticle, RawChunk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

LINE_BYTES = 8 * 1024 * 1024
"""Longest line, in bytes, that is read; longer ones are rejected unread."""


def cut_lines(stream: BinaryIO) -> Iterator[RawChunk | UnreadableError]:
    """Give the lines that may hold an article, and what cannot be one in its place."""
    number = 0
    while line := stream.readline(LINE_BYTES + 1):
        number += 1
        if len(line) > LINE_BYTES:
            size = len(line) + _skip_line(stream)
            limit = LINE_BYTES // 1024 // 1024
            reason = f"a line of {size // 1024 // 1024} MB; split it (limit {limit} MB)"
            yield UnreadableError(reason, number)
        elif not line.isspace():
            yield RawChunk(line, number)
    if not number:
        reason = "the file is empty; delete it or export it anew"
        yield UnreadableError(reason)


def _skip_line(stream: BinaryIO) -> int:
    """Read on to the line's end and count the bytes."""
    skipped = 0
    while rest := stream.readline(LINE_BYTES):
        skipped += len(rest)
        if rest.endswith(b"\n"):
            break
    return skipped


def draft_line(piece: RawChunk) -> RawArticle:
    """Read one line.

    Raises:
        UnreadableError: it is no JSON object, or a value has the wrong type.
    """
    line, number = piece
    try:
        record = json.loads(decode(line))
    except UnreadableError as error:
        raise UnreadableError(error.reason, number) from error
    except (ValueError, RecursionError) as error:
        nested = isinstance(error, RecursionError)
        what = getattr(error, "msg", "nested too deeply" if nested else str(error))
        where = getattr(error, "colno", 1)
        reason = f"broken JSON at column {where} ({what}); mend or delete the line"
        raise UnreadableError(reason, number) from error
    if not isinstance(record, dict):
        reason = "not a JSON object; write one article a line"
        raise UnreadableError(reason, number)
    return draft_record(record, number)


def draft_record(record: dict[str, Any], number: int = 0) -> RawArticle:
    """Check the types of a record's keys.

    Raises:
        UnreadableError: `id` or `body` is missing, or a value has the wrong type.
    """
    return RawArticle(
        id=_text(record, "id", number, needed=True),
        body=_text(record, "body", number, needed=True),
        title=_text(record, "title", number),
        lang=_text(record, "lang", number),
        published=_date(record, number),
        url=_text(record, "url", number),
        source=_text(record, "source", number),
        countries=_texts(record, "countries", number),
        topics=_texts(record, "topics", number),
        story=_text(record, "story", number),
        line=number,
    )


def _text(
    record: dict[str, Any], key: str, number: int, *, needed: bool = False
) -> str:
    value = record.get(key)
    if value is None and not needed:
        return ""
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or (key == "id" and not value.strip()):
        state = "missing" if value is None else "not a text"
        reason = f"{key} is {state}; give it as a string"
        raise UnreadableError(reason, number)
    return _encodable(value, key, number)


def _texts(record: dict[str, Any], key: str, number: int) -> tuple[str, ...]:
    value = record.get(key) or []
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        reason = f'{key} is not a list of strings; write it as ["…", "…"]'
        raise UnreadableError(reason, number)
    _encodable("".join(value), key, number)
    return tuple(dict.fromkeys(item.strip() for item in value if item.strip()))


def _encodable(value: str, key: str, number: int) -> str:
    try:
        value.encode()
    except UnicodeEncodeError as error:
        reason = f"{key} holds half a character (a lone surrogate); mend the export"
        raise UnreadableError(reason, number) from error
    return value


def _date(record: dict[str, Any], number: int) -> date | None:
    value = record.get("published")
    if value is None or value == "":
        return None
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    try:
        return date.fromisoformat(str(value).strip()[:10])
    except ValueError as error:
        reason = f"published is {str(value)[:40]!r}; write it as YYYY-MM-DD"
        raise UnreadableError(reason, number) from error
