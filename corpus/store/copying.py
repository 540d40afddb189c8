"""How is a WARC file written anew with some of its records?"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from corpus.durable_files import fsync
from corpus.open_file import open_regular

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from corpus.store.walk import Record

_PIECE = 1 << 20


def copy_records(
    path: Path, records: Iterable[Record], new: Path
) -> list[tuple[int, int]]:
    """Copy records to a new file, which has its name once it is whole on the disk.

    Args:
        path: the file that they are in.
        records: those to copy, in order; their bytes stay as they are.
        new: the new file, in the same folder.

    Returns:
        The old and the new offset of each.

    Raises:
        OSError: a file cannot be read or written.
    """
    moved = []
    unfinished = new.with_name(f".{new.name}.new")
    with (
        open_regular(path, path.parent) as source,
        unfinished.open("wb") as target,
    ):
        for record in records:
            moved.append((record.offset, target.tell()))
            source.seek(record.offset)
            left = record.length
            while left:
                piece = source.read(min(left, _PIECE))
                target.write(piece)
                left -= len(piece)
        target.flush()
        os.fsync(target.fileno())
    unfinished.replace(new)
    fsync(new.parent)
    return moved
