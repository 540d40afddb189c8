"""Which articles do these files and folders hold?"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from corpus.article import Article, Rejection
from corpus.errors import UnreadableError
from corpus.formats.packed_file import open_packed
from corpus.formats.registry import SUFFIXES, format_of, suffix_of
from corpus.raw_article import RawChunk, validate
from corpus.repair.article import mend_article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from corpus.formats.file_format import FileFormat

_DIGEST_BYTES = 16


@dataclass(frozen=True, slots=True)
class UnchangedArticle:
    """An article whose bytes were read before; only its id is known here."""

    id: str


Item: TypeAlias = Article | UnchangedArticle | Rejection


class ReadResult(NamedTuple):
    """What was read, and how to recognise it when it is read again.

    Attributes:
        item: an article, or why there is none.
        digest: BLAKE2b of its bytes and of its file's path and name, 32 hexadecimal
            digits; "" of a rejection.
    """

    item: Item
    digest: str


class _File(NamedTuple):
    """A file to read.

    Attributes:
        path: as the user named it, or below the folder that the user named.
        name: its path below that folder, which ids are made of.
        origin: its absolute path.
    """

    path: Path
    name: str
    origin: str


def read_articles(paths: Iterable[Path]) -> Iterator[Article | Rejection]:
    """Yield every article below some files and folders, in a stable order.

    A `Rejection` takes the place of what cannot be read, and of each further article
    with an id that was read before.
    """
    for item, _ in read_with_digests(paths):
        if not isinstance(item, UnchangedArticle):
            yield item


def read_with_digests(
    paths: Iterable[Path], ids_by_digest: Mapping[str, str] = MappingProxyType({})
) -> Iterator[ReadResult]:
    """Yield what `read_articles` does, without parsing what an earlier build read.

    Args:
        paths: files and folders.
        ids_by_digest: ids of the articles that were read before, by the digest that
            was returned then. Where the digest is the same, only bytes are read.
    """
    locations: dict[str, str] = {}
    for root in paths:
        unreadable: list[OSError] = []
        for file in _files(root, unreadable.append):
            for result, line in _read(file, ids_by_digest):
                yield _unique(result, file.path, line, locations)
        for error in unreadable:
            folder = Path(error.filename)
            origin = _printable(folder.absolute())
            rejection = Rejection(_printable(folder), 0, _os_reason(error), origin)
            yield ReadResult(rejection, "")


def find_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files that `read_articles` would read, in its order."""
    return tuple(file.path for root in paths for file in _files(root))


def _files(
    root: Path, onerror: Callable[[OSError], None] | None = None
) -> Iterator[_File]:
    """Yield a file, or those below a folder but hidden ones and other kinds."""
    if not root.is_dir():
        yield _File(root, _printable(root.name), _printable(root.absolute()))
        return
    for folder, folders, names in os.walk(root, onerror=onerror):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if suffix_of(name) and not name.startswith("."):
                below = _printable(path.relative_to(root).as_posix())
                yield _File(path, below, _printable(path.absolute()))


def _read(
    file: _File, ids_by_digest: Mapping[str, str]
) -> Iterator[tuple[ReadResult, int]]:
    """Yield what a file holds, each with its line; 0 is the whole file."""
    path, name, origin = file
    try:
        form = _format(path, name)
        stem = name[: -len(suffix_of(name))]
        for chunk, digest in _chunks(file, form):
            if digest in ids_by_digest:
                unchanged = UnchangedArticle(ids_by_digest[digest])
                yield ReadResult(unchanged, digest), chunk.line
                continue
            item = _parse(chunk, form, stem, file)
            if isinstance(item, Rejection):
                digest = ""  # noqa: PLW2901 - read again each time, it may be mended
            yield ReadResult(item, digest), chunk.line
    except UnreadableError as error:
        rejection = Rejection(_printable(path), error.line, error.reason, origin)
        yield ReadResult(rejection, ""), error.line
    except OSError as error:
        rejection = Rejection(_printable(path), 0, _os_reason(error), origin)
        yield ReadResult(rejection, ""), 0


def _chunks(
    file: _File, form: FileFormat
) -> Iterator[tuple[RawChunk | UnreadableError, str]]:
    """Yield the chunks of a file with their digests; "" of what is unreadable."""
    of_file = blake2b(digest_size=_DIGEST_BYTES)
    for part in (os.fsencode(file.path.absolute()), os.fsencode(file.name)):
        of_file.update(b"%d:%b" % (len(part), part))
    compressed = suffix_of(file.name).endswith(".gz")
    with open_packed(file.path) if compressed else file.path.open("rb") as stream:
        for chunk in form.cut(stream):
            digest = ""
            if isinstance(chunk, RawChunk):
                of_chunk = of_file.copy()
                of_chunk.update(os.fsencode(chunk.name) + chunk.data)
                digest = of_chunk.hexdigest()
            yield chunk, digest


def _parse(
    chunk: RawChunk | UnreadableError, form: FileFormat, stem: str, file: _File
) -> Article | Rejection:
    try:
        if isinstance(chunk, UnreadableError):
            raise chunk
        article = validate(mend_article(form.parse(stem, chunk)))
    except UnreadableError as error:
        return Rejection(_printable(file.path), error.line, error.reason, file.origin)
    return replace(article, origin=file.origin)


def _unique(
    result: ReadResult, file: Path, line: int, locations: dict[str, str]
) -> ReadResult:
    """Return a result, a rejection instead if its id was read before.

    Args:
        result: what was read.
        file: from which file.
        line: on which of its lines.
        locations: file and line of each id so far; the new one is added.
    """
    item = result.item
    if isinstance(item, Rejection):
        return result
    if item.id in locations:
        reason = (
            f"id {item.id!r} was already read from {locations[item.id]}; rename one"
        )
        return ReadResult(Rejection(_printable(file), line, reason), "")
    locations[item.id] = f"{file}:{line}" if line else _printable(file)
    return result


def _format(file: Path, name: str) -> FileFormat:
    form = format_of(name)
    if form is None:
        file.stat()  # that a file is missing matters more than its kind
        suffixes = ", ".join(sorted(SUFFIXES))
        reason = f"no reader for this kind of file; Hoptac reads {suffixes}"
        raise UnreadableError(reason)
    return form


def _printable(path: Path | str) -> str:
    """Return a path that can be printed; bytes that are no UTF-8 become `�`."""
    return os.fsencode(path).decode("utf-8", "replace")


def _os_reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder; check the path"
    if isinstance(error, PermissionError):
        return "it may not be read; give the user that runs this read permission"
    return f"it cannot be read ({error.strerror or error}); check the disk"
