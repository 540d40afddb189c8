"""Which of the files in an index folder are in service?

An index folder holds generations, each a finished index in a folder of its own with a
manifest, and the file `CURRENT`, which names the one in service:

    DIR/CURRENT                 "gen-000007"
    DIR/LOCK                    held by the process that builds, with its pid
    DIR/gen-000006/…            the generation before, kept
    DIR/gen-000007/…            index files and manifest.json

A build fills a new generation, checks it, and replaces `CURRENT` in one step; whatever
happens before that step leaves the old generation in service.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import shutil
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from search.errors import IndexBusyError, IndexDamagedError, IndexMissingError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CURRENT = "CURRENT"
LOCK = "LOCK"
MANIFEST = "manifest.json"
FORMAT = 3
"""Version of the folder's layout and of the index's schema."""
KEPT = 2
"""Generations that stay after a build: the new one and the one before."""
_PREFIX = "gen-"
_NAME = re.compile(r"gen-\d{6,12}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a generation was made of and what it holds.

    Attributes:
        articles: number of articles.
        analyzers: fingerprint of each language's analyzer.
        inputs: digest of what was read, to tell whether anything changed.
        summary: what the build reported.
        created: UTC, ISO 8601.
        files: size in bytes and SHA-256 of each file but the manifest.
        format: see `FORMAT`.
    """

    articles: int
    analyzers: dict[str, str]
    inputs: str = ""
    summary: dict[str, Any] = field(default_factory=dict)
    created: str = ""
    files: dict[str, tuple[int, str]] = field(default_factory=dict)
    format: int = FORMAT


def current_generation(index: Path) -> Path:
    """Give the folder of the generation in service.

    Raises:
        IndexMissingError: there is none.
        IndexDamagedError: `CURRENT` names a generation that is not there.
    """
    try:
        name = index.joinpath(CURRENT).read_text("ascii").strip()
    except FileNotFoundError as error:
        reason = f"there is no index in {index}; build it with `hoptac index`"
        raise IndexMissingError(reason) from error
    except (OSError, UnicodeDecodeError) as error:
        reason = f"{index / CURRENT} cannot be read; rebuild with `hoptac index`"
        raise IndexDamagedError(reason) from error
    folder = index / name
    if not _NAME.fullmatch(name) or not folder.is_dir():
        reason = f"{index / CURRENT} names no generation; rebuild with `hoptac index`"
        raise IndexDamagedError(reason)
    return folder


def read_manifest(folder: Path) -> Manifest:
    """Read a generation's manifest.

    Raises:
        IndexDamagedError: it is missing or broken, or of another format.
    """
    path = folder / MANIFEST
    try:
        manifest = Manifest(**json.loads(path.read_text("utf-8")))
        sound = {type(manifest.files), type(manifest.analyzers)} == {dict}
    except (OSError, ValueError, TypeError) as error:
        reason = f"{path} cannot be read; rebuild with `hoptac index`"
        raise IndexDamagedError(reason) from error
    if not sound:
        reason = f"{path} lacks its lists; rebuild with `hoptac index`"
        raise IndexDamagedError(reason)
    if manifest.format != FORMAT:
        reason = (
            f"{folder} has format {manifest.format}, this version reads {FORMAT}; "
            "rebuild with `hoptac index`"
        )
        raise IndexDamagedError(reason)
    return manifest


def stamp(folder: Path) -> tuple[str, int, int]:
    """Tell generations apart, also where one was deleted and its number given anew."""
    try:
        state = folder.joinpath(MANIFEST).stat()
    except OSError:
        return folder.name, 0, 0
    return folder.name, state.st_ino, state.st_mtime_ns


def verify(folder: Path) -> Manifest:
    """Compare every file of a generation with its manifest.

    Raises:
        IndexDamagedError: a file is missing, new, or not what it was.
    """
    manifest = read_manifest(folder)
    found = _digests(folder)
    for name in sorted(manifest.files.keys() | found.keys()):
        expected = tuple(manifest.files.get(name, ()))
        if found.get(name, ()) != expected:
            state = "changed" if name in found and expected else "missing"
            state = state if expected else "not of this index"
            reason = f"{folder / name} is {state}; rebuild with `hoptac index`"
            raise IndexDamagedError(reason)
    return manifest


@contextmanager
def building(index: Path) -> Iterator[Path]:
    """Hold an index folder's lock and give a new, empty generation to fill.

    Unless `publish` was called with it, the new generation is removed at the end.

    Raises:
        IndexBusyError: another process is building.
        OSError: the folder cannot be written.
    """
    index.mkdir(parents=True, exist_ok=True)
    with _locked(index):
        _sweep(index)
        folder = index / f"{_PREFIX}{_last(index) + 1:06d}"
        folder.mkdir()
        try:
            yield folder
        finally:
            if not _in_service(index, folder):
                shutil.rmtree(folder, ignore_errors=True)


def publish(index: Path, folder: Path, manifest: Manifest) -> Manifest:
    """Put a filled generation into service; readers see it from their next request.

    Returns:
        The manifest with the digests of the files.
    """
    manifest = Manifest(
        **{
            **asdict(manifest),
            "created": datetime.now(UTC).isoformat(timespec="seconds"),
            "files": _digests(folder),
        }
    )
    text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1)
    _write(folder / MANIFEST, text)
    for path in folder.iterdir():
        _sync(path)
    _sync(folder)
    draft = index / f"{CURRENT}.new"
    _write(draft, f"{folder.name}\n")
    draft.replace(index / CURRENT)
    _sync(index)
    _sweep(index)
    return manifest


@contextmanager
def _locked(index: Path) -> Iterator[None]:
    """Hold the lock; the system gives it back however the process ends."""
    with (index / LOCK).open("a+", encoding="ascii") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.seek(0)
            holder = lock.read().strip() or "another process"
            reason = f"{index} is being built by {holder}; wait for it or stop it"
            raise IndexBusyError(reason) from error
        lock.truncate(0)
        started = datetime.now(UTC).isoformat(timespec="seconds")
        lock.write(f"process {os.getpid()} since {started}\n")
        lock.flush()
        yield


def _sweep(index: Path) -> None:
    """Remove all but the generation in service and those kept before it.

    Where none is in service, only those that were never finished are removed.
    """
    names = sorted(path.name for path in index.glob(f"{_PREFIX}*"))
    try:
        keep = current_generation(index).name
    except (IndexMissingError, IndexDamagedError):
        keep = ""
        names = [n for n in names if not index.joinpath(n, MANIFEST).exists()]
    older = [name for name in names if name < keep][-(KEPT - 1) :]
    for name in names:
        if name != keep and name not in older:
            shutil.rmtree(index / name, ignore_errors=True)


def _last(index: Path) -> int:
    numbers = [path.name.removeprefix(_PREFIX) for path in index.glob(f"{_PREFIX}*")]
    return max((int(number) for number in numbers if number.isdigit()), default=0)


def _in_service(index: Path, folder: Path) -> bool:
    try:
        return current_generation(index) == folder
    except (IndexMissingError, IndexDamagedError):
        return False


def _digests(folder: Path) -> dict[str, tuple[int, str]]:
    digests = {}
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            digests[path.name] = (0, "folder")
        elif path.name != MANIFEST:
            with path.open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256").hexdigest()
            digests[path.name] = (path.stat().st_size, digest)
    return digests


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    _sync(path)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
