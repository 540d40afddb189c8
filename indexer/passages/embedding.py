"""How are many passages embedded, and nothing of it lost by an interruption?

Worker processes run the model, each on one core: the threads of a linear algebra
library wait for each other by spinning, and would take from the searches that go on.
"""

from __future__ import annotations

import os
import signal
import time
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from indexer.errors import BuildFailedError
from indexer.passages.store import concatenated
from indexer.worker_process import end_with_parent
from search.errors import ModelError
from search.meaning.eight_bits import EightBitRows
from search.meaning.embedders import find_passage_encoder

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from concurrent.futures import Future

    from indexer.passages.store import PassageStore
    from search.meaning.embedding import PassageEncoder

    Step = Callable[[int], None]

BATCH = 32
"""Passages that a process gets at a time; some seconds of work, so that as little is
lost by an interruption."""
MAX_ALONE = 64
"""Passages up to which no processes are started: each must load the model."""
QUEUED_BATCHES = 2
"""Batches per process that are read ahead."""
SAVE_EVERY = 30.0
"""Seconds after which what was embedded is stored."""
_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS")
"""What the libraries with which numpy can be built read when they are loaded."""


class Passage(NamedTuple):
    """A text and the key by which its vector is stored."""

    key: int
    text: str


class _Embedded(NamedTuple):
    keys: list[int]
    rows: EightBitRows


def embed(
    passages: Iterable[Passage],
    store: PassageStore,
    *,
    jobs: int,
    step: Step = lambda _done: None,
) -> int:
    """Embed passages and store their vectors; what is done is kept, come what may.

    Args:
        passages: read as a stream.
        store: gets the vectors, every `SAVE_EVERY` seconds.
        jobs: processes that work at the same time.
        step: called with how many passages are done.

    Returns:
        How many were embedded.

    Raises:
        BuildFailedError: the model cannot be run.
        OSError: the disk is full.
    """
    done, waiting, saved = 0, list[_Embedded](), time.monotonic()
    results = _results(iter(passages), jobs)
    try:
        for result in results:
            waiting.append(result)
            done += len(result.keys)
            step(done)
            if time.monotonic() > saved + SAVE_EVERY:
                _save(store, waiting)
                waiting, saved = [], time.monotonic()
    except (ModelError, BrokenProcessPool) as error:
        reason = f"passages cannot be embedded ({error}); run again to go on from here"
        raise BuildFailedError(reason) from error
    finally:
        results.close()
        _save(store, waiting)
    return done


def _save(store: PassageStore, results: list[_Embedded]) -> None:
    if results:
        keys = [key for result in results for key in result.keys]
        rows = concatenated([result.rows for result in results])
        store.add(np.array(keys, np.uint64), rows)


def _results(
    passages: Iterator[Passage], jobs: int
) -> Generator[_Embedded, None, None]:
    first = list(islice(passages, MAX_ALONE + 1))
    if len(first) <= MAX_ALONE:
        if first:
            yield _embed_batch(first, find_passage_encoder())
        return
    batches = _batches(first, passages)
    queue: deque[Future[_Embedded]] = deque()
    with (
        _one_thread_each(),
        ProcessPoolExecutor(
            jobs, mp_context=get_context("spawn"), initializer=_start_worker
        ) as pool,
    ):
        try:
            while True:
                for batch in islice(batches, jobs * QUEUED_BATCHES - len(queue)):
                    queue.append(pool.submit(_embed_in_worker, batch))
                if not queue:
                    return
                yield queue.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _batches(
    first: list[Passage], passages: Iterator[Passage]
) -> Iterator[list[Passage]]:
    for start in range(0, len(first), BATCH):
        yield first[start : start + BATCH]
    while batch := list(islice(passages, BATCH)):
        yield batch


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Let processes that are started within compute on one core each."""
    before = {name: os.environ.get(name) for name in _ONE_THREAD}
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


_worker: list[PassageEncoder | None] = []
"""The model of a worker process, which is loaded once."""


def _start_worker() -> None:
    """Prepare a worker process; the one that builds answers Ctrl-C for it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()


def _embed_in_worker(batch: list[Passage]) -> _Embedded:
    if not _worker:
        _worker.append(find_passage_encoder())
    return _embed_batch(batch, _worker[0])


def _embed_batch(batch: list[Passage], encode: PassageEncoder | None) -> _Embedded:
    if encode is None:
        reason = "the model is not installed"
        raise ModelError(reason)
    vectors = encode([passage.text for passage in batch])
    return _Embedded([passage.key for passage in batch], EightBitRows.of(vectors))
