"""What of a damaged WARC file can be saved?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.durable_files import fsync
from corpus.store.copying import copy_records
from corpus.store.errors import DamagedStoreError
from corpus.store.layout import rewritten_name
from corpus.store.replay import is_followed
from corpus.store.walk import records_after_damage, walk

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.store.walk import Record


def salvage(path: Path) -> str:
    """Write the whole records of a damaged file to a new one that takes its place.

    The damaged one is kept under a name that ends in `.damaged`.

    Returns:
        A sentence on what was saved.

    Raises:
        OSError: a file cannot be read or written.
    """
    records = _whole(path)
    new = path.with_name(rewritten_name(path.name))
    copy_records(path, records, new)
    aside = path.with_name(f"{path.name}.damaged")
    path.rename(aside)
    fsync(path.parent)
    return (
        f"{path} was damaged: {len(records)} records that are whole are in {new.name} "
        f"now; the rest is lost. The damaged file is {aside.name}"
    )


def is_damaged(path: Path, *, last: bool) -> bool:
    """Return whether a file has a record that is not whole, a torn end apart.

    Args:
        path: the file.
        last: whether it is the last of its store, which a killed writer may have left
            with a torn end.
    """
    try:
        for _ in walk(path):
            pass
    except DamagedStoreError:
        return not last or is_followed(path, 0)
    return False


def _whole(path: Path) -> list[Record]:
    """Return the records of a file that are whole."""
    records = []
    try:
        for record in walk(path):
            records.append(record)  # noqa: PERF402 - those before an error are kept
    except DamagedStoreError:
        records.extend(records_after_damage(path, _end(records)))
    return records


def _end(records: list[Record]) -> int:
    return records[-1].offset + records[-1].length if records else 0
