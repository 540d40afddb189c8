"""How is everything saved in one archive, while builds and fetches go on?"""

from __future__ import annotations

import os
from contextlib import ExitStack
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from backup.archive import write_archive
from backup.entries import (
    alert_entries,
    folder_entries,
    index_entries,
    is_regular,
    settings_entries,
    store_entries,
)
from backup.errors import BackupError
from corpus.durable_files import fsync

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from backup.archive import Listed
    from backup.entries import Entry, Sources


def save(
    file: Path, sources: Sources, left_out: Callable[[Path], None]
) -> dict[str, Listed]:
    """Save everything in an archive, which has its name once it is whole on the disk.

    Args:
        file: the archive, which must not exist.
        sources: what to save.
        left_out: is told of each link, pipe or device among the files.

    Returns:
        Size and digest of each file, by its name in the archive.

    Raises:
        BackupError, StoreError, SearchError: something cannot be saved as it should.
        OSError: a file cannot be read, or the archive not be written.
    """
    _refuse_bad_place(file, sources)
    with (
        TemporaryDirectory(prefix=".hoptac-backup-", dir=file.parent) as name,
        ExitStack() as held,
    ):
        draft = Path(name)
        unfinished = draft / "archive"
        entries = _regular(_entries(sources, draft, held), left_out)
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as stream:
            made = datetime.now(UTC).isoformat(timespec="seconds")
            files = write_archive(stream, entries, made)
            stream.flush()
            os.fsync(handle)
        if file.exists():
            raise BackupError(_exists(file))
        unfinished.rename(file)
        fsync(file.parent)
    return files


def _refuse_bad_place(file: Path, sources: Sources) -> None:
    """Refuse an archive that would replace a file, or be saved in itself.

    Raises:
        BackupError: so it is.
    """
    if file.exists():
        raise BackupError(_exists(file))
    if not file.parent.is_dir():
        message = f"there is no folder {file.parent} for the backup"
        raise BackupError(message)
    place = file.resolve()
    for folder in sources.folders():
        if place.is_relative_to(folder.resolve()):
            message = (
                f"{file} lies in {folder}, which is to be saved; name another place"
            )
            raise BackupError(message)


def _entries(sources: Sources, draft: Path, held: ExitStack) -> Iterator[Entry]:
    """Yield all files; what must not vanish meanwhile is held."""
    kinds: list[Iterator[Entry]] = []
    if sources.articles:
        kinds.append(folder_entries(sources.articles, "articles"))
    if sources.store:
        kinds.append(store_entries(sources.store, draft))
    if sources.index:
        kinds.append(held.enter_context(index_entries(sources.index, draft)))
    if sources.alerts:
        kinds.append(alert_entries(sources.alerts))
    return chain(*kinds, settings_entries(sources.settings))


def _regular(
    entries: Iterator[Entry], left_out: Callable[[Path], None]
) -> Iterator[Entry]:
    """Yield the files proper, and tell of the others."""
    for entry in entries:
        if entry.fleeting or is_regular(entry.path):
            yield entry
        else:
            left_out(entry.path)


def _exists(file: Path) -> str:
    return f"{file} is there already; name another file, or remove it"
