"""Does a reader under load notice new generations without an error or a leak?"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from bench.dark.outcome import Outcome
from search.generations.generation import current_folder
from search.query.parser import parse
from search.query.request import Query
from search.searcher.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

THREADS = 4
TEXTS = ("угода", "hợp tác", "énergie", "umowa", "")
PATIENCE = 120
"""Seconds for which opening a generation is waited for."""
ALLOWED_GROWTH = 0.5
"""Share by which resident memory may have grown after all switches."""


@dataclass(frozen=True, slots=True)
class Use:
    """What this process holds of an index folder.

    Attributes:
        files: open file descriptors.
        maps: mapped files.
        memory: resident memory of the process, MB.
    """

    files: int
    maps: int
    memory: float


def in_use(index: Path) -> Use:
    """Count what is open and mapped below an index folder, deleted or not."""
    inside = f"{index.resolve()}/"
    maps = Path("/proc/self/maps").read_text("utf-8").splitlines()
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return Use(
        sum(inside in name for name in _open_files()),
        sum(inside in line for line in maps),
        pages * os.sysconf("SC_PAGE_SIZE") / 2**20,
    )


def switch_under_load(
    index: Path, build: Callable[[], object], switches: int
) -> Outcome:
    """Build anew again and again while threads ask one reader.

    Args:
        index: folder of an index.
        build: puts a new generation into service.
        switches: how often.
    """
    reader = Reader(index)
    _ask_all(reader)
    failures: list[str] = []
    stop, seen, asked = Event(), {reader.generation}, [0] * THREADS

    def ask(number: int) -> None:
        while not stop.is_set():
            try:
                _ask_all(reader)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is told
                failures.append(repr(error))
                return
            asked[number] += len(TEXTS)

    threads = [Thread(target=ask, args=(number,)) for number in range(THREADS)]
    before = None
    for thread in threads:
        thread.start()
    try:
        for _ in range(switches):
            build()
            seen.add(_noticed(reader, index))
            before = before or in_use(index)
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    _ask_all(reader)
    after = in_use(index)
    failures += _compare(reader, index, seen, switches, before)
    told = (
        f"{switches} switches, {sum(asked)} questions from {THREADS} threads, "
        f"{after.files} files open, {after.maps} mapped, {after.memory:.0f} MB"
    )
    return Outcome("switches", told, tuple(failures))


def _compare(
    reader: Reader, index: Path, seen: set[str], switches: int, before: Use | None
) -> list[str]:
    """Compare what is held after all switches with what one fresh reader holds."""
    failures = []
    if len(seen) != switches + 1:
        failures.append(f"only {len(seen) - 1} switches were noticed")
    held = in_use(index)
    fresh = Reader(index)
    _ask_all(fresh)
    both = in_use(index)
    fresh.close()
    for name in ("files", "maps"):
        one = getattr(both, name) - getattr(held, name)
        if getattr(held, name) != one:
            failures.append(f"{getattr(held, name)} {name} are held, not {one}")
    if before and held.memory > before.memory * (1 + ALLOWED_GROWTH):
        failures.append(f"memory grew from {before.memory:.0f} MB")
    reader.close()
    if (left := in_use(index)).files or left.maps:
        failures.append(f"{left.files} files and {left.maps} maps stay after closing")
    return failures


def _noticed(reader: Reader, index: Path) -> str:
    """Wait until a reader has opened what is in service, and name what it reads."""
    wanted, end = current_folder(index).name, time.monotonic() + PATIENCE
    while reader.generation != wanted and time.monotonic() < end:
        time.sleep(0.01)  # another thread is opening it
    return reader.generation


def _ask_all(reader: Reader) -> None:
    for text in TEXTS:
        with reader.pinned():
            result = reader.search(Query(question=parse(text)))
            reader.correct(result)
            for hit in result.hits[:1]:
                if reader.get(hit.tagged.article.id) is None:
                    reason = f"{hit.tagged.article.id} was found and is not there"
                    raise LookupError(reason)


def _open_files() -> Iterator[str]:
    """Name what this process has open."""
    for file in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):  # the descriptor that lists them is gone
            yield str(file.readlink())
