"""Which files lie below some files and folders, and which of them may be opened?

What a name alone does not promise is looked at before it is opened: opening a named
pipe would wait for ever, and a link may lead out of the folder that was named.
"""

from __future__ import annotations

import os
import stat
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from corpus.errors import Kind, UnreadableError
from corpus.formats.registry import SINGLE_SUFFIXES, suffix_of
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
        if suffix_of(path.name) or is_store(path):
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
    """Count the files of folders that no format reads, by the end of their names.

    A name without an end counts as "". Hidden files do not count.
    """
    counts: Counter[str] = Counter()
    for root in paths:
        if root.is_dir() and not is_store(root):
            others = (path for path in _paths(root) if not suffix_of(path.name))
            counts.update(path.suffix.lower() for path in others if not path.is_dir())
    return counts


def check_kind(file: File) -> None:
    """Make sure that opening a file does what opening a file does.

    Raises:
        UnreadableError: it is a pipe, a device or a socket, or a link that leaves the
            folder which the user named.
        OSError: it is not there.
    """
    mode = file.path.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        reason = "a pipe, a device or a socket and no file; it is not opened"
        raise UnreadableError(reason, kind=Kind.REFUSED)
    if file.root and not file.path.resolve().is_relative_to(file.root.resolve()):
        reason = "a link that leaves the folder; copy the file, or name it by itself"
        raise UnreadableError(reason, kind=Kind.REFUSED)


def printable(path: Path | str) -> str:
    """Return a path that can be printed; bytes that are no UTF-8 become `�`."""
    return os.fsencode(path).decode("utf-8", "replace")


def _paths(
    root: Path, onerror: Callable[[OSError], None] | None = None
) -> Iterator[Path]:
    """Yield the stores and the files below a folder that are not hidden, in order."""
    for folder, folders, names in os.walk(root, onerror=onerror):
        visible = sorted(name for name in folders if not name.startswith("."))
        stores = [name for name in visible if is_store(Path(folder, name))]
        folders[:] = [name for name in visible if name not in stores]
        for name in sorted((*names, *stores)):
            if not name.startswith("."):
                yield Path(folder, name)
