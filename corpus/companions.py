"""Which folders hold what a saved page is shown with, and no articles?

A browser that saves `page.html` puts pictures, styles and the frames of advertisements
into `page_files`, or whatever its language calls that. Such frames are pages themselves
and would be read as articles.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib import resources
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_PAGES = {".html", ".htm", ".xhtml"}


def companions(folders: Iterable[str], files: Iterable[str]) -> frozenset[str]:
    """Return which folders belong to a saved page beside them.

    Args:
        folders: names of folders in one folder.
        files: names of the files in it.
    """
    paths = [PurePosixPath(_same(name)) for name in files]
    stems = {path.stem for path in paths if path.suffix in _PAGES}
    return frozenset(
        folder
        for folder in folders
        if any(
            _same(folder).removesuffix(end) in stems
            for end in companion_ends()
            if _same(folder).endswith(end)
        )
    )


def without_companions(paths: Collection[str]) -> Iterator[str]:
    """Yield the paths of files in an archive that lie in no such folder, in order."""
    files: dict[str, list[str]] = {}
    folders: dict[str, set[str]] = {}
    for path in paths:
        parent, _, name = path.rpartition("/")
        files.setdefault(parent, []).append(name)
        while parent:
            above, _, folder = parent.rpartition("/")
            folders.setdefault(above, set()).add(folder)
            parent = above
    left_out = tuple(
        f"{parent}/{folder}/" if parent else f"{folder}/"
        for parent, names in folders.items()
        for folder in companions(names, files.get(parent, []))
    )
    for path in paths:
        if not path.startswith(left_out):
            yield path


@cache
def companion_ends() -> tuple[str, ...]:
    """Return what is appended to the names of pages, in lower case."""
    file = resources.files("corpus").joinpath("data", "companion_folders.txt")
    lines = file.read_text("utf-8").splitlines()
    return tuple(_same(line) for line in lines if line and not line.startswith("#"))


def _same(name: str) -> str:
    """Return a name as file systems compare it."""
    return unicodedata.normalize("NFC", name).casefold()
