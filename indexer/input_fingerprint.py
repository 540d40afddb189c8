"""Has anything changed since an index was built?"""

from __future__ import annotations

import hashlib
import os
from importlib import resources
from typing import TYPE_CHECKING

from analyzers import LANGUAGES, fingerprint
from corpus import find_files, identifier_version
from search.expansion.embedding import model_version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

_ROOMS = ("analyzers", "corpus", "indexer", "search")
_SUFFIXES = (".py", ".toml", ".tsv", ".ttl", ".txt")


def inputs_digest(
    paths: Iterable[Path],
    home: str,
    topics: Path | None = None,
    *,
    semantic: bool = True,
) -> str:
    """Digest all that decides an index: articles, our code and data, dictionaries.

    A file that cannot be read counts by its name, so that it is tried again once it
    can be read.

    Args:
        paths: files and folders.
        home: the collection's own country.
        topics: the vocabulary's file; None for the one that comes with Hoptac.
        semantic: whether the model is asked, where there is one.

    Returns:
        64 hexadecimal digits.
    """
    digest = hashlib.sha256(maker_digest(home, topics, semantic=semantic).encode())
    for file in (topics, *find_files(paths)):
        if file is None:
            continue
        digest.update(os.fsencode(file.absolute()))
        digest.update(_content(file))
    return digest.hexdigest()


def maker_digest(home: str, topics: Path | None = None, *, semantic: bool) -> str:
    """Digest all that decides what becomes of an article: code, data, dictionaries.

    Args:
        home: the collection's own country.
        topics: the vocabulary's file; None for the one that comes with Hoptac.
        semantic: whether the model is asked, where there is one.

    Returns:
        64 hexadecimal digits.
    """
    model = model_version() if semantic else ""
    told = f"home={home}\nmodel={model}\nlanguages={identifier_version()}\n"
    digest = hashlib.sha256(told.encode())
    for lang in LANGUAGES:
        digest.update(fingerprint(lang).encode())
    for room in _ROOMS:
        for source in source_files(resources.files(room)):
            digest.update(source.read_bytes())
    if topics is not None:
        digest.update(_content(topics))
    return digest.hexdigest()


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").digest()
    except OSError:
        return b"unreadable"


def source_files(folder: Traversable) -> Iterator[Traversable]:
    """Give the code and data files of a room; its sample articles are none."""
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            if item.name not in {"__pycache__", "articles"}:
                yield from source_files(item)
        elif item.name.endswith(_SUFFIXES):
            yield item
