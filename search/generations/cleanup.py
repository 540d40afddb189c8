"""Which generations can be deleted?

Those that are neither in service nor the one before, and that no process reads; and
what unfinished builds left behind.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from search.errors import IndexDamagedError, IndexMissingError
from search.generations.generation import CURRENT_DRAFT, PREFIX, read_current_file
from search.generations.manifest import MANIFEST, read_manifest
from search.generations.reader_lock import lock_for_removal

if TYPE_CHECKING:
    from pathlib import Path

_REMOVED = "gone-"
"""Prefix of a generation whose files are being deleted."""


def clean_up(index: Path) -> None:
    """Delete what is no longer needed; the caller has the build lock.

    What cannot be deleted now is left for the next time. Without a sound generation
    in service only unfinished ones are deleted: any other may be all there is.
    """
    for leftover in index.glob(f"{_REMOVED}*"):
        shutil.rmtree(leftover, ignore_errors=True)
    with suppress(OSError):
        index.joinpath(CURRENT_DRAFT).unlink(missing_ok=True)
    retained = _retained(index)
    for folder in sorted(index.glob(f"{PREFIX}*")):
        if folder.name not in retained and folder.is_dir():
            remove(folder)


def remove(folder: Path) -> None:
    """Delete a generation unless a process reads it.

    It is renamed first, in one step, so that nobody ever sees half of it.
    """
    with suppress(OSError), lock_for_removal(folder) as unread:
        if unread:
            removed = folder.rename(folder.with_name(f"{_REMOVED}{folder.name}"))
            shutil.rmtree(removed, ignore_errors=True)


def _retained(index: Path) -> set[str]:
    """Return the folder names of the generations to keep."""
    try:
        published = read_current_file(index)
        read_manifest(published.current.folder, published.current.seal)
    except (IndexMissingError, IndexDamagedError):
        finished = index.glob(f"{PREFIX}*/{MANIFEST}")
        return {manifest.parent.name for manifest in finished}
    named = (published.current, published.previous)
    return {generation.folder.name for generation in named if generation}
