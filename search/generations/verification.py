"""Are the files of a generation still what was written?"""

from __future__ import annotations

from contextlib import suppress
from types import MappingProxyType
from typing import TYPE_CHECKING

from corpus.durable_files import sha256_of
from search.errors import IndexDamagedError
from search.generations.generation import published_seal
from search.generations.manifest import MANIFEST, Manifest, read_manifest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    Digests = Mapping[str, tuple[int, str]]

_NONE: Digests = MappingProxyType({})


def verify(folder: Path, seal: str = "", verified: Digests = _NONE) -> Manifest:
    """Compare every file of a generation with its manifest, and that with its seal.

    Args:
        folder: the generation.
        seal: what the manifest must be sealed with; "" for what `CURRENT` says.
        verified: digests of files that need not be read again.

    Raises:
        IndexDamagedError: a file is missing, new, or changed.
    """
    if folder.is_symlink():
        raise IndexDamagedError(_linked(folder))
    manifest = read_manifest(folder, seal or published_seal(folder))
    try:
        actual = digests(folder, verified)
    except OSError as error:
        reason = (
            f"{error.filename or folder} cannot be read ({error.strerror}); "
            "rebuild with `hoptac index`"
        )
        raise IndexDamagedError(reason) from error
    for name in sorted(manifest.files.keys() | actual.keys()):
        expected = tuple(manifest.files.get(name, ()))
        if actual.get(name, ()) != expected:
            state = "changed" if name in actual and expected else "missing"
            state = state if expected else "not of this index"
            if actual.get(name) == (0, "link"):
                raise IndexDamagedError(_linked(folder / name))
            reason = f"{folder / name} is {state}; rebuild with `hoptac index`"
            raise IndexDamagedError(reason)
    return manifest


def _linked(path: Path) -> str:
    return (
        f"{path} is a link, so that what it leads to can change the index; put a copy "
        "in its place, or rebuild with `hoptac index`"
    )


def digests(folder: Path, verified: Digests = _NONE) -> dict[str, tuple[int, str]]:
    """Return the size in bytes and the SHA-256 of each file but the manifest, by name.

    Args:
        folder: the generation.
        verified: digests of files that need not be read again.

    Raises:
        OSError: a file cannot be read.
    """
    digest_by_name = {}
    for path in sorted(folder.iterdir()):
        if path.is_symlink():
            digest_by_name[path.name] = (0, "link")
        elif path.is_dir():
            digest_by_name[path.name] = (0, "folder")
        elif path.name in verified:
            digest_by_name[path.name] = verified[path.name]
        elif path.name != MANIFEST:
            digest_by_name[path.name] = (path.stat().st_size, sha256_of(path))
    return digest_by_name


def shared_digests(folder: Path, base: Path) -> dict[str, tuple[int, str]]:
    """Return the digests of files that are hard links to those of another generation.

    Args:
        folder: a generation that is being filled.
        base: one in service, which was verified.
    """
    shared = {}
    with suppress(IndexDamagedError):
        manifest = read_manifest(base, published_seal(base))
        for name, recorded in manifest.files.items():
            with suppress(OSError):
                if (folder / name).samefile(base / name):
                    shared[name] = (int(recorded[0]), str(recorded[1]))
    return shared
