"""What do the members of a gzip file unpack to, and where is it damaged?

WARC files are gzipped a record a member, as one member, or not at all; each way of it
is read alike here. Unlike with the library's `gzip`, a file that ends early or is
damaged hands out all before the damage, says so, and may be read on at the next member.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from corpus.errors import Kind, UnreadableError
from corpus.formats.file_format import MEGABYTE

if TYPE_CHECKING:
    from io import BufferedIOBase
    from typing import IO

_BLOCK = 64 * 1024
_MAGIC = b"\x1f\x8b"
_MEMBER = b"\x1f\x8b\x08"
"""How a member begins: deflate is the only method there is (RFC 1952, 2.3.1)."""
_GZIP_WINDOW = 16 + zlib.MAX_WBITS
_RATIO = 300
_FREE_BYTES = 256 * MEGABYTE
"""Unpacked bytes from which on the ratio counts."""


class Unpacked:
    """The bytes of a file, unpacked if it is gzipped.

    Attributes:
        fault: what ended the bytes before the end of the file, "" if nothing did.
    """

    def __init__(self, stream: BufferedIOBase | IO[bytes]) -> None:
        self.fault = ""
        self._stream = stream
        self._packed = stream.read(_BLOCK)
        self._is_gzip = self._packed.startswith(_MAGIC)
        self._member: zlib._Decompress | None = None
        self._bytes_in = len(self._packed)
        self._bytes_out = 0
        self._ready = b""
        self._at = 0
        self._member_start = 0
        self._member_bytes = 0
        self._is_first = False

    def read(self, size: int) -> bytes:
        """Return the next bytes; fewer than `size` only where they end.

        Raises:
            UnreadableError: they unpack to so much more than they are packed in that
                the file must be a bomb.
        """
        pieces = []
        while size > 0 and self._fill():
            piece = self._ready[self._at : self._at + size]
            self._at += len(piece)
            size -= len(piece)
            pieces.append(piece)
        return b"".join(pieces)

    def skip(self, size: int) -> int:
        """Pass over the next bytes and return how many; raises what `read` does."""
        left = size
        while left > 0 and self._fill():
            step = min(left, len(self._ready) - self._at)
            self._at += step
            left -= step
        return size - left

    def readline(self, limit: int) -> bytes:
        """Return bytes up to a line feed, or the first `limit`; as `read` does."""
        pieces = []
        while limit > 0 and self._fill():
            end = self._ready.find(b"\n", self._at, self._at + limit) + 1
            piece = self._ready[self._at : end or self._at + limit]
            self._at += len(piece)
            limit -= len(piece)
            pieces.append(piece)
            if end:
                break
        return b"".join(pieces)

    def peek(self) -> bytes:
        """Return the next byte without passing over it, b"" at the end."""
        return self._ready[self._at : self._at + 1] if self._fill() else b""

    def place(self) -> int | None:
        """Return where in the file the next byte can be read first.

        That is its place in a plain file, and its member's if it is the first there.
        """
        if not self._fill():
            return None
        if not self._is_gzip:
            return self._bytes_in - (len(self._ready) - self._at)
        return self._member_start if self._is_first and not self._at else None

    def resume(self) -> bool:
        """Go on at the next member after a fault; return whether there is one."""
        if not self.fault:
            return False
        self.fault = ""
        self._member = None
        while self._packed:
            start = self._packed.find(_MEMBER, 1)
            if start > 0:
                self._packed = self._packed[start:]
                return True
            # The end of a block may hold the start of a member's mark.
            more = self._stream.read(_BLOCK)
            self._bytes_in += len(more)
            self._packed = self._packed[-2:] + more if more else b""
        return False

    def _fill(self) -> bool:
        """Make sure that a byte is ready; return whether there is one."""
        while self._at >= len(self._ready) and not self.fault:
            self._ready, self._at = b"", 0
            if not self._packed and not self._more():
                if self._member:
                    self.fault = "it is cut short"
                return False
            self._ready = self._unpack() if self._is_gzip else self._take()
        return self._at < len(self._ready)

    def _more(self) -> bool:
        self._packed = self._stream.read(_BLOCK)
        self._bytes_in += len(self._packed)
        return bool(self._packed)

    def _take(self) -> bytes:
        taken, self._packed = self._packed, b""
        return taken

    def _unpack(self) -> bytes:
        """Return some bytes of the member at hand, or of the next; maybe none."""
        if self._member is None:
            self._pass_padding()
            if not self._packed:
                return b""
            if not self._packed.startswith(_MAGIC):
                self.fault = "bytes in it are no gzip data"
                return b""
            self._member = zlib.decompressobj(_GZIP_WINDOW)
            self._member_start = self._bytes_in - len(self._packed)
            self._member_bytes = 0
        try:
            unpacked = self._member.decompress(self._packed, _BLOCK)
        except zlib.error:
            self.fault = "its gzip data are damaged"
            return b""
        if self._member.eof:
            self._packed = self._member.unused_data
            self._member = None
        else:
            self._packed = self._member.unconsumed_tail
        self._is_first = self._member_bytes == 0
        self._member_bytes += len(unpacked)
        self._count(len(unpacked))
        return unpacked

    def _pass_padding(self) -> None:
        """Pass over zeros, which tapes and disks leave, so that a mark is ready."""
        while len(self._packed) < len(_MAGIC) or self._packed.startswith(b"\0"):
            more = b"" if len(self._packed) > len(_MAGIC) else self._stream.read(_BLOCK)
            self._bytes_in += len(more)
            rest = (self._packed + more).lstrip(b"\0")
            if not more and rest == self._packed:
                return
            self._packed = rest

    def _count(self, size: int) -> None:
        self._bytes_out += size
        if self._bytes_out > max(_FREE_BYTES, _RATIO * self._bytes_in):
            reason = f"it unpacks to over {_RATIO} times its size; leave it out"
            raise UnreadableError(reason, kind=Kind.LIMIT)
