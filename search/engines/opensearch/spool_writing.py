"""How are the analysed articles of a generation written to files?

See `spool` for what the files are.
"""

from __future__ import annotations

import gzip
import json
import os
from dataclasses import asdict
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from search.engines.opensearch.spool import (
    DIRECTORY,
    PACKED,
    SPOOL,
    Spool,
    SpooledArticle,
    read_spool,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

PREFIX = "articles-"
"""Beginning of the names of files."""
MAX_FILES = 64
"""Files of a generation; more are made one."""
MAX_DEAD = 0.25
"""Dead lines for each living one before all files are made one."""
_LEVEL = 1
_BATCH = 64


class SpoolBatch(NamedTuple):
    """Some articles, analysed and packed.

    Attributes:
        ids: of the articles.
        packed: a line for each, in the same order.
    """

    ids: tuple[str, ...]
    packed: bytes


def pack(ids: Iterable[str], lines: Iterable[bytes]) -> SpoolBatch:
    """Pack the lines of some articles."""
    return SpoolBatch(tuple(ids), gzip.compress(b"".join(lines), _LEVEL, mtime=0))


def write_spool(
    folder: Path,
    batches: Iterable[SpoolBatch],
    base: Path | None,
    deleted: frozenset[str],
) -> Spool:
    """Write the articles of a new generation.

    Args:
        folder: the generation.
        batches: articles to add.
        base: a generation whose articles are taken over.
        deleted: ids of articles of `base` to leave out.

    Raises:
        OSError: the disk is full or the folder may not be written.
        IndexDamagedError: `base` cannot be read.
    """
    before = read_spool(base) if base else Spool(folder)
    for name in before.files:
        for suffix in (PACKED, DIRECTORY):
            os.link(before.folder / (name + suffix), folder / (name + suffix))
    name = _new_name(before.files)
    places = _Places(before.next_place)
    added = tuple(_write_file(folder / name, ((b, places.take(b)) for b in batches)))
    spool = Spool(
        folder=folder,
        articles=before.articles - len(deleted) + len(added),
        next_place=places.next,
        files=(*before.files, name) if added else before.files,
        dead={**before.dead, **dict.fromkeys(deleted, before.next_place)},
        added=added,
        removed=tuple(sorted(deleted)),
    )
    spool = _compacted(spool)
    _write_table(spool)
    return spool


class _Places:
    """Numbers articles in the order in which they come."""

    def __init__(self, start: int) -> None:
        self.next = start

    def take(self, batch: SpoolBatch) -> range:
        """Return the places of the articles of a batch."""
        first, self.next = self.next, self.next + len(batch.ids)
        return range(first, self.next)


def _write_file(
    path: Path, batches: Iterable[tuple[SpoolBatch, Iterable[int]]]
) -> Iterator[str]:
    """Write batches with their places, and yield the ids; no file if there are none."""
    stream = iter(batches)
    first = next(stream, None)
    if first is None:
        return
    at = 0
    with (
        path.with_suffix(PACKED).open("wb") as packed,
        path.with_suffix(DIRECTORY).open("w", encoding="ascii") as directory,
    ):
        for batch, places in chain((first,), stream):
            packed.write(batch.packed)
            size = len(batch.packed)
            ids = list(batch.ids)
            entry = {"at": at, "size": size, "ids": ids, "places": list(places)}
            directory.write(f"{json.dumps(entry)}\n")
            at += size
            yield from ids


def _compacted(spool: Spool) -> Spool:
    """Return a spool of one file instead, if it has too many or too much is dead."""
    few_dead = len(spool.dead) <= MAX_DEAD * spool.articles
    if len(spool.files) <= MAX_FILES and few_dead:
        return spool
    name = _new_name(spool.files)
    written = sum(1 for _ in _write_file(spool.folder / name, _repacked(spool.read())))
    for old in spool.files:
        for suffix in (PACKED, DIRECTORY):
            (spool.folder / (old + suffix)).unlink()
    files = (name,) if written else ()
    return Spool(
        folder=spool.folder,
        articles=spool.articles,
        next_place=spool.next_place,
        files=files,
        added=spool.added,
        removed=spool.removed,
    )


def _repacked(
    articles: Iterator[SpooledArticle],
) -> Iterator[tuple[SpoolBatch, list[int]]]:
    """Yield articles packed in new batches, with their places."""
    while batch := list(islice(articles, _BATCH)):
        packed = pack((a.id for a in batch), (a.line for a in batch))
        yield packed, [a.place for a in batch]


def _new_name(names: Iterable[str]) -> str:
    numbers = [int(name.removeprefix(PREFIX)) for name in names]
    return f"{PREFIX}{max(numbers, default=0) + 1:06d}"


def _write_table(spool: Spool) -> None:
    values = asdict(spool)
    del values["folder"]
    (spool.folder / SPOOL).write_text(json.dumps(values), "ascii")
