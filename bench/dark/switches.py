"""Does a reader under load follow new generations without an error or a leak?"""

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
"""Longest wait in seconds for a generation to be opened."""
ALLOWED_GROWTH = 0.5
"""Share by which resident memory may grow over all switches."""


@dataclass(frozen=True, slots=True)
class ResourceUse:
    """What this process uses of an index folder.

    Attributes:
        files: open file descriptors.
        maps: memory mappings.
        memory: resident memory of the whole process, MiB.
    """

    files: int
    maps: int
    memory: float


def resource_use(index: Path) -> ResourceUse:
    """Count open and mapped files below an index folder, deleted ones included.

    Reads `/proc`, so it works on Linux only.
    """
    prefix = f"{index.resolve()}/"
    maps = Path("/proc/self/maps").read_text("utf-8").splitlines()
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return ResourceUse(
        sum(prefix in name for name in _open_files()),
        sum(prefix in line for line in maps),
        pages * os.sysconf("SC_PAGE_SIZE") / 2**20,
    )


def switch_under_load(
    index: Path, build: Callable[[], object], switches: int
) -> Outcome:
    """Publish new generations while threads query one reader.

    Args:
        index: folder of an index.
        build: publishes a new generation.
        switches: how often it is called.
    """
    reader = Reader(index)
    _query_all(reader)
    failures: list[str] = []
    stop, generations, questions = Event(), {reader.generation}, [0] * THREADS

    def query_until_stopped(number: int) -> None:
        while not stop.is_set():
            try:
                _query_all(reader)
            except Exception as error:  # noqa: BLE001 - any error is a failure to report
                failures.append(repr(error))
                return
            questions[number] += len(TEXTS)

    threads = [
        Thread(target=query_until_stopped, args=(number,)) for number in range(THREADS)
    ]
    before = None
    for thread in threads:
        thread.start()
    try:
        for _ in range(switches):
            build()
            generations.add(_wait_for_switch(reader, index))
            before = before or resource_use(index)
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    _query_all(reader)
    after = resource_use(index)
    if len(generations) != switches + 1:
        failures.append(f"only {len(generations) - 1} switches were noticed")
    failures += _find_leaks(reader, index, before)
    summary = (
        f"{switches} switches, {sum(questions)} questions from {THREADS} threads, "
        f"{after.files} files open, {after.maps} mapped, {after.memory:.0f} MB"
    )
    return Outcome("switches", summary, tuple(failures))


def _find_leaks(reader: Reader, index: Path, before: ResourceUse | None) -> list[str]:
    """Compare what a reader uses after all switches with what a new reader uses.

    Closes the reader.

    Args:
        reader: open since before the first switch.
        index: folder of its index.
        before: use after the first switch, if there was one.

    Returns:
        A clause for each leak.
    """
    failures = []
    used = resource_use(index)
    fresh = Reader(index)
    _query_all(fresh)
    both = resource_use(index)
    fresh.close()
    for name in ("files", "maps"):
        expected = getattr(both, name) - getattr(used, name)
        if getattr(used, name) != expected:
            failures.append(f"{getattr(used, name)} {name} are held, not {expected}")
    if before and used.memory > before.memory * (1 + ALLOWED_GROWTH):
        failures.append(f"memory grew from {before.memory:.0f} MB")
    reader.close()
    if (left := resource_use(index)).files or left.maps:
        failures.append(f"{left.files} files and {left.maps} maps stay after closing")
    return failures


def _wait_for_switch(reader: Reader, index: Path) -> str:
    """Wait until a reader has opened the current generation.

    Returns:
        The name of the generation that it reads, another one after `PATIENCE` seconds.
    """
    current, end = current_folder(index).name, time.monotonic() + PATIENCE
    while reader.generation != current and time.monotonic() < end:
        time.sleep(0.01)  # one of the querying threads opens it
    return reader.generation


def _query_all(reader: Reader) -> None:
    """Search, correct and fetch an article for each of `TEXTS`, like a page does."""
    for text in TEXTS:
        with reader.pinned():
            result = reader.search(Query(question=parse(text)))
            reader.correct(result)
            for hit in result.hits[:1]:
                if reader.get(hit.tagged.article.id) is None:
                    reason = f"{hit.tagged.article.id} was found and is not there"
                    raise LookupError(reason)


def _open_files() -> Iterator[str]:
    """Yield the path of each open file descriptor."""
    for file in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):  # the descriptor of this listing is closed
            yield str(file.readlink())
