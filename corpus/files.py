"""Which files lie below some files and folders?

Nothing is opened here but the directories of folders and of zips; what a path leads to
is checked when it is opened (`corpus.open_file`).
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from corpus.companions import companions
from corpus.errors import UnreadableError
from corpus.formats.registry import (
    SINGLE_SUFFIXES,
    other_kinds_in_zip,
    suffix_of,
)
from corpus.open_file import check_place, open_file
from corpus.store import is_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


class File(NamedTuple):
    """A file to read, or a store.

    Attributes:
        path: as the user named it, or below the folder that the user named.
        name: its path below that folder, which ids are made of.
        origin: its absolute path.
        root: the folder that the user named; None of a file that the user named.
    """

    path: Path
    name: str
    origin: str
    root: Path | None = None


def walk(
    root: Path, onerror: Callable[[OSError], None] | None = None
) -> Iterator[File]:
    """Yield a file or a store, or those below a folder but hidden ones and other kinds.

    Args:
        root: a file or a folder.
        onerror: called with the error of a folder that cannot be listed.
    """
    if not root.is_dir() or is_store(root):
        yield File(root, printable(root.name), printable(root.absolute()))
        return
    for path in _paths(root, onerror):
        if suffix_of(path.name) or is_store(path) or _leads_out(path, root):
            below = printable(path.relative_to(root).as_posix())
            yield File(path, below, printable(path.absolute()), root)


def find_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files and stores that lie below some paths, in a stable order."""
    return tuple(file.path for root in paths for file in walk(root))


def count_articles(paths: Iterable[Path]) -> int:
    """Count the articles below some paths; 0 where only reading could tell."""
    files = find_files(paths)
    is_countable = all(suffix_of(path.name) in SINGLE_SUFFIXES for path in files)
    return len(files) if is_countable else 0


def count_other_kinds(paths: Iterable[Path]) -> Counter[str]:
    """Count the files of folders and zips that no format reads, by their names' ends.

    A name without an end counts as "". Hidden files do not count.
    """
    counts: Counter[str] = Counter()
    for root in paths:
        for file in walk(root):
            counts.update(_other_kinds_within(file))
        if root.is_dir() and not is_store(root):
            paths_below = _paths(root, with_companions=True)
            others = (path for path in paths_below if not suffix_of(path.name))
            counts.update(path.suffix.lower() for path in others if not path.is_dir())
    return counts


def _other_kinds_within(file: File) -> Counter[str]:
    """Count the members of a zip that no format reads; none of another file."""
    if suffix_of(file.name) != ".zip":
        return Counter()
    try:
        with open_file(file.path, file.root) as stream:
            return other_kinds_in_zip(stream)
    except (UnreadableError, OSError):
        return Counter()  # reading says so


def printable(path: Path | str) -> str:
    """Return a path that can be printed; bytes that are no UTF-8 become `�`."""
    return os.fsencode(path).decode("utf-8", "replace")


def _leads_out(path: Path, root: Path) -> bool:
    """Return whether a path is a link to a folder outside; reading refuses it."""
    if not path.is_symlink() or not path.is_dir():
        return False
    try:
        check_place(path, root)
    except (UnreadableError, OSError):
        return True
    return False


def _paths(
    root: Path,
    onerror: Callable[[OSError], None] | None = None,
    *,
    with_companions: bool = False,
) -> Iterator[Path]:
    """Yield the stores, files and linked folders below a folder, in order.

    Hidden ones are left out, and what belongs to a saved page beside it.
    """
    for folder, folders, names in os.walk(root, onerror=onerror):
        visible = sorted(name for name in folders if not name.startswith("."))
        if not with_companions:
            left_out = companions(visible, names)
            visible = [name for name in visible if name not in left_out]
        apart = [name for name in visible if _is_apart(Path(folder, name))]
        folders[:] = [name for name in visible if name not in apart]
        for name in sorted((*names, *apart)):
            if not name.startswith("."):
                yield Path(folder, name)


def _is_apart(folder: Path) -> bool:
    """Return whether a folder is not looked into here: a store, or a link to one."""
    return folder.is_symlink() or is_store(folder)
