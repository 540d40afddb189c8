"""Was a file of a generation written to since it was opened?

Nobody writes to a published generation, so that one whose files have another size,
moment of writing or inode than when it was opened is no longer what was verified. To
ask costs a call of the system a file, and no reading.
"""

from __future__ import annotations

import os
import stat
import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    Stamps = Mapping[str, "Stamp | None"]

TICK = 20_000_000
"""Nanoseconds within which a second writing may have the moment of the first: clocks of
file systems tick 100 to 1,000 times a second."""


class Stamp(NamedTuple):
    """What the file system says of a file, without following a link.

    Attributes:
        device, inode: which file it is.
        size: in bytes.
        written: nanoseconds since 1970 when its bytes were last written.
        regular: whether it is a file, and no link, folder or device.
    """

    device: int
    inode: int
    size: int
    written: int
    regular: bool


def stamp_of(path: Path | str) -> Stamp | None:
    """Return the stamp of a file; None where there is none, or it cannot be asked."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    regular = stat.S_ISREG(found.st_mode)
    return Stamp(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, regular)


def settled_stamps(folder: Path) -> dict[str, Stamp | None]:
    """Return `stamps_of`, from which any writing from now on will differ."""
    stamps = stamps_of(folder)
    newest = max((each.written for each in stamps.values() if each), default=0)
    if abs(time.time_ns() - newest) < TICK:
        time.sleep(TICK / 1e9)
        return stamps_of(folder)
    return stamps


def stamps_of(folder: Path) -> dict[str, Stamp | None]:
    """Return the stamp of each file in a folder, by name; of none if it is gone."""
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError:
        return {}
    return {name: stamp_of(folder / name) for name in names}


def written_since(folder: Path, stamps: Stamps) -> tuple[str, ...]:
    """Return the names of the files whose stamps are others than they were."""
    prefix = f"{folder}{os.sep}"
    return tuple(
        name for name, stamp in stamps.items() if stamp_of(prefix + name) != stamp
    )
