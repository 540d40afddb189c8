"""Which articles lie in these files and folders?"""

from __future__ import annotations

import gzip
import os
import zlib
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from corpus.article import Article, Rejection
from corpus.errors import UnreadableError
from corpus.formats.registry import FORMATS, suffix_of
from corpus.raw_article import RawChunk, validate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from corpus.formats.registry import Format

GZIP_HINT = "damaged gzip data; compress the file anew"
_MARK_BYTES = 16


@dataclass(frozen=True, slots=True)
class UnchangedArticle:
    """An article whose bytes were read before; only its id is known of it here."""

    id: str


Item: TypeAlias = Article | UnchangedArticle | Rejection


class ReadResult(NamedTuple):
    """What was read, and by which mark it is known if it is read again.

    Attributes:
        item: an article, or why there is none.
        mark: digest of its bytes and its file's place and name, 32 hexadecimal digits;
            "" of what cannot be read.
    """

    item: Item
    mark: str


class _File(NamedTuple):
    """A file with the name its articles are called by, and its absolute path."""

    path: Path
    name: str
    origin: str


def read_articles(paths: Iterable[Path]) -> Iterator[Article | Rejection]:
    """Read every article below some files and folders, in a stable order.

    What cannot be read comes as a `Rejection` in its place. Of two articles with
    one id the first stays.
    """
    for item, _ in read_with_digests(paths):
        if not isinstance(item, UnchangedArticle):
            yield item


def read_with_digests(
    paths: Iterable[Path], known: Mapping[str, str] = MappingProxyType({})
) -> Iterator[ReadResult]:
    """Read as `read_articles` does, but for what was read before.

    Args:
        paths: files and folders.
        known: ids of articles by their marks; of those only the bytes are read.
    """
    seen: dict[str, str] = {}
    for root in paths:
        unreadable: list[OSError] = []
        for file in _files(root, unreadable.append):
            for marked, line in _read(file, known):
                yield _unique(marked, file.path, line, seen)
        for error in unreadable:
            folder = Path(error.filename)
            origin = _shown(folder.absolute())
            yield ReadResult(
                Rejection(_shown(folder), 0, _os_reason(error), origin), ""
            )


def find_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """List the files that `read_articles` would read."""
    return tuple(file.path for root in paths for file in _files(root))


def _files(
    root: Path, onerror: Callable[[OSError], None] | None = None
) -> Iterator[_File]:
    if not root.is_dir():
        yield _File(root, _shown(root.name), _shown(root.absolute()))
        return
    for folder, folders, names in os.walk(root, onerror=onerror):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if suffix_of(name) and not name.startswith("."):
                below = _shown(path.relative_to(root).as_posix())
                yield _File(path, below, _shown(path.absolute()))


def _read(file: _File, known: Mapping[str, str]) -> Iterator[tuple[ReadResult, int]]:
    """Read a file's articles with the lines they stand on (0: the whole file)."""
    path, name, origin = file
    try:
        form = _format(path, name)
        stem = name[: -len(suffix_of(name))]
        for piece, mark in _pieces(file, form):
            if mark in known:
                yield ReadResult(UnchangedArticle(known[mark]), mark), piece.line
                continue
            found = _admit(piece, form, stem, file)
            sound = not isinstance(found, Rejection)
            yield ReadResult(found, mark if sound else ""), piece.line
    except UnreadableError as error:
        found = Rejection(_shown(path), error.line, error.reason, origin)
        yield ReadResult(found, ""), error.line
    except (gzip.BadGzipFile, EOFError, zlib.error):
        yield ReadResult(Rejection(_shown(path), 0, GZIP_HINT, origin), ""), 0
    except OSError as error:
        yield ReadResult(Rejection(_shown(path), 0, _os_reason(error), origin), ""), 0


def _pieces(
    file: _File, form: Format
) -> Iterator[tuple[RawChunk | UnreadableError, str]]:
    """Give what may hold an article, with its mark; "" of what cannot."""
    place = blake2b(digest_size=_MARK_BYTES)
    for part in (os.fsencode(file.path.absolute()), os.fsencode(file.name)):
        place.update(b"%d:%b" % (len(part), part))
    opener = gzip.open if suffix_of(file.name).endswith(".gz") else open
    with opener(file.path, "rb") as stream:
        for piece in form.cut(stream):  # type: ignore[arg-type]
            mark = ""
            if isinstance(piece, RawChunk):
                digest = place.copy()
                digest.update(piece.data)
                mark = digest.hexdigest()
            yield piece, mark


def _admit(
    piece: RawChunk | UnreadableError, form: Format, stem: str, file: _File
) -> Article | Rejection:
    try:
        if isinstance(piece, UnreadableError):
            raise piece
        article = validate(form.draft(stem, piece))
    except UnreadableError as error:
        return Rejection(_shown(file.path), error.line, error.reason, file.origin)
    return replace(article, origin=file.origin)


def _unique(
    marked: ReadResult, file: Path, line: int, seen: dict[str, str]
) -> ReadResult:
    item = marked.item
    if isinstance(item, Rejection):
        return marked
    if item.id in seen:
        reason = f"id {item.id!r} was already read from {seen[item.id]}; rename one"
        return ReadResult(Rejection(_shown(file), line, reason), "")
    seen[item.id] = f"{file}:{line}" if line else _shown(file)
    return marked


def _format(file: Path, name: str) -> Format:
    suffix = suffix_of(name)
    if not suffix:
        file.stat()
        known = ", ".join(sorted(FORMATS))
        reason = f"no reader for this kind of file; Hoptac reads {known}"
        raise UnreadableError(reason)
    return FORMATS[suffix]


def _shown(path: Path | str) -> str:
    """Write a path so that it can be printed; bytes that are no UTF-8 become `�`."""
    return os.fsencode(path).decode("utf-8", "replace")


def _os_reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder; check the path"
    if isinstance(error, PermissionError):
        return "it may not be read; give the user that runs this read permission"
    return f"it cannot be read ({error.strerror or error}); check the disk"
