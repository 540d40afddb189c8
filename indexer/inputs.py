"""Has anything changed since an index was built?"""

from __future__ import annotations

import hashlib
import os
from importlib import resources
from typing import TYPE_CHECKING

from analyzers import LANGUAGES, fingerprint
from corpus import find_files
from search.embedding import model_version

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
    model = model_version() if semantic else ""
    digest = hashlib.sha256(f"home={home}\nmodel={model}\n".encode())
    for lang in LANGUAGES:
        digest.update(fingerprint(lang).encode())
    for room in _ROOMS:
        for source in _sources(resources.files(room)):
            digest.update(source.read_bytes())
    for file in (topics, *find_files(paths)):
        if file is None:
            continue
        digest.update(os.fsencode(file.absolute()))
        try:
            with file.open("rb") as stream:
                digest.update(hashlib.file_digest(stream, "sha256").digest())
        except OSError:
            digest.update(b"unreadable")
    return digest.hexdigest()


def _sources(folder: Traversable) -> Iterator[Traversable]:
    """Give the code and data files of a room; its sample articles are none."""
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            if item.name not in {"__pycache__", "articles"}:
                yield from _sources(item)
        elif item.name.endswith(_SUFFIXES):
            yield item
