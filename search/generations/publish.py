"""How is a generation put into service, and how is the previous one restored?"""

from __future__ import annotations

import errno
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from corpus.durable_files import drop_from_page_cache, fsync, write_synced
from search.errors import IndexDamagedError, IndexMissingError
from search.generations.build_lock import build_lock
from search.generations.cleanup import clean_up, remove
from search.generations.generation import (
    CurrentFile,
    Generation,
    current_folder,
    read_current_file,
    switch,
)
from search.generations.manifest import (
    MANIFEST,
    Manifest,
    read_manifest,
    seal_of,
    to_bytes,
)
from search.generations.verification import digests, shared_digests, verify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@contextmanager
def building(index: Path) -> Iterator[Path]:
    """Lock an index folder and yield the folder of a new, empty generation to fill.

    Unless it was published by then, the new generation is removed at the end.

    Raises:
        IndexBusyError: another process is building.
        OSError: the folder cannot be written.
    """
    index.mkdir(parents=True, exist_ok=True)
    with build_lock(index) as lock:
        folder = index / lock.new_name()
        clean_up(index)
        folder.mkdir()
        try:
            yield folder
        finally:
            if not _is_current(index, folder):
                remove(folder)


def publish(
    index: Path,
    folder: Path,
    manifest: Manifest,
    base: Path | None = None,
    *,
    replaces: bool = False,
) -> Manifest:
    """Publish a filled generation; readers use it from their next request.

    Its files are synced, then read back from the disk and verified.

    Args:
        index: folder of the index.
        folder: the generation.
        manifest: its manifest, without the files.
        base: a generation that was just verified; files that are hard links to its
            files are not read again, and stay in the page cache for its readers.
        replaces: whether it takes the place of the generation in service, so that a
            rollback returns to the one before that.

    Returns:
        The manifest with the digests of the files.

    Raises:
        OSError: the disk is full, or does not return what was written; nothing was
            switched.
    """
    shared = shared_digests(folder, base) if base else {}
    manifest = replace(
        manifest,
        generation=folder.name,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        files=digests(folder, shared),
    )
    data = to_bytes(manifest)
    new = Generation(folder, seal_of(data))
    write_synced(folder / MANIFEST, data)
    for name in manifest.files:
        fsync(folder / name)
    fsync(folder)
    fsync(index)
    _read_back(new, shared)
    before = read_current_file(index).previous if replaces else _current_if_sound(index)
    switch(index, CurrentFile(new, before))
    clean_up(index)
    return manifest


def roll_back(
    index: Path, try_out: Callable[[Generation], None] = lambda _: None
) -> CurrentFile:
    """Verify the previous generation and put it back into service.

    Args:
        index: folder of the index.
        try_out: called before the switch; if it raises, nothing is changed.

    Returns:
        What `CURRENT` said before the rollback.

    Raises:
        IndexMissingError: there is no index, or no previous generation.
        IndexDamagedError: the previous generation, or `CURRENT`, is damaged.
        IndexBusyError: another process is building.
        OSError: the disk is full; nothing was switched.
    """
    read_current_file(index)  # raises before a `LOCK` is made in a foreign folder
    with build_lock(index):
        published = read_current_file(index)
        if published.previous is None:
            name = published.current.folder.name
            reason = f"there is no generation before {name} in {index} to return to"
            raise IndexMissingError(reason)
        verify(published.previous.folder, published.previous.seal)
        try_out(published.previous)
        switch(index, CurrentFile(published.previous))
    return published


def _read_back(new: Generation, shared: dict[str, tuple[int, str]]) -> None:
    """Verify a new generation from the disk rather than from memory."""
    for path in new.folder.iterdir():
        if path.name not in shared:
            drop_from_page_cache(path)
    try:
        verify(new.folder, new.seal, shared)
    except IndexDamagedError as error:
        reason = f"the disk does not give back what was written: {error}"
        raise OSError(errno.EIO, reason) from error


def _current_if_sound(index: Path) -> Generation | None:
    """Return the generation in service if a rollback could return to it."""
    try:
        current = read_current_file(index).current
        read_manifest(current.folder, current.seal)
    except (IndexMissingError, IndexDamagedError):
        return None
    return current


def _is_current(index: Path, folder: Path) -> bool:
    try:
        return current_folder(index) == folder
    except (IndexMissingError, IndexDamagedError):
        return False
