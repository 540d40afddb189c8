"""How is a pass tried without leaving a trace?

It works on a copy of the store. Sealed WARC files, which nobody writes to any more, are
linked to and not copied.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from corpus.store.database import reading
from corpus.store.layout import DATABASE, WARCS, is_store
from corpus.store.store import open_store

if TYPE_CHECKING:
    from collections.abc import Generator

    from corpus.store.store import Store


@contextmanager
def trial_store(folder: Path) -> Generator[Store]:
    """Open a copy of a store that is deleted at the end; an empty one if there is none.

    Raises:
        StoreError: the store cannot be used.
        OSError: there is no room for the copy.
    """
    with TemporaryDirectory(prefix="hoptac-") as name:
        copy = Path(name, "store")
        if is_store(folder):
            _copy(folder, copy)
        with open_store(copy, create=True) as store:
            yield store


def _copy(folder: Path, copy: Path) -> None:
    copy.joinpath(WARCS).mkdir(parents=True)
    target = sqlite3.connect(copy / DATABASE)
    with closing(target), reading(folder) as connection:
        connection.backup(target)
        warcs = target.execute("SELECT file, sealed FROM warcs").fetchall()
    for file, sealed in warcs:
        original = (folder / WARCS / file).absolute()
        if sealed:
            copy.joinpath(WARCS, file).symlink_to(original)
        else:
            shutil.copyfile(original, copy / WARCS / file)
