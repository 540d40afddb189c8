"""How do the articles of linked shards get into the engine?

What the engine has of shards that did not change is taken over; the documents of the
others are read from their results, batch by batch.
"""

from __future__ import annotations

import hashlib
from functools import partial
from itertools import compress
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from corpus.open_file import open_regular
from indexer.arrivals import BuildArrivals, utc_now
from indexer.gc_tuning import infrequent_gc
from indexer.passages import carry_over_passages
from indexer.shards.draft import FILE, LINKED, LOADED, empty_folder, read_draft
from indexer.shards.errors import ShardError
from indexer.shards.result import DOCUMENTS, check_maker, damaged, read_result
from indexer.state import read_build_state
from search.errors import IndexDamagedError
from search.generations.build_lock import build_lock
from search.stories import STORIES, read_stories

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from indexer.arrivals import Clock
    from indexer.shards.draft import Draft
    from indexer.shards.result import ShardResult
    from search.port.storage import EngineStorage, IndexBatch

    Progress = Callable[[str, int, int], None]


def load_shards(
    index: Path,
    storage: EngineStorage,
    *,
    clock: Clock = utc_now,
    step: Progress = lambda _name, _done, _all: None,
) -> int:
    """Load the shards that were linked into the engine.

    Args:
        index: folder of the index.
        storage: of the engine; the one that they were analysed for.
        clock: returns the time, at which what is new arrives.
        step: called with the name of the step, the articles that are loaded, and all.

    Returns:
        The number of articles.

    Raises:
        ShardError: nothing was linked, or the results are no longer what was linked.
        EngineUnavailableError: what holds the articles cannot be reached.
        IndexBusyError: another process is building the index.
        OSError: the disk is full or the folder may not be written.
    """
    if not index.is_dir():
        reason = f"there is no folder {index}; run `hoptac link` first"
        raise ShardError(reason)
    with build_lock(index), infrequent_gc():
        draft = read_draft(index, LINKED, storage.name)
        folder = empty_folder(index / LOADED)
        for path in (index / LINKED).iterdir():
            if path.name != FILE:
                (folder / path.name).hardlink_to(path)
        _load(index, folder, draft, storage, clock, step)
        (folder / FILE).hardlink_to(index / LINKED / FILE)  # the last, as it says so
    return draft.articles


def _load(
    index: Path,
    folder: Path,
    draft: Draft,
    storage: EngineStorage,
    clock: Clock,
    step: Progress,
) -> None:
    base, removed = draft.base_folder(index), _removed(index, draft)
    batches = _batches(draft, storage, step)
    try:
        written = storage.write(folder, batches, base, removed)
    except IndexDamagedError as error:
        raise ShardError(str(error)) from error
    if written != draft.articles:
        reason = (
            f"{written} articles were loaded, not the {draft.articles} that were "
            "linked; run `hoptac link --force` again"
        )
        raise ShardError(reason)
    state = read_build_state(folder, words=False)
    if state is None:
        reason = f"what was linked in {index} is damaged; run `hoptac link` again"
        raise ShardError(reason)
    step("arrivals", 0, 0)
    arrived = BuildArrivals(index, clock).write(folder, state)
    stories = read_stories(folder / STORIES)
    storage.finish(folder, stories, arrived, base, partial(step, "loading"))
    if base and draft.model:
        carry_over_passages(base, folder, removed)


def _removed(index: Path, draft: Draft) -> frozenset[str]:
    """Return the ids of articles of the generation before that are not taken over."""
    base = draft.base_folder(index)
    state = read_build_state(base, words=False) if base else None
    if state is None:
        return frozenset()
    gone = np.ones(len(state.articles), np.bool_)
    for shard in draft.shards:
        if shard.first >= 0:
            gone[shard.first : shard.first + shard.articles] = False
    return frozenset(compress(state.columns.ids(), gone.tolist()))


def _batches(
    draft: Draft, storage: EngineStorage, step: Progress
) -> Iterator[IndexBatch]:
    """Yield the documents of the shards that are new."""
    done = 0
    for shard in draft.shards:
        step("writing", done, draft.articles)
        if shard.first < 0:
            result = _result(shard.folder, shard.content, draft.maker)
            yield from _documents(result, storage)
        done += shard.articles


def _result(folder: str, content: str, maker: str) -> ShardResult:
    result = read_result(Path(folder))
    check_maker([result], maker)
    if result.content != content:
        reason = f"{folder} is no longer what was linked; run `hoptac link` again"
        raise ShardError(reason)
    return result


def _documents(result: ShardResult, storage: EngineStorage) -> Iterator[IndexBatch]:
    """Yield the batches of a result; at the end, their bytes were verified.

    Raises:
        ShardError: the file is not what was written.
    """
    digest = hashlib.sha256()
    try:
        with open_regular(result.folder / DOCUMENTS, result.folder) as stream:
            for size in result.batches:
                data = stream.read(size)
                digest.update(data)
                yield storage.unpack_batch(data)
            is_whole = not stream.read(1)
    except (OSError, IndexDamagedError) as error:
        raise damaged(result.folder, DOCUMENTS) from error
    if not is_whole or digest.hexdigest() != result.files[DOCUMENTS][1]:
        raise damaged(result.folder, DOCUMENTS)
