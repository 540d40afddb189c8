"""What lies where in a store?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

DATABASE = "state.sqlite"
WARCS = "warc"


def is_store(folder: Path) -> bool:
    """Return whether a folder is a store."""
    return (folder / WARCS).is_dir() and (folder / DATABASE).is_file()
