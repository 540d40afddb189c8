"""What of a store is to be indexed?

A page counts that is live: its publisher shows it, and what it shows is an article. It
is indexed from its last good capture. Nothing is fetched, and a writer may go on
meanwhile: addresses are read in portions, each as it is by then.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import TYPE_CHECKING, Any

from corpus.errors import UnreadableError
from corpus.formats.content_codings import too_large
from corpus.formats.file_format import MAX_CHUNK_BYTES
from corpus.formats.media_type import suffix_of_body
from corpus.raw_article import Capture, RawChunk
from corpus.store.errors import StoreError
from corpus.web_address import id_of_url

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from corpus.store.address import StoredCapture

_PORTION = 500
"""Addresses that are read at once."""
_LIVE = (
    "SELECT a.url, a.source, s.zone, a.story, a.corrected, a.links, a.capture, "
    "a.article FROM addresses AS a LEFT JOIN sources AS s ON s.name = a.source "
    "WHERE a.state = 'live' AND a.capture <> '' AND a.url > ? ORDER BY a.url LIMIT ?"
)


def cut_store(folder: Path) -> Iterator[RawChunk | UnreadableError]:
    """Yield the last good capture of each page that is live, in order of addresses.

    Args:
        folder: the folder of the store.

    Raises:
        UnreadableError: its database cannot be read.
    """
    from corpus.store.database import reading  # noqa: PLC0415 - only stores wait

    try:
        with reading(folder) as connection:
            for row in _live(connection):
                yield _chunk(folder, connection, row)
    except StoreError as error:
        raise UnreadableError(str(error)) from error


def contents_digest(folder: Path) -> bytes:
    """Digest what `cut_store` yields, without reading the pages.

    A store that cannot be read has the same digest always.
    """
    from corpus.store.database import reading  # noqa: PLC0415 - only stores wait

    digest = hashlib.sha256()
    try:
        with reading(folder) as connection:
            for row in _live(connection):
                digest.update(json.dumps(row).encode())
    except StoreError:
        return b"unreadable"
    return digest.digest()


def _live(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """Yield what there is to know of each page that is live, in order of addresses."""
    from corpus.store.queries import rows  # noqa: PLC0415 - only stores wait

    last = ""
    while portion := list(rows(connection, _LIVE, last, _PORTION)):
        yield from portion
        last = portion[-1]["url"]


def _chunk(
    folder: Path, connection: sqlite3.Connection, row: dict[str, Any]
) -> RawChunk | UnreadableError:
    """Return a page for the reader, or why it cannot be read."""
    from corpus.store.payload import MAX_BODY, body_of  # noqa: PLC0415 - only stores wait
    from corpus.store.queries import capture  # noqa: PLC0415

    url = row["url"]
    article_id = row["article"] or id_of_url(url)
    stored = capture(connection, row["capture"])
    if stored is None:
        reason = f"no capture of {url} is left; fetch it again"
        return UnreadableError(reason, name=article_id)
    try:
        body = body_of(folder, stored, MAX_BODY)
        suffix = _suffix(stored, body)
    except UnreadableError as error:
        return UnreadableError(error.reason, kind=error.kind, name=article_id)
    except StoreError as error:
        return UnreadableError(str(error), name=article_id)
    return RawChunk(
        body,
        name=article_id,
        suffix=suffix,
        id=article_id,
        capture=_capture(row, stored),
    )


def _suffix(stored: StoredCapture, body: bytes) -> str:
    """Return by which format a page is parsed.

    Raises:
        UnreadableError: by none, or it is too long for its format.
    """
    suffix = suffix_of_body(stored.media_type, body)
    if not suffix:
        reason = f"a file of {stored.media_type or 'an unknown kind'}; nothing reads it"
        raise UnreadableError(reason)
    if suffix == ".html" and len(body) > MAX_CHUNK_BYTES:
        raise too_large(MAX_CHUNK_BYTES)
    return suffix


def _capture(row: dict[str, Any], stored: StoredCapture) -> Capture:
    corrected = row["corrected"]
    return Capture(
        url=row["url"],
        charset=stored.charset,
        day=stored.time.date(),
        source=row["source"],
        zone=row["zone"] or "",
        story=row["story"],
        corrected=date.fromisoformat(corrected[:10]) if corrected else None,
        links=tuple(json.loads(row["links"])),
    )
