"""How is a file opened that may not be what its name promises?

Opening a named pipe waits for ever, a device may do anything, and a link may lead out
of the folder that was named. So what a path leads to is looked at first; what was then
opened is looked at again, as somebody may have put another thing there meanwhile.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from corpus.errors import Kind, UnreadableError

if TYPE_CHECKING:
    from io import BufferedReader
    from pathlib import Path

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # a pipe without a writer does not wait
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)  # Windows changes line ends without
)


def open_file(path: Path, root: Path | None = None) -> BufferedReader:
    """Open a file to read its bytes.

    Args:
        path: where it is.
        root: the folder which the user named, that no link may lead out of; None if
            the user named the file itself.

    Raises:
        UnreadableError: it is a folder, a pipe, a device or a socket, or a link leads
            out of the folder to it.
        OSError: it is not there, or may not be read.
    """
    _check_kind(path.stat().st_mode)
    real = path.resolve(strict=True)
    check_place(path, root)
    descriptor = os.open(real, _FLAGS)
    try:
        _check_opened(descriptor, real)
    except BaseException:
        os.close(descriptor)
        raise
    return os.fdopen(descriptor, "rb")


def _check_opened(descriptor: int, path: Path) -> None:
    """Make sure that what was opened is what was looked at before.

    Raises:
        UnreadableError: it is another file, or none.
    """
    opened = os.fstat(descriptor)
    _check_kind(opened.st_mode)
    if not os.path.samestat(opened, path.lstat()):
        reason = "another file was put in its place; try again"
        raise UnreadableError(reason, kind=Kind.REFUSED)


def check_place(path: Path, root: Path | None) -> None:
    """Make sure that no link leads out of the folder that the user named.

    Raises:
        UnreadableError: one does.
        OSError: links lead in a circle.
    """
    try:
        inside = root is None or path.resolve().is_relative_to(root.resolve())
    except RuntimeError as error:  # up to Python 3.12, of a circle
        raise OSError(str(error)) from error
    if not inside:
        reason = "a link that leaves the folder; copy the file, or name it by itself"
        raise UnreadableError(reason, kind=Kind.REFUSED)


def _check_kind(mode: int) -> None:
    if not stat.S_ISREG(mode):
        reason = "a pipe, a device or a socket and no file; it is not opened"
        raise UnreadableError(reason, kind=Kind.REFUSED)
