"""How are the lines of a file read as UTF-8, whichever Unicode encoding it is in?"""

from __future__ import annotations

import codecs
import re
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, Protocol

from corpus.errors import UnreadableError
from corpus.formats.decoding import marked_encoding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedIOBase

_START = 4
"""Bytes of the longest mark."""
# JSON begins with a sign of ASCII, so that its NULs tell the order (RFC 4627, 3).
_UNMARKED = (
    (re.compile(rb"[\t-~]\x00[^\x00]"), "utf-16-le"),
    (re.compile(rb"\x00[\t-~]\x00?[^\x00]"), "utf-16-be"),
)


class Lines(Protocol):
    """Lines of bytes that are read one after another."""

    def readline(self, limit: int) -> bytes:
        """Return the next line, or the first part of it, b"" at the end."""
        ...


@contextmanager
def utf8_lines(stream: BufferedIOBase) -> Iterator[Lines]:
    """Return the lines of a file of JSON in UTF-8, UTF-16 or UTF-32, without its mark.

    UTF-16 is told by its mark or, without one, by the NULs of the first letters. The
    stream stays open.
    """
    start = stream.read(_START)
    stream.seek(len(codecs.BOM_UTF8) if start.startswith(codecs.BOM_UTF8) else 0)
    encoding = marked_encoding(start) or _unmarked_encoding(start)
    if not encoding:
        yield stream
        return
    wrapped: Any = stream  # what is opened to be read can be wrapped, though typed less
    text = TextIOWrapper(wrapped, encoding, errors="surrogatepass", newline="\n")
    try:
        yield _RecodedLines(text, encoding.upper())
    finally:
        text.detach()


def _unmarked_encoding(start: bytes) -> str:
    return next((name for shape, name in _UNMARKED if shape.match(start)), "")


class _RecodedLines:
    """Lines that are read from one encoding and returned in UTF-8."""

    def __init__(self, text: TextIOWrapper, encoding: str) -> None:
        self._text = text
        self._broken = False
        self._reason = f"broken {encoding}; save the file as UTF-8"

    def readline(self, limit: int) -> bytes:
        """Return the next line, or its first `limit` characters.

        Raises:
            UnreadableError: it holds half a character, or the file cannot be decoded
                from here on; the next line is b"" then.
        """
        if self._broken:
            return b""
        try:
            return self._text.readline(limit).encode()
        except UnicodeDecodeError as error:
            self._broken = True
            raise UnreadableError(self._reason) from error
        except UnicodeEncodeError as error:
            raise UnreadableError(self._reason) from error
