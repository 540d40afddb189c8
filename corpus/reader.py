"""Which articles do these files and folders hold?

Chunks are read one after another here, and parsed here or, where they may be hostile,
in other processes (`corpus.isolation`); what comes out is in the order of the files.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from corpus.article import Article, Rejection
from corpus.chunks import cut_file
from corpus.errors import Kind, UnreadableError
from corpus.files import find_files, printable, walk
from corpus.formats.file_format import PageRules
from corpus.formats.registry import format_of, suffix_of
from corpus.isolation import IsolatedPool
from corpus.raw_article import RawChunk, validate
from corpus.rejections import foreseen, origin_of, os_reason, rejection_of
from corpus.repair.article import mend_article
from corpus.survey import Survey, survey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from corpus.files import File
    from corpus.raw_article import RawArticle

__all__ = ["find_files"]

_AHEAD = 3
"""Chunks per process that are read ahead of the article that is yielded."""


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


class _Pending(NamedTuple):
    """A result that may still be worked on.

    Attributes:
        result: returns it, and waits for it if it must.
        location: where it was read, for a message on a second article with its id.
        line: the line of its file, 0 for the whole.
    """

    result: Callable[[], ReadResult]
    location: str
    line: int


class _Reading(NamedTuple):
    """What reading needs to know besides the files; see `read_with_digests`."""

    ids_by_digest: Mapping[str, str]
    rules: PageRules
    pool: IsolatedPool
    found: Survey


def read_articles(
    paths: Iterable[Path], *, rules: PageRules | None = None, processes: int = 1
) -> Iterator[Article | Rejection]:
    """Yield every article below some files and folders, in a stable order.

    A `Rejection` takes the place of what cannot be read, and of each further article
    with an id that was read before.

    Args:
        paths: files and folders.
        rules: for pages of particular sites.
        processes: that parse pages and other files which may be hostile.
    """
    for item, _ in read_with_digests(paths, rules=rules, processes=processes):
        if not isinstance(item, UnchangedArticle):
            yield item


def read_with_digests(
    paths: Iterable[Path],
    ids_by_digest: Mapping[str, str] = MappingProxyType({}),
    *,
    rules: PageRules | None = None,
    processes: int = 1,
) -> Iterator[ReadResult]:
    """Yield what `read_articles` does, without parsing what an earlier build read.

    Args:
        paths: files and folders.
        ids_by_digest: ids of the articles that were read before, by the digest that
            was returned then. Where the digest is the same, only bytes are read.
        rules: for pages of particular sites.
        processes: that parse pages and other files which may be hostile.
    """
    locations: dict[str, str] = {}
    with IsolatedPool(processes) as pool:
        paths = tuple(paths)
        found = survey(file for root in paths for file in walk(root))
        reading = _Reading(ids_by_digest, rules or PageRules(), pool, found)
        queue: deque[_Pending] = deque()
        for pending in _read_all(paths, reading):
            queue.append(pending)
            if len(queue) > _AHEAD * processes:
                yield _unique(queue.popleft(), locations)
        while queue:
            yield _unique(queue.popleft(), locations)


def _read_all(paths: Iterable[Path], reading: _Reading) -> Iterator[_Pending]:
    for root in paths:
        unreadable: list[OSError] = []
        for file in walk(root, unreadable.append):
            yield from _read(file, reading)
        for error in unreadable:
            folder = Path(error.filename)
            origin = printable(folder.absolute())
            yield _done(Rejection(printable(folder), 0, os_reason(error), origin))


def _read(file: File, reading: _Reading) -> Iterator[_Pending]:
    """Yield what a file holds, in its order."""
    try:
        for chunk, digest in cut_file(file):
            if isinstance(chunk, UnreadableError):
                yield _done(rejection_of(file, chunk, chunk.name))
            elif reading.found.versions.is_superseded(chunk):
                continue
            elif digest in reading.ids_by_digest:
                unchanged = UnchangedArticle(reading.ids_by_digest[digest])
                yield _pending(file, chunk, partial(ReadResult, unchanged, digest))
            else:
                yield _parse(file, chunk, digest, reading)
    except UnreadableError as error:
        yield _done(rejection_of(file, error, error.name))
    except OSError as error:
        reason = os_reason(error)
        yield _done(Rejection(printable(file.path), 0, reason, file.origin))


def _parse(file: File, chunk: RawChunk, digest: str, reading: _Reading) -> _Pending:
    """Parse a chunk, here or in another process; the result is waited for later."""
    form = format_of(chunk.suffix or file.name)
    if form is None:
        reason = f"no reader for {chunk.suffix} in an archive; save it as HTML"
        error = UnreadableError(reason, name=chunk.name)
        return _done(rejection_of(file, error, chunk.name))
    stem = chunk.id or _stem(file, chunk.name)
    raw: Future[RawArticle] = Future()
    if form.isolated:
        raw = reading.pool.submit(form.parse, stem, chunk, reading.rules)
    else:
        try:
            parse = partial(foreseen, form.parse, line=chunk.line)
            raw.set_result(parse(stem, chunk, reading.rules))
        except UnreadableError as error:
            raw.set_exception(error)
    return _pending(file, chunk, partial(_result, file, chunk, digest, raw, reading))


def _stem(file: File, name: str) -> str:
    """Return the id of an article that a file holds, or of one that `name` in it is."""
    stem = file.name[: -len(suffix_of(file.name))]
    return f"{stem}/{name.removesuffix(suffix_of(name))}" if name else stem


def _result(
    file: File,
    chunk: RawChunk,
    digest: str,
    raw: Future[RawArticle],
    reading: _Reading,
) -> ReadResult:
    """Return the article of a chunk, once it is parsed."""
    try:
        article = foreseen(_article, raw.result(), line=chunk.line)
    except UnreadableError as error:
        # Without a digest: it is read again each time, as it may be mended.
        return ReadResult(rejection_of(file, error, error.name or chunk.name), "")
    origin = origin_of(file, chunk.name)
    picture = reading.found.pictures.reference(article.picture, file, origin)
    return ReadResult(replace(article, origin=origin, picture=picture), digest)


def _article(raw: RawArticle) -> Article:
    return validate(mend_article(raw))


def _pending(
    file: File, chunk: RawChunk | UnreadableError, result: Callable[[], ReadResult]
) -> _Pending:
    location = printable(file.path)
    if chunk.name:
        location = f"{location} ({chunk.name})"
    elif chunk.line:
        location = f"{file.path}:{chunk.line}"
    return _Pending(result, location, chunk.line)


def _done(rejection: Rejection) -> _Pending:
    return _Pending(partial(ReadResult, rejection, ""), "", rejection.line)


def _unique(pending: _Pending, locations: dict[str, str]) -> ReadResult:
    """Return a result, a rejection instead if its id was read before.

    Args:
        pending: what was read.
        locations: where each id so far was read; the new one is added.
    """
    result = pending.result()
    item = result.item
    if isinstance(item, Rejection):
        return result
    if item.id in locations:
        reason = (
            f"id {item.id!r} was already read from {locations[item.id]}; rename one"
        )
        file = pending.location.removesuffix(f":{pending.line}")
        rejection = Rejection(file, pending.line, reason, kind=Kind.DUPLICATE)
        return ReadResult(rejection, "")
    locations[item.id] = pending.location
    return result
