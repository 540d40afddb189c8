"""What is the form of a backup?

A tar file (POSIX 1003.1-2001, pax), which `tar` can list and unpack. After the files
come two of ours: a list of all files with their sizes and SHA-256, in JSON, and the
SHA-256 of that list. An archive that ends before them is none.
"""

from __future__ import annotations

import hashlib
import json
import os
import tarfile
from dataclasses import astuple, dataclass
from io import BytesIO
from typing import IO, TYPE_CHECKING

from backup.errors import BackupError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from backup.entries import Entry

LIST = "hoptac-backup.json"
SEAL = "hoptac-backup.sha256"
FORMAT = 1
"""Version of the list and of the names."""
PIECE = 1 << 20
"""Bytes that are copied at a time."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What the list says of a file.

    Attributes:
        size: in bytes.
        digest: its SHA-256.
        mode: its permissions.
        changed: when that was, in nanoseconds since 1970.
    """

    size: int
    digest: str
    mode: int = 0o600
    changed: int = 0


class Hashing:
    """A stream of bytes that are hashed as they are read."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._digest = hashlib.sha256()

    def read(self, size: int = PIECE) -> bytes:
        """Return up to so many bytes."""
        data = self._stream.read(size)
        self._digest.update(data)
        return data

    def digest(self) -> str:
        """Return the SHA-256 of what was read, as 64 hexadecimal digits."""
        return self._digest.hexdigest()


def write_archive(
    stream: IO[bytes], entries: Iterable[Entry], made: str
) -> dict[str, Listed]:
    """Write files to an archive, and the list of them at its end.

    Args:
        stream: where to.
        entries: the files.
        made: when that is, ISO 8601.

    Returns:
        What the list says.

    Raises:
        BackupError: a file is damaged, or changed while it was read.
        OSError: a file cannot be read, or the archive not be written.
    """
    files: dict[str, Listed] = {}
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for entry in entries:
            if entry.fleeting and not entry.path.exists():
                continue
            files[entry.name] = _add(tar, entry)
        rows = {name: astuple(file) for name, file in files.items()}
        values = {"format": FORMAT, "made": made, "files": rows}
        data = json.dumps(values, indent=0).encode("ascii")
        seal = f"{hashlib.sha256(data).hexdigest()}  {LIST}\n".encode("ascii")
        for name, content in ((LIST, data), (SEAL, seal)):
            info = tarfile.TarInfo(name)
            info.size, info.mode = len(content), 0o600
            tar.addfile(info, BytesIO(content))
    return files


def _add(tar: tarfile.TarFile, entry: Entry) -> Listed:
    """Write one file, of which nothing may change meanwhile."""
    handle = os.open(entry.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(handle, "rb") as stream:
        before = os.fstat(handle)
        info = tarfile.TarInfo(entry.name)
        info.size = before.st_size if entry.size is None else entry.size
        info.mode, info.mtime = before.st_mode & 0o777, int(before.st_mtime)
        if before.st_size < info.size:
            lost = f"it has {before.st_size} bytes, not {info.size}"
            message = f"{entry.path} is damaged: {lost}; nothing was saved"
            raise BackupError(message)
        reader = Hashing(stream)
        try:
            tar.addfile(info, reader)
        except OSError as error:
            if error.errno is not None:
                raise
            raise BackupError(_changed(entry.path)) from error  # it became shorter
        after = os.fstat(handle)
    written = (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns)
    if entry.size is None and written:
        raise BackupError(_changed(entry.path))
    if entry.digest not in {"", reader.digest()}:
        message = f"{entry.path} is not as it was written; nothing was saved"
        raise BackupError(message)
    return Listed(info.size, reader.digest(), info.mode, before.st_mtime_ns)


def read_list(data: bytes, seal: bytes, file: Path) -> dict[str, Listed]:
    """Return what the list at the end of an archive says of each file, by name.

    Raises:
        BackupError: the list is damaged, or of another version.
    """
    digest = hashlib.sha256(data).hexdigest()
    if seal.split()[:1] != [digest.encode("ascii")]:
        message = f"{file} is damaged: its list of files is not as it was written"
        raise BackupError(message)
    try:
        values = json.loads(data)
        if values["format"] != FORMAT:
            message = f"{file} was made by another version of Hoptac; use that one"
            raise BackupError(message)
        return {
            str(name): Listed(int(size), str(digest), int(mode), int(changed))
            for name, (size, digest, mode, changed) in values["files"].items()
        }
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        message = f"{file} has a list of files that cannot be read"
        raise BackupError(message) from error


def _changed(path: Path) -> str:
    return f"{path} changed while it was saved; nothing was saved, so try again"
