"""Is a generation what was written?"""

from __future__ import annotations

from contextlib import suppress
from types import MappingProxyType
from typing import TYPE_CHECKING

from search.errors import IndexDamagedError
from search.generations.durable_files import sha256_of
from search.generations.generation import published_seal
from search.generations.manifest import MANIFEST, Manifest, read_manifest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    Digests = Mapping[str, tuple[int, str]]

_NONE: Digests = MappingProxyType({})


def verify(folder: Path, seal: str = "", known: Digests = _NONE) -> Manifest:
    """Compare every file of a generation with its manifest, and that with its seal.

    Args:
        folder: the generation.
        seal: what the manifest must be sealed with; "" for what `CURRENT` says.
        known: digests of files that are not read again.

    Raises:
        IndexDamagedError: a file is missing, new, or not what it was.
    """
    manifest = read_manifest(folder, seal or published_seal(folder))
    try:
        found = digests(folder, known)
    except OSError as error:
        reason = (
            f"{error.filename or folder} cannot be read ({error.strerror}); "
            "rebuild with `hoptac index`"
        )
        raise IndexDamagedError(reason) from error
    for name in sorted(manifest.files.keys() | found.keys()):
        expected = tuple(manifest.files.get(name, ()))
        if found.get(name, ()) != expected:
            state = "changed" if name in found and expected else "missing"
            state = state if expected else "not of this index"
            reason = f"{folder / name} is {state}; rebuild with `hoptac index`"
            raise IndexDamagedError(reason)
    return manifest


def digests(folder: Path, known: Digests = _NONE) -> dict[str, tuple[int, str]]:
    """Give the size in bytes and the SHA-256 of each file but the manifest.

    Args:
        folder: the generation.
        known: those of files that are not read again.

    Raises:
        OSError: a file cannot be read.
    """
    found = {}
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            found[path.name] = (0, "folder")
        elif path.name in known:
            found[path.name] = known[path.name]
        elif path.name != MANIFEST:
            found[path.name] = (path.stat().st_size, sha256_of(path))
    return found


def shared_digests(folder: Path, base: Path) -> dict[str, tuple[int, str]]:
    """Give the digests of files that are those of another generation, not copies.

    Args:
        folder: a generation that is being filled.
        base: one in service, which was verified.
    """
    found = {}
    with suppress(IndexDamagedError):
        manifest = read_manifest(base, published_seal(base))
        for name, digest in manifest.files.items():
            with suppress(OSError):
                if (folder / name).samefile(base / name):
                    found[name] = (int(digest[0]), str(digest[1]))
    return found
