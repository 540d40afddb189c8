"""Where is data cached that is compiled once and read by each process after that?

Next to the packages of the environment, or in the user's cache directory where those
must not be written (XDG Base Directory Specification). A file's name includes a digest
or version of all that the data was compiled from, so a change compiles it anew. The
cache may be deleted at any time.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")

MAX_VERSIONS = 4
"""Files that are retained of the same data, as several versions may take turns."""


def read_cached(name: str, read: Callable[[Path], T]) -> T | None:
    """Return what a function reads from a cached file, None if it is not cached.

    Args:
        name: name of the file.
        read: reads the file; it raises `OSError` or `ValueError` for a broken one,
            which is taken for missing.
    """
    for folder in _folders():
        try:
            return read(folder / name)
        except (OSError, ValueError):
            continue
    return None


def write_cached(name: str, write: Callable[[Path], object]) -> None:
    """Cache a file in the first folder that can be written, in none if none can.

    The file appears under its name at once and whole, so that several processes may
    write it. Only the last `MAX_VERSIONS` files of the same data are retained.

    Args:
        name: `data-digest.suffix`, where the digest holds no hyphen.
        write: writes the file to a path.
    """
    for folder in _folders():
        try:
            folder.mkdir(parents=True, exist_ok=True)
            handle, draft = tempfile.mkstemp(dir=folder, prefix=f".{name}-")
            os.close(handle)
            write(Path(draft))
            Path(draft).chmod(0o644)  # other users of the environment read it too
            Path(draft).replace(folder / name)
            _delete_old_versions(folder, name)
        except OSError:
            continue
        return


def read_cached_json(name: str) -> Any:
    """Return the JSON value of a cached file, None if it is not cached."""
    return read_cached(name, lambda path: json.loads(path.read_text("utf-8")))


def write_cached_json(name: str, value: Any) -> None:
    """Cache a JSON value in a file; see `write_cached`."""
    text = json.dumps(value, ensure_ascii=False)
    write_cached(name, lambda path: path.write_text(text, encoding="utf-8"))


def _delete_old_versions(folder: Path, name: str) -> None:
    data, _, digest = name.rpartition("-")
    versions = sorted(
        (file.stat().st_mtime, file)
        for file in folder.glob(f"{data}-*{Path(digest).suffix}")
        if file.name.rpartition("-")[0] == data
    )
    for _, file in versions[:-MAX_VERSIONS]:
        file.unlink(missing_ok=True)


def _folders() -> Iterator[Path]:
    """Yield the folders where the cache may be, in the order in which to try them."""
    yield Path(sys.prefix, "share", "hoptac")
    cache_home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    yield Path(cache_home, "hoptac")
