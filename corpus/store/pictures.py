"""Where in a store does a picture lie?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.store.database import reading
from corpus.store.errors import StoreError
from corpus.store.kinds import Role
from corpus.store.layout import WARCS

if TYPE_CHECKING:
    from pathlib import Path

_LAST = (
    "SELECT file, offset FROM captures WHERE url = ? AND role = ? AND status = 200 "
    "AND refers = '' ORDER BY time DESC LIMIT 1"
)


def find_picture(folder: Path, url: str) -> tuple[str, int] | None:
    """Return the WARC file below the store, and the byte where its last record begins.

    Args:
        folder: the folder of the store.
        url: the address of the picture, in canonical form.
    """
    try:
        with reading(folder) as connection:
            row = connection.execute(_LAST, (url, Role.PICTURE.value)).fetchone()
    except StoreError:
        return None
    return (f"{WARCS}/{row[0]}", int(row[1])) if row else None
