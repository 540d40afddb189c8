"""How does the generation in service get a file that was made after it was published?

Nothing of a published generation is changed. A new one is made, of the same files but
that one, and takes its place: a rollback returns to the generation before both.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from search.generations.generation import read_current_file
from search.generations.publish import building, publish
from search.generations.verification import verify

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def republish(index: Path, name: str, write: Callable[[Path, Path], None]) -> None:
    """Publish the generation in service again, with one file written anew.

    Args:
        index: folder of the index.
        name: the file, which need not be there before.
        write: writes it; called with the folder of the generation in service and that
            of the new one.

    Raises:
        IndexMissingError: there is no index.
        IndexDamagedError: the generation in service is damaged.
        IndexBusyError: another process is building.
        OSError: the disk is full; nothing was switched.
    """
    read_current_file(index)  # raises before a `LOCK` is made in a foreign folder
    with building(index) as folder:
        current = read_current_file(index).current
        manifest = verify(current.folder, current.seal)
        for file in manifest.files:
            if file != name:
                os.link(current.folder / file, folder / file)
        write(current.folder, folder)
        publish(index, folder, manifest, current.folder, replaces=True)
