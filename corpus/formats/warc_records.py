"""Which records does a WARC file hold, and what is lost of it?

ISO 28500: a record is a line with the version, named fields, an empty line, a block of
`Content-Length` bytes and two line ends. A record is handed out before the next one is
read, so that files of any size can be read; what is damaged costs the records that it
touches, and an error takes their place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from corpus.errors import UnreadableError
from corpus.formats.gzip_members import Unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedIOBase
    from typing import IO

_VERSION = re.compile(rb"WARC/\d+\.\d+\s*")
_LENGTH = re.compile(r"\d{1,18}")
_LINE_BYTES = 64 * 1024
_HEAD_BYTES = 256 * 1024
_AFTER_BLOCK = {b"\r", b"\n", b"W", b""}
"""How what may follow a block begins: line ends, a careless next record, the end."""


class Record(NamedTuple):
    """A record whose block is still to be read.

    Attributes:
        fields: the values of its named fields, by their names in lower case; the last
            one of several.
        block: its bytes.
        place: where in the file it can be read first; None if it cannot.
    """

    fields: dict[str, str]
    block: Block
    place: int | None

    @property
    def target(self) -> str:
        """The address that it is about, "" if none."""
        # Some versions of wget put it between angle brackets.
        uri = self.fields.get("warc-target-uri", "").strip("<>")
        return uri if uri.isprintable() else ascii(uri)[1:-1]


class Block:
    """The bytes of a record, read one after another."""

    def __init__(self, source: Unpacked, length: int) -> None:
        self._source = source
        self._left = length
        self._missing = False

    def read(self, size: int) -> bytes:
        """Return the next bytes; fewer than `size` only at the end."""
        wanted = min(size, self._left)
        return self._passed(self._source.read(wanted), wanted)

    def readline(self, limit: int) -> bytes:
        """Return the bytes up to a line feed, or the first `limit`."""
        return self._passed(
            self._source.readline(min(limit, self._left)), min(1, self._left)
        )

    def skip(self) -> None:
        """Pass over the rest."""
        passed = self._source.skip(self._left)
        self._missing = self._missing or passed < self._left
        self._left = 0

    def is_whole(self) -> bool:
        """Pass over the rest; return whether the block ends where it should."""
        self.skip()
        return not self._missing and self._source.peek() in _AFTER_BLOCK

    @property
    def is_cut(self) -> bool:
        """Whether the file ended before the block, as far as it was read."""
        return self._missing

    def _passed(self, data: bytes, wanted: int) -> bytes:
        self._missing = self._missing or len(data) < wanted
        self._left -= len(data)
        return data


def read_records(
    stream: BufferedIOBase | IO[bytes],
) -> Iterator[Record | UnreadableError]:
    """Yield the records of a file in order, each to be read before the next is taken.

    An error takes the place of bytes that belong to no whole record.

    Raises:
        UnreadableError: it unpacks to so much that it must be a bomb.
    """
    source = Unpacked(stream)
    last: Record | None = None
    is_empty, is_lost = True, False
    while True:
        place = source.place()
        line = source.readline(_LINE_BYTES)
        if not line:
            if error := _error_at_end(source, last, is_empty=is_empty):
                yield error
            if not source.resume():
                return
            last, is_lost = None, False
        elif _VERSION.fullmatch(line):
            last = _record(source, place)
            is_lost = last is None
            if last:
                yield last
                last.block.skip()
            else:
                yield _error("the head of a record is broken")
        elif line.strip() and not is_lost:
            is_lost = True
            yield _error(_no_record(line))
        is_empty = False


def _error_at_end(
    source: Unpacked, last: Record | None, *, is_empty: bool
) -> UnreadableError | None:
    """Return what is wrong where bytes end; None if it is the end of a whole file."""
    is_cut = last is not None and last.block.is_cut
    if source.fault or is_cut:
        what = source.fault or "it is cut short"
        return _error(what, last.target if last and is_cut else "")
    if is_empty:
        return UnreadableError("the file is empty; delete it or copy it again")
    return None


def _record(source: Unpacked, place: int | None) -> Record | None:
    """Return the record of which the version was read, None if its head is broken."""
    fields: dict[str, str] = {}
    name = ""
    left = _HEAD_BYTES
    while left > 0:
        line = source.readline(_LINE_BYTES)
        left -= len(line)
        text = line.decode("utf-8", "replace")
        if not line.endswith(b"\n"):
            return None
        if not text.strip():
            break
        if text[0] in " \t":  # the last value goes on (ISO 28500, 4)
            fields[name] = f"{fields.get(name, '')} {text.strip()}"
            continue
        name, _, value = text.partition(":")
        name = name.strip().lower()
        fields[name] = value.strip()
    if not _LENGTH.fullmatch(fields.get("content-length", "")):
        return None
    return Record(fields, Block(source, int(fields["content-length"])), place)


def _no_record(line: bytes) -> str:
    if line.startswith(b"filedesc://"):
        return "it is an ARC file, the older kind; `warcio recompress` makes it WARC"
    return "bytes in it are no WARC record"


def _error(what: str, name: str = "") -> UnreadableError:
    reason = f"{what}: some of its records are lost; copy the file again"
    return UnreadableError(reason, name=name)
