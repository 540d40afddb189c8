"""Which records does a WARC file of a store hold, and is each of them whole?

This walks from one member of gzip to the next and trusts nothing: a member that does
not end, a block of another length or of another digest than its record states is
damage, with the place where it begins. Memory does not grow with a record's size; only
the blocks of facts are kept.
"""

from __future__ import annotations

import base64
import hashlib
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from corpus.open_file import open_regular
from corpus.store.errors import DamagedStoreError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_READ = 1 << 16
_UNPACK = 1 << 20
_GZIP = zlib.MAX_WBITS + 16
_MAX_HEAD = 1 << 20
_MAGIC = b"\x1f\x8b\x08"
_END = b"\r\n\r\n"
_KEPT = frozenset({"metadata", "warcinfo"})


class Record(NamedTuple):
    """A record that is whole.

    Attributes:
        offset: of its first byte in the file.
        length: of its member of gzip.
        fields: its header, by names in lower case.
        block: its block if it holds facts, else b"".
    """

    offset: int
    length: int
    fields: Mapping[str, str]
    block: bytes

    @property
    def kind(self) -> str:
        """Return the record's type."""
        return self.fields.get("warc-type", "")


def walk(path: Path, start: int = 0) -> Iterator[Record]:
    """Yield the records of a WARC file in order.

    Args:
        path: the file.
        start: offset of the first record to yield.

    Raises:
        DamagedStoreError: a record is not whole; those before it have been yielded.
        OSError: the file cannot be read.
    """
    with open_regular(path, path.parent) as stream:
        size = stream.seek(0, 2)
        while start < size:
            try:
                record = _record(stream, start)
            except (ValueError, zlib.error) as error:
                message = f"{path}: the record at byte {start} is not whole ({error})"
                raise DamagedStoreError(message) from None
            yield record
            start += record.length


def _record(stream: BinaryIO, offset: int) -> Record:
    """Read the record at an offset.

    Raises:
        ValueError: it is not whole.
        zlib.error: it is no gzip.
    """
    member = _Member(stream, offset)
    head = b""
    while _END not in head:
        piece = next(member, b"")
        if not piece or len(head) > _MAX_HEAD:
            message = "its head does not end"
            raise ValueError(message)
        head += piece
    head, _, rest = head.partition(_END)
    fields = _fields(head)
    block = _block(member, rest, fields)
    return Record(offset, member.length, fields, block)


class _Member:
    """The unpacked bytes of a member of gzip, in pieces.

    Attributes:
        length: its packed bytes, once it was read to its end.
    """

    def __init__(self, stream: BinaryIO, offset: int) -> None:
        self._stream = stream
        self._unpack = zlib.decompressobj(_GZIP)
        self.length = 0
        stream.seek(offset)

    def __iter__(self) -> _Member:
        return self

    def __next__(self) -> bytes:
        while not self._unpack.eof:
            packed = self._unpack.unconsumed_tail
            if not packed:
                packed = self._stream.read(_READ)
                self.length += len(packed)
                if not packed:
                    message = "its gzip does not end"
                    raise ValueError(message)
            piece = self._unpack.decompress(packed, _UNPACK)
            self.length -= len(self._unpack.unused_data)  # none before the end
            if piece:
                return piece
        raise StopIteration


def _fields(head: bytes) -> dict[str, str]:
    version, *lines = head.decode("utf-8", "replace").split("\r\n")
    if not version.startswith("WARC/"):
        message = "it is no WARC record"
        raise ValueError(message)
    pairs = (line.partition(":") for line in lines)
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _block(member: Iterator[bytes], piece: bytes, fields: Mapping[str, str]) -> bytes:
    """Read the block of a record and compare it with its length and digest."""
    left = int(fields.get("content-length", "-1"))
    if left < 0:
        message = "it does not say how long it is"
        raise ValueError(message)
    kept = bytearray()
    keep = fields.get("warc-type") in _KEPT
    sha1 = hashlib.sha1(usedforsecurity=False)
    tail = b""
    while piece:
        of_block, after = piece[:left], piece[left:]
        sha1.update(of_block)
        left -= len(of_block)
        tail += after
        if keep:
            kept += of_block
        if len(tail) > len(_END):
            break
        piece = next(member, b"")
    if left or tail != _END:
        message = "its block is not as long as it says"
        raise ValueError(message)
    stated = fields.get("warc-block-digest", "")
    if stated != f"sha1:{base64.b32encode(sha1.digest()).decode()}":
        message = "its block has another digest than it says"
        raise ValueError(message)
    return bytes(kept)


def records_after_damage(path: Path, start: int) -> Iterator[Record]:
    """Yield the whole records that follow the first broken one of a file.

    If there are none, the end of the file may be what a killed process left.

    Args:
        path: the file.
        start: offset of a record.
    """
    end, damaged = start, False
    while True:
        try:
            for record in walk(path, end):
                end = record.offset + record.length
                if damaged:
                    yield record
        except DamagedStoreError:
            found = _next_whole(path, end + 1)
            if found is None:
                return
            damaged, end = True, found
        else:
            return


def _next_whole(path: Path, start: int) -> int | None:
    """Return the offset of the next whole record at or after a byte."""
    with open_regular(path, path.parent) as stream:
        stream.seek(start)
        window, base = b"", start
        while piece := stream.read(_READ):
            window += piece
            at = window.find(_MAGIC)
            while at >= 0:
                with suppress(ValueError, zlib.error):
                    _record(stream, base + at)
                    return base + at
                at = window.find(_MAGIC, at + 1)
            base += len(window) - len(_MAGIC) + 1
            window = window[1 - len(_MAGIC) :]
            stream.seek(base + len(window))
    return None
