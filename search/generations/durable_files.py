"""How do bytes reach the disk, so that they are there after a power cut?"""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

AT_ONCE = 1 << 25
"""Bytes that are digested at once; after each part other threads have their turn."""


def write_synced(path: Path, data: bytes) -> None:
    """Write a file and wait until the disk has it.

    Raises:
        OSError: the disk is full or the file may not be written.
    """
    path.write_bytes(data)
    fsync(path)


def fsync(path: Path) -> None:
    """Wait until the disk has a file, or the names in a folder.

    Raises:
        OSError: the disk could not take it.
    """
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def drop_from_page_cache(path: Path) -> None:
    """Drop a synced file from memory, so that the next read comes from the disk."""
    if not hasattr(os, "posix_fadvise"):
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(handle)


def sha256_of(path: Path) -> str:
    """Give the SHA-256 of a file, 64 hexadecimal digits.

    Raises:
        OSError: the file cannot be read.
    """
    digest = hashlib.sha256()
    with path.open("rb", buffering=0) as stream:
        size = os.fstat(stream.fileno()).st_size
        part = memoryview(bytearray(min(size, AT_ONCE) + 1))
        while read := stream.readinto(part):
            digest.update(part[:read])
    return digest.hexdigest()
