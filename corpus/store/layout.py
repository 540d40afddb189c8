"""What lies where in a store?"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

DATABASE = "state.sqlite"
WARCS = "warc"
LOCK = "lock"

_NAME = re.compile(r"hoptac-(\d{8})-(\d{2,})(?:-r(\d+))?\.warc\.gz")


def is_store(folder: Path) -> bool:
    """Return whether a folder is a store, also one that has lost its database.

    Without it nobody knows what of the WARC files is to be indexed, so they must not be
    taken for archives: what was deleted or forgotten would come back.
    """
    warcs = folder / WARCS
    if not warcs.is_dir():
        return False
    if (folder / DATABASE).is_file():
        return True
    with suppress(OSError):  # a folder that cannot be listed is somebody else's task
        return any(_NAME.fullmatch(path.name) for path in warcs.iterdir())
    return False


def new_name(folder: Path, time: datetime) -> str:
    """Return the name for a new WARC file of a store: by day, and number of the day."""
    day = time.strftime("%Y%m%d")
    matches = map(_NAME.fullmatch, (path.name for path in (folder / WARCS).iterdir()))
    numbers = (int(match[2]) for match in matches if match and match[1] == day)
    return f"hoptac-{day}-{max(numbers, default=0) + 1:02d}.warc.gz"


def rewritten_name(name: str) -> str:
    """Return the name of the file that takes the place of a WARC file."""
    match = _NAME.fullmatch(name)
    day, number, revision = match.groups() if match else ("00000000", "00", None)
    return f"hoptac-{day}-{number}-r{int(revision or 0) + 1}.warc.gz"


def revision_of(name: str) -> int:
    """Return how often a WARC file was rewritten; -1 if its name is none of a store's.

    A file is rewritten only to remove for good what is to be forgotten.
    """
    match = _NAME.fullmatch(name)
    return int(match[3] or 0) if match else -1
