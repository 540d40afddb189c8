"""Which generations can go?

Those that are neither in service nor the one before, and that nobody reads; and what
builds left that did not come to their end.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from search.errors import IndexDamagedError, IndexMissingError
from search.generations.generation import DRAFT, PREFIX, read_current_file
from search.generations.manifest import MANIFEST, read_manifest
from search.generations.reader_lock import lock_for_removal

if TYPE_CHECKING:
    from pathlib import Path

_GONE = "gone-"


def clean_up(index: Path) -> None:
    """Remove what can go; who calls holds the folder's lock.

    What cannot be removed now is left for the next time. Where no sound generation is
    in service, only what was never finished goes.
    """
    for leftover in index.glob(f"{_GONE}*"):
        shutil.rmtree(leftover, ignore_errors=True)
    with suppress(OSError):
        index.joinpath(DRAFT).unlink(missing_ok=True)
    kept = _kept(index)
    for folder in sorted(index.glob(f"{PREFIX}*")):
        if folder.name not in kept and folder.is_dir():
            remove(folder)


def remove(folder: Path) -> None:
    """Remove a generation that nobody reads; it is gone at once or not at all."""
    with suppress(OSError), lock_for_removal(folder) as free:
        if free:
            gone = folder.rename(folder.with_name(f"{_GONE}{folder.name}"))
            shutil.rmtree(gone, ignore_errors=True)


def _kept(index: Path) -> set[str]:
    try:
        service = read_current_file(index)
        read_manifest(service.current.folder, service.current.seal)
    except (IndexMissingError, IndexDamagedError):
        finished = index.glob(f"{PREFIX}*/{MANIFEST}")
        return {manifest.parent.name for manifest in finished}
    named = (service.current, service.previous)
    return {generation.folder.name for generation in named if generation}
