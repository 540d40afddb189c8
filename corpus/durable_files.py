"""How do bytes reach the disk, so that they are there after a power cut?"""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from corpus.open_file import open_regular

if TYPE_CHECKING:
    from pathlib import Path

DIGEST_CHUNK = 1 << 25
"""Bytes that are hashed at a time; other threads get their turn in between."""


def write_synced(path: Path, data: bytes) -> None:
    """Write a file and wait until it is on the disk.

    Raises:
        OSError: the disk is full or the file may not be written.
    """
    path.write_bytes(data)
    fsync(path)


def fsync(path: Path) -> None:
    """Wait until a file, or the directory entries of a folder, are on the disk.

    Raises:
        OSError: the disk could not take it.
    """
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def drop_from_page_cache(path: Path) -> None:
    """Evict a synced file from memory, so that the next read comes from the disk."""
    if not hasattr(os, "posix_fadvise"):  # macOS has none
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(handle)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file as 64 hexadecimal digits.

    Raises:
        OSError: the file cannot be read.
    """
    digest = hashlib.sha256()
    with open_regular(path) as stream:
        size = os.fstat(stream.fileno()).st_size
        buffer = memoryview(bytearray(min(size, DIGEST_CHUNK) + 1))
        while read := stream.readinto(buffer):
            digest.update(buffer[:read])
    return digest.hexdigest()
