"""How is something sent that a browser saves as a file?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Response

from webapp.file_names import content_disposition

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

CHUNK = 64 * 1024
"""Bytes that are sent at a time."""


def as_file(content: Any, mimetype: str, name: str) -> Response:
    """Return an answer that is saved under a name.

    Args:
        content: text, bytes or an iterator of either.
        mimetype: its media type.
        name: any name; what a header cannot hold is encoded.
    """
    response = Response(content, mimetype=mimetype)
    response.headers["Content-Disposition"] = content_disposition(name)
    return response


def as_file_from(file: IO[bytes], size: int, mimetype: str, name: str) -> Response:
    """Return an open file as an answer; it is closed when it was sent or dropped."""
    response = as_file(_chunks(file), mimetype, name)
    response.content_length = size
    response.call_on_close(file.close)
    return response


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while chunk := file.read(CHUNK):
            yield chunk
