"""Which article does a record of keys and values state?

The keys are `id` and `body`, and, where known, `lang`, `title`, `published`
(YYYY-MM-DD, or a timestamp that starts so), `url`, `source`, `countries`, `topics`,
`story` (an id that the versions of one story share). Other keys are ignored.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from corpus.errors import UnreadableError
from corpus.raw_article import RawArticle
from corpus.timestamps import parse_timestamp

if TYPE_CHECKING:
    from collections.abc import Mapping

_DAY = len("YYYY-MM-DD")
_CLOCK = re.compile("[T ][0-9]{2}")
_IS_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse_record(record: Mapping[str, Any], line: int = 0) -> RawArticle:
    """Return the article of a record, the types of its values checked.

    Args:
        record: as it was read from JSON or TOML.
        line: where it is in its file, for messages; 0 for the whole file.

    Raises:
        UnreadableError: `id` or `body` is missing, or a value has the wrong type.
    """
    return RawArticle(
        id=_required_text(record, "id", line),
        body=_required_text(record, "body", line),
        title=_text(record, "title", line),
        lang=_text(record, "lang", line),
        published=_date(record, line),
        url=_text(record, "url", line),
        source=_text(record, "source", line),
        countries=_texts(record, "countries", line),
        topics=_texts(record, "topics", line),
        story=_text(record, "story", line),
        line=line,
    )


def not_representable(error: Exception) -> str:
    """Return what is wrong with well-formed text that a reader of data failed at."""
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return "a number of too many digits"  # Python converts no more than 4300


def _text(record: Mapping[str, Any], key: str, line: int) -> str:
    return "" if record.get(key) is None else _required_text(record, key, line)


def _required_text(record: Mapping[str, Any], key: str, line: int) -> str:
    value = record.get(key)
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        value = str(value)  # databases number their articles
    if not isinstance(value, str) or (key == "id" and not value.strip()):
        state = "missing" if value is None else "not a text"
        reason = f"{key} is {state}; give it as a string"
        raise UnreadableError(reason, line)
    return _encodable(value, key, line)


def _texts(record: Mapping[str, Any], key: str, line: int) -> tuple[str, ...]:
    """Return the texts of a list, each once, without those that are blank."""
    value = record.get(key) or []
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        reason = f'{key} is not a list of strings; write it as ["…", "…"]'
        raise UnreadableError(reason, line)
    _encodable("".join(value), key, line)
    return tuple(dict.fromkeys(item.strip() for item in value if item.strip()))


def _encodable(value: str, key: str, line: int) -> str:
    """Return a text that can be written as UTF-8; JSON can spell others."""
    try:
        value.encode()
    except UnicodeEncodeError as error:
        reason = f"{key} holds half a character (a lone surrogate); mend the export"
        raise UnreadableError(reason, line) from error
    return value


def _date(record: Mapping[str, Any], line: int) -> date | None:
    value = record.get("published")
    if value is None or value == "":
        return None
    if isinstance(value, date):  # TOML has dates and timestamps of its own
        return date(value.year, value.month, value.day)
    text = str(value).strip()
    day, rest = text[:_DAY], text[_DAY:]
    is_whole = not rest or (_CLOCK.match(rest) and _is_moment(text))
    if _IS_DAY.fullmatch(day) and is_whole:
        with suppress(ValueError):
            return date.fromisoformat(day)
    reason = f"published is {text[:40]!r}; write it as YYYY-MM-DD"
    raise UnreadableError(reason, line)


def _is_moment(text: str) -> bool:
    """Return whether a text is a whole timestamp that begins with its day."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return parse_timestamp(text) is not None  # such as one with a zone's name
    return True
