"""How is a feed cut into feeds of one entry each, without being parsed?

The entries are read in processes of their own then, and an entry that was there before
is recognised by its bytes, though the feed around it was made anew.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from corpus.errors import UnreadableError
from corpus.feeds.json_feed import load_json_feed
from corpus.file_kinds import FileKind, kind_of, without_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIRST = re.compile(rb"<((?:[\w.-]+:)?(?:item|entry))(?=[\s/>])", re.IGNORECASE)
_MAX_HEAD = 64 * 1024
"""Most bytes before a first entry; each entry is read with them again."""
_MOMENTS = re.compile(
    rb"(?is)<((?:\w+:)?(?:lastBuildDate|pubDate|updated|modified|date))\b[^<>]*>"
    rb"[^<]{0,100}</\1\s*>"
)
_DECLARED = re.compile(rb"(?i)^(\s*<\?xml[^>]{0,100}?)\sencoding=[\"'][\w.-]+[\"']")


class Piece(NamedTuple):
    """A feed of one entry, and the line on which the entry begins, from 1."""

    data: bytes
    line: int


def cut_feed(data: bytes) -> Iterator[Piece | UnreadableError]:
    """Yield each entry of a feed as a feed, and an error in place of a broken one.

    Args:
        data: RSS, Atom or JSON Feed, decompressed.

    Raises:
        UnreadableError: it has no entry, or more before its first one than a feed has.
    """
    if kind_of(data) is FileKind.JSON:
        yield from _cut_json(data)
    else:
        yield from _cut_xml(data)


def _cut_json(data: bytes) -> Iterator[Piece]:
    about = load_json_feed(data)
    items = about.pop("items")
    if not items:
        reason = "a feed without entries; leave it out"
        raise UnreadableError(reason)
    for number, item in enumerate(items, 1):
        one = json.dumps({**about, "items": [item]}, ensure_ascii=False)
        yield Piece(one.encode("utf-8", "replace"), number)


def _cut_xml(data: bytes) -> Iterator[Piece | UnreadableError]:
    text = without_marks(data)
    if b"\x00" in data[:4]:  # it was UTF-16 or UTF-32
        text = _DECLARED.sub(rb"\1", text)
    first = _FIRST.search(text)
    if not first:
        reason = "a feed without entries; leave it out"
        raise UnreadableError(reason)
    if first.start() > _MAX_HEAD:
        reason = f"more than {_MAX_HEAD // 1024} KB before the first entry; mend it"
        raise UnreadableError(reason)
    head = _MOMENTS.sub(b"", text[: first.start()])
    spans = list(_spans(text, first[1], first.start()))
    is_whole = bool(spans[-1][1])
    tail = text[spans[-1][1] :][:_MAX_HEAD] if is_whole else b""
    line, counted = 1, 0
    for start, end in spans:
        line, counted = line + text.count(b"\n", counted, start), start
        if end:
            yield Piece(head + text[start:end] + tail, line)
        else:
            reason = "the entry ends in the middle; save the feed anew"
            yield UnreadableError(reason, line)


def _spans(text: bytes, name: bytes, start: int) -> Iterator[tuple[int, int]]:
    """Yield where each entry begins and ends; one that does not end ends at 0."""
    token = re.compile(
        rb"(?s)<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<(/?)%b(?=[\s/>])[^<>]*>"
        % re.escape(name)
    )
    begin = None
    for match in token.finditer(text, start):
        if match[1] is None:
            continue
        if match[1] and begin is not None:
            yield begin, match.end()
            begin = None
        elif not match[1]:
            if begin is not None:
                yield begin, 0
            begin = match.start()
    if begin is not None:
        yield begin, 0
