"""How is a backup verified, and put back?

All is unpacked and compared with the list before the first part gets its name.
"""

from __future__ import annotations

import os
import tarfile
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING

from backup.archive import LIST, PIECE, SEAL, Hashing, read_list
from backup.entries import PARTS
from backup.errors import BackupError
from corpus.durable_files import fsync

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backup.archive import Listed

_MOST_OF_LIST = 1 << 30
"""Bytes of the list, which is read at once."""


def verify(file: Path) -> dict[str, Listed]:
    """Compare every file of an archive with its list.

    Returns:
        Size and digest of each file, by its name in the archive.

    Raises:
        BackupError: the archive is damaged, or none.
        OSError: it cannot be read.
    """
    return _unpack(file, None)


def restore(file: Path, folder: Path) -> dict[str, Listed]:
    """Restore a backup into a folder, where none of its parts may be.

    Args:
        file: the archive.
        folder: where `articles`, `store` and the other parts will be; it is made if
            there is none. Empty folders of these names may be there.

    Returns:
        Size and digest of each file, by its name in the archive.

    Raises:
        BackupError: the archive is damaged, or something is there already.
        OSError: it cannot be read, or the folder not be written.
    """
    parts = _parts(file)
    for part in parts:
        _refuse_occupied(folder / part)
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".hoptac-restore-", dir=folder) as name:
        draft = Path(name)
        files = _unpack(file, draft)
        for place, listed in files.items():
            (draft / place).chmod(listed.mode & 0o755)
            os.utime(draft / place, ns=(listed.changed, listed.changed))
        for part in parts:
            _refuse_occupied(folder / part)
            (draft / part).rename(folder / part)
        fsync(folder)
    return files


def _parts(file: Path) -> list[str]:
    """Return which parts an archive has, by the names in it."""
    with _opened(file) as tar:
        names = {member.name.partition("/")[0] for member in tar}
    return [part for part in PARTS if part in names]


def _refuse_occupied(path: Path) -> None:
    """Refuse to put a part where something is.

    Raises:
        BackupError: there is.
    """
    if path.is_symlink() or (path.exists() and not path.is_dir()):
        message = f"{path} is there already and no folder; move it away first"
        raise BackupError(message)
    if path.is_dir() and any(path.iterdir()):
        message = f"{path} is not empty; nothing is overwritten, so move it away first"
        raise BackupError(message)


def _unpack(file: Path, draft: Path | None) -> dict[str, Listed]:
    """Read an archive from its begin to its end, and compare it with its list.

    Args:
        file: the archive.
        draft: folder to write to; None to write nothing.
    """
    found: dict[str, tuple[int, str]] = {}
    ends: dict[str, bytes] = {}
    with _opened(file) as tar:
        for member in tar:
            stream = tar.extractfile(member) if member.isreg() else None
            if stream is None or member.name in found or member.name in ends:
                message = f"{file} is no backup: {member.name!r} does not belong in one"
                raise BackupError(message)
            if member.name in {LIST, SEAL}:
                ends[member.name] = stream.read(_MOST_OF_LIST)
            else:
                target = draft / _place(member.name, file) if draft else None
                found[member.name] = _copy(stream, target)
    if ends.keys() != {LIST, SEAL}:
        message = f"{file} is no backup, or its end is missing"
        raise BackupError(message)
    listed = read_list(ends[LIST], ends[SEAL], file)
    saved = {name: (each.size, each.digest) for name, each in listed.items()}
    for name in sorted(saved.keys() | found.keys()):
        if saved.get(name) != found.get(name):
            state = "is missing" if name not in found else "is not as it was saved"
            message = f"{file} is damaged: {name} {state}"
            raise BackupError(message)
    return listed


def _place(name: str, file: Path) -> PurePosixPath:
    """Return where a file belongs below the folder.

    Raises:
        BackupError: its name leads elsewhere.
    """
    path = PurePosixPath(name)
    part, *rest = path.parts or ("",)
    if part not in PARTS or not rest or ".." in rest:
        message = f"{file} is no backup: {name!r} does not belong in one"
        raise BackupError(message)
    return path


def _copy(stream: IO[bytes], target: Path | None) -> tuple[int, str]:
    """Read one file and write it, if it has a target; return its size and SHA-256."""
    reader = Hashing(stream)
    size = 0
    if target is None:
        while data := reader.read():
            size += len(data)
        return size, reader.digest()
    target.parent.mkdir(0o750, parents=True, exist_ok=True)
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as own:
        while data := reader.read(PIECE):
            size += own.write(data)
        own.flush()
        os.fsync(handle)
    return size, reader.digest()


@contextmanager
def _opened(file: Path) -> Iterator[tarfile.TarFile]:
    """Open an archive; what `tarfile` raises becomes a sentence."""
    try:
        with file.open("rb") as stream, tarfile.open(fileobj=stream, mode="r:") as tar:
            yield tar
    except (tarfile.TarError, EOFError, ValueError) as error:
        message = f"{file} is no backup, or it is damaged ({error})"
        raise BackupError(message) from error
