"""Has anything changed since an index was built?"""

from __future__ import annotations

import hashlib
import os
from importlib import metadata, resources
from typing import TYPE_CHECKING

from analyzers import LANGUAGES, fingerprint
from corpus import UnreadableError, identifier_version
from corpus.files import walk
from corpus.open_file import open_file
from corpus.store import is_store
from corpus.store.indexable import contents_digest
from search.meaning.embedders import model_version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

PACKAGES = ("analyzers", "corpus", "indexer", "search")
"""The packages whose code and data decide what becomes of an article."""
DISTRIBUTIONS = (
    "babel",
    "brotli",
    "charset-normalizer",
    "courlan",
    "cssselect",
    "feedparser",
    "htmldate",
    "justext",
    "lxml",
    "pypdfium2",
    "python-docx",
    "rdflib",
    "trafilatura",
    "warcio",
)
"""Libraries whose own data or rules decide it too, besides dictionaries."""
_SKIPPED_FOLDERS = {"__pycache__", "articles"}


def inputs_digest(
    paths: Iterable[Path],
    home: str,
    topics: Path | None = None,
    sites: Path | None = None,
    *,
    semantic: bool = True,
) -> str:
    """Digest all that decides an index: articles, code, data, dictionaries, settings.

    A file that cannot be read counts by its name, so that it is tried again once it
    can be read.

    Args:
        paths: files and folders.
        home: the collection's own country.
        topics: the vocabulary's file; None for the one that comes with Hoptac.
        sites: the file of rules for pages besides those of Hoptac, if any.
        semantic: whether the model is used, where there is one.

    Returns:
        The SHA-256, 64 hexadecimal digits.
    """
    recipe = recipe_digest(home, topics, sites, semantic=semantic)
    digest = hashlib.sha256(recipe.encode())
    if topics:
        digest.update(os.fsencode(topics.absolute()))
        digest.update(content_of(topics))
    for file in (file for root in paths for file in walk(root)):
        digest.update(os.fsencode(file.path.absolute()))
        digest.update(content_of(file.path, file.root))
    return digest.hexdigest()


def recipe_digest(
    home: str, topics: Path | None = None, sites: Path | None = None, *, semantic: bool
) -> str:
    """Digest all that decides an index but the articles.

    Args:
        home: the collection's own country.
        topics: the vocabulary's file; None for the one that comes with Hoptac.
        sites: the file of rules for pages besides those of Hoptac, if any.
        semantic: whether the model is used, where there is one.

    Returns:
        The SHA-256, 64 hexadecimal digits.
    """
    model = model_version() if semantic else ""
    settings = f"home={home}\nmodel={model}\nlanguages={identifier_version()}\n"
    digest = hashlib.sha256(settings.encode())
    for name in DISTRIBUTIONS:
        digest.update(f"{name}=={metadata.version(name)}\n".encode())
    for lang in LANGUAGES:
        digest.update(fingerprint(lang).encode())
    for package in PACKAGES:
        for file in source_files(resources.files(package)):
            data = file.read_bytes()
            digest.update(f"{file.name} {len(data)}\n".encode())
            digest.update(data)
    for setting in (topics, sites):
        digest.update(content_of(setting) if setting else b"none")
    return digest.hexdigest()


def source_files(folder: Traversable) -> Iterator[Traversable]:
    """Yield the files of a package and of the packages in it, code and data alike.

    Compiled code and the sample articles are left out.
    """
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_file():
            yield item
        elif item.name not in _SKIPPED_FOLDERS:
            yield from source_files(item)


def content_of(file: Path, root: Path | None = None) -> bytes:
    """Digest a file or a store; what cannot be read counts as unreadable.

    Args:
        file: its path.
        root: the folder that it must be in; see `corpus.open_file`.
    """
    try:
        if is_store(file):
            return contents_digest(file)
        with open_file(file, root) as stream:
            return hashlib.file_digest(stream, "sha256").digest()
    except (OSError, UnreadableError):
        return b"unreadable"
