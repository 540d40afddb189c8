"""Which files does a backup save?

Parts have a place each, the same in the archive and below the folder where it is put
back: `articles`, `store`, `index`, `alerts`, and `settings`, whatever is named.
"""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from alerts.delivery_state import state_folder
from backup.errors import BackupError
from corpus.store.layout import DATABASE, WARCS
from corpus.store.snapshot import copy_database
from indexer.passages.store import FOLDER as PASSAGES
from search.errors import IndexDamagedError
from search.generations.generation import CURRENT, Generation, read_current_file
from search.generations.manifest import MANIFEST, read_manifest
from search.generations.reader_lock import lock_for_reading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PARTS = ("articles", "store", "index", "alerts", "settings")
"""First parts of the names in an archive."""
_ATTEMPTS = 5
"""How often a generation may be replaced while it is about to be locked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file to save.

    Attributes:
        name: in the archive, with `/` between its parts.
        path: where it is.
        size: bytes from its beginning that are saved; None for all.
        digest: SHA-256 that these must have; "" where nobody noted it.
        fleeting: whether it may be gone by now without harm.
    """

    name: str
    path: Path
    size: int | None = None
    digest: str = ""
    fleeting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What to save; each part may be left out.

    Attributes:
        articles: folder of articles.
        store: folder of what was fetched.
        index: folder of the index.
        alerts: the file of alerts.
        settings: files and folders.
    """

    articles: Path | None = None
    store: Path | None = None
    index: Path | None = None
    alerts: Path | None = None
    settings: tuple[Path, ...] = field(default=())

    def folders(self) -> Iterator[Path]:
        """Yield the folders and files that are saved."""
        named = (self.articles, self.store, self.index, self.alerts)
        yield from (path for path in (*named, *self.settings) if path)


def folder_entries(folder: Path, name: str) -> Iterator[Entry]:
    """Yield the regular files of a folder and its subfolders, in order.

    Raises:
        BackupError: it is no folder.
        OSError: a folder cannot be read.
    """
    if not folder.is_dir():
        message = f"{folder} is no folder"
        raise BackupError(message)
    for parent, folders, files in os.walk(folder, onerror=_raise):
        folders.sort()
        for file in sorted(files):
            path = folder.__class__(parent, file)
            yield Entry(name=f"{name}/{path.relative_to(folder).as_posix()}", path=path)


def settings_entries(paths: tuple[Path, ...]) -> Iterator[Entry]:
    """Yield the files of settings that an operator names, by their own names.

    Raises:
        BackupError: two have the same name, or one is not there.
    """
    names = [path.resolve().name for path in paths]
    for path, name in zip(paths, names, strict=True):
        if names.count(name) > 1:
            message = (
                f"{path}: two of the settings are called {name}; name their folder"
            )
            raise BackupError(message)
        if path.is_dir():
            yield from folder_entries(path, f"settings/{name}")
        else:
            yield Entry(name=f"settings/{name}", path=path)


def alert_entries(file: Path) -> Iterator[Entry]:
    """Yield the file of alerts and what was sent of each; each changes in one step.

    Raises:
        BackupError: there is no such file.
    """
    if not file.is_file():
        message = f"there is no file of alerts {file}"
        raise BackupError(message)
    yield Entry(name=f"alerts/{file.name}", path=file)
    state = state_folder(file)
    for path in sorted(state.glob("*.json")):
        yield Entry(name=f"alerts/{state.name}/{path.name}", path=path, fleeting=True)


def store_entries(folder: Path, draft: Path) -> Iterator[Entry]:
    """Yield the files of a store as it is at one moment, also while it is written to.

    Args:
        folder: of the store.
        draft: a folder for the copy of its database.

    Raises:
        StoreError: it is none, or it is damaged.
    """
    if folder.is_dir() and not any(folder.iterdir()):
        return  # nothing was fetched yet
    copy = draft / DATABASE
    for warc in copy_database(folder, copy):
        yield Entry(
            name=f"store/{WARCS}/{warc.file}",
            path=folder / WARCS / warc.file,
            size=warc.end,
            digest=warc.sha256,
        )
    yield Entry(name=f"store/{DATABASE}", path=copy)


@contextmanager
def index_entries(index: Path, draft: Path) -> Iterator[Iterator[Entry]]:
    """Hold the generation in service, so that no build removes it, and list its files.

    Args:
        index: folder of the index.
        draft: a folder for the file that names the generation.

    Raises:
        IndexMissingError: there is no index.
        IndexDamagedError: it is damaged.
    """
    generation, handle = _hold(index)
    try:
        yield _files_of(generation, index, draft)
    finally:
        os.close(handle)


def _hold(index: Path) -> tuple[Generation, int]:
    """Return the generation in service, and the descriptor that holds its lock."""
    generation = read_current_file(index).current
    for _ in range(_ATTEMPTS):
        generation = read_current_file(index).current
        with suppress(IndexDamagedError):
            return generation, lock_for_reading(generation.folder)
    message = (
        f"{generation.folder} is gone or cannot be read; rebuild with `hoptac index`"
    )
    raise IndexDamagedError(message)


def _files_of(generation: Generation, index: Path, draft: Path) -> Iterator[Entry]:
    folder, name = generation.folder, generation.folder.name
    manifest = read_manifest(folder, generation.seal)
    for file, (size, digest) in sorted(manifest.files.items()):
        path = folder / file
        if not path.is_dir():
            yield Entry(
                name=f"index/{name}/{file}", path=path, size=int(size), digest=digest
            )
    yield Entry(
        name=f"index/{name}/{MANIFEST}", path=folder / MANIFEST, digest=generation.seal
    )
    for path in sorted((index / PASSAGES).glob("*.arrays")):
        yield Entry(name=f"index/{PASSAGES}/{path.name}", path=path, fleeting=True)
    current = draft / CURRENT
    current.write_text(f"{name} {generation.seal}\n", "ascii")
    yield Entry(name=f"index/{CURRENT}", path=current)


def is_regular(path: Path) -> bool:
    """Return whether a path is that of a file proper, no link, pipe or device."""
    return stat.S_ISREG(path.lstat().st_mode)


def _raise(error: OSError) -> None:
    raise error
