"""How is a file opened that may not be what its name promises?

Opening a named pipe waits for ever, a device may do anything, and a link may lead out
of the folder that was named. So what a path leads to is looked at first. It is opened
from the folder that was named downwards, a name at a time and no link followed, and
what was then opened is looked at again: whatever somebody puts there meanwhile, nothing
outside is read and nothing waits.
"""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

from corpus.errors import Kind, UnreadableError

if TYPE_CHECKING:
    from io import BufferedReader
    from pathlib import Path

MOST_SETTING_BYTES = 16 * 1024 * 1024
"""Most bytes of a file that an operator writes, such as a vocabulary."""
_NO_LINK = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
_FLAGS = (
    os.O_RDONLY
    | _NO_LINK
    | getattr(os, "O_NONBLOCK", 0)  # a pipe without a writer does not wait
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)  # Windows changes line ends without
)
# A folder whose names may be used but not listed is opened by O_PATH alone.
_FOLDER = getattr(os, "O_PATH", os.O_RDONLY) | _NO_LINK | getattr(os, "O_DIRECTORY", 0)
_BY_STEPS = os.open in os.supports_dir_fd


def read_file(
    path: Path, most: int = MOST_SETTING_BYTES, root: Path | None = None
) -> bytes:
    """Return the bytes of a file.

    Args:
        path: where it is.
        most: most bytes that it may have.
        root: as of `open_file`.

    Raises:
        OSError: it is not there, may not be read, is no regular file or too large, or
            a link leads out of the folder to it.
    """
    with open_regular(path, root) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        reason = f"larger than it can be ({most:,} bytes); split it or shorten it"
        raise OSError(errno.EFBIG, reason, str(path))
    return data


def open_regular(path: Path, root: Path | None = None) -> BufferedReader:
    """Open a file to read its bytes, as `open_file` does.

    Raises:
        OSError: what `open_file` raises, and what it refuses.
    """
    try:
        return open_file(path, root)
    except UnreadableError as error:
        raise OSError(errno.EINVAL, error.reason, str(path)) from error


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
    top = real.parent if root is None else root.resolve()
    if not real.is_relative_to(top):
        raise _leaves_folder()
    descriptor = _open_below(top, real)
    try:
        _check_kind(os.fstat(descriptor).st_mode)
    except BaseException:
        os.close(descriptor)
        raise
    return os.fdopen(descriptor, "rb")


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
        raise _leaves_folder()


def _open_below(top: Path, real: Path) -> int:
    """Open a path without links below a folder; return its descriptor.

    Raises:
        OSError: a link was put there meanwhile, or it cannot be opened.
    """
    if not _BY_STEPS:  # Windows
        return os.open(real, _FLAGS)
    *folders, name = real.relative_to(top).parts
    above = os.open(top, _FOLDER)
    try:
        for folder in folders:
            below = os.open(folder, _FOLDER, dir_fd=above)
            os.close(above)
            above = below
        return os.open(name, _FLAGS, dir_fd=above)
    finally:
        os.close(above)


def _leaves_folder() -> UnreadableError:
    reason = "a link that leaves the folder; copy the file, or name it by itself"
    return UnreadableError(reason, kind=Kind.REFUSED)


def _check_kind(mode: int) -> None:
    if stat.S_ISDIR(mode):
        reason = "a folder and no file; name a file"
        raise UnreadableError(reason, kind=Kind.REFUSED)
    if not stat.S_ISREG(mode):
        reason = (
            "a pipe, a device or a socket and no file; remove it, or write what it "
            "yields to a file"
        )
        raise UnreadableError(reason, kind=Kind.REFUSED)
