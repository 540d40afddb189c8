"""How is it said that a file, or something in it, cannot be read?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.article import Rejection
from corpus.files import printable

if TYPE_CHECKING:
    from corpus.errors import UnreadableError
    from corpus.files import File


def rejection_of(file: File, error: UnreadableError, name: str = "") -> Rejection:
    """Return the rejection of a file, or of what is called `name` in it."""
    return Rejection(
        printable(file.path),
        error.line,
        error.reason,
        origin_of(file, name),
        error.kind,
        name,
    )


def origin_of(file: File, name: str) -> str:
    """Return the absolute path of a file, followed by a name in it if there is one."""
    return f"{file.origin}/{name}" if name else file.origin


def os_reason(error: OSError) -> str:
    """Return why the system does not let a file be read, and what to do."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder; check the path"
    if isinstance(error, PermissionError):
        return "it may not be read; give the user that runs this read permission"
    return f"it cannot be read ({error.strerror or error}); check the disk"
