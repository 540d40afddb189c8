"""Which articles lie in these files and folders?

A reader per suffix: to add a format, write a function from a file to drafts and give
it a line in `READERS`.
"""

from __future__ import annotations

import gzip
import os
import tomllib
import zlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from corpus.article import Article, Rejection
from corpus.decoding import decode
from corpus.draft import Draft, complete
from corpus.errors import UnreadableError
from corpus.jsonl import LINE_BYTES, draft_lines, draft_record
from corpus.pages import draft_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO

Drafts: TypeAlias = "Iterator[Draft | UnreadableError]"

GZIP_HINT = "damaged gzip data; compress the file anew"


def read_articles(paths: Iterable[Path]) -> Iterator[Article | Rejection]:
    """Read every article below some files and folders, in a stable order.

    What cannot be read comes as a `Rejection` in its place. Of two articles with
    one id the first stays.
    """
    seen: dict[str, str] = {}
    for root in paths:
        unreadable: list[OSError] = []
        for file, name in _files(root, unreadable.append):
            for item, line in _read(file, name):
                yield _unique(item, file, line, seen)
        for error in unreadable:
            folder = Path(error.filename)
            origin = _shown(folder.absolute())
            yield Rejection(_shown(folder), 0, _os_reason(error), origin)


def find_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """List the files that `read_articles` would read."""
    return tuple(file for root in paths for file, _ in _files(root))


def _files(
    root: Path, onerror: Callable[[OSError], None] | None = None
) -> Iterator[tuple[Path, str]]:
    """Give files with the names their articles are called by."""
    if not root.is_dir():
        yield root, _shown(root.name)
        return
    for folder, folders, names in os.walk(root, onerror=onerror):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(folder, name)
            if _suffix(name) and not name.startswith("."):
                yield file, _shown(file.relative_to(root).as_posix())


def _read(file: Path, name: str) -> Iterator[tuple[Article | Rejection, int]]:
    """Read a file's articles with the lines they stand on (0: the whole file)."""
    origin = _shown(file.absolute())
    try:
        for draft in _drafts(file, name):
            yield _admit(draft, file, origin), draft.line
    except UnreadableError as error:
        yield Rejection(_shown(file), error.line, error.reason, origin), error.line
    except (gzip.BadGzipFile, EOFError, zlib.error):
        yield Rejection(_shown(file), 0, GZIP_HINT, origin), 0
    except OSError as error:
        yield Rejection(_shown(file), 0, _os_reason(error), origin), 0


def _admit(
    draft: Draft | UnreadableError, file: Path, origin: str
) -> Article | Rejection:
    try:
        if isinstance(draft, UnreadableError):
            raise draft
        article = complete(draft)
    except UnreadableError as error:
        return Rejection(_shown(file), error.line, error.reason, origin)
    return replace(article, origin=origin)


def _unique(
    item: Article | Rejection, file: Path, line: int, seen: dict[str, str]
) -> Article | Rejection:
    if isinstance(item, Rejection):
        return item
    if item.id in seen:
        reason = f"id {item.id!r} was already read from {seen[item.id]}; rename one"
        return Rejection(_shown(file), line, reason)
    seen[item.id] = f"{file}:{line}" if line else _shown(file)
    return item


def _drafts(file: Path, name: str) -> Drafts:
    suffix = _suffix(name)
    if not suffix and file.exists():
        known = ", ".join(sorted(READERS))
        reason = f"no reader for this kind of file; Hoptac reads {known}"
        raise UnreadableError(reason)
    opener = gzip.open if suffix.endswith(".gz") else open
    with opener(file, "rb") as stream:
        yield from READERS[suffix](name[: -len(suffix)], stream)  # type: ignore[arg-type]


def _suffix(name: str) -> str:
    """Give the longest known suffix of a file's name, or ""."""
    known = [suffix for suffix in READERS if name.lower().endswith(suffix)]
    return max(known, key=len, default="")


def _page(stem: str, stream: BinaryIO) -> Drafts:
    text = decode(_whole(stream))
    if not text.strip():
        reason = "the file is empty; delete it or save the page anew"
        raise UnreadableError(reason)
    yield draft_page(stem, text)


def _written(stem: str, stream: BinaryIO) -> Drafts:
    """Read an article written by hand in TOML, with the keys of a JSON line."""
    try:
        record = tomllib.loads(decode(_whole(stream)))
    except (ValueError, RecursionError) as error:
        reason = f"broken TOML: {error}; mend the file"
        raise UnreadableError(reason) from error
    yield draft_record({"id": stem, **record})


def _lines(_stem: str, stream: BinaryIO) -> Drafts:
    return draft_lines(stream)


def _whole(stream: BinaryIO) -> bytes:
    data = stream.read(LINE_BYTES + 1)
    if len(data) > LINE_BYTES:
        limit = LINE_BYTES // 1024 // 1024
        reason = f"larger than one article can be ({limit} MB); split it"
        raise UnreadableError(reason)
    return data


def _shown(path: Path | str) -> str:
    """Write a path so that it can be printed; bytes that are no UTF-8 become `�`."""
    return os.fsencode(path).decode("utf-8", "replace")


def _os_reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder; check the path"
    if isinstance(error, PermissionError):
        return "it may not be read; give the user that runs this read permission"
    return f"it cannot be read ({error.strerror or error}); check the disk"


READERS: dict[str, Callable[[str, BinaryIO], Drafts]] = {
    ".txt": _page,
    ".toml": _written,
    ".jsonl": _lines,
    ".jsonl.gz": _lines,
}
