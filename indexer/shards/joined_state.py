"""What is known of the articles of several shards, as one collection?"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from indexer.shards.draft import link_or_copy
from indexer.shards.errors import ShardError
from indexer.shards.result import ARTICLES, damaged
from indexer.state import SOURCE_BYTES, extend_state
from indexer.state.segment_file import SUFFIX
from indexer.state.segments import segment_name
from indexer.state.state_file import DAMAGE
from search.array_file import ArrayFile

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from indexer.shards.draft import DraftShard
    from indexer.shards.result import ShardResult
    from indexer.state import BuildState


def join_states(
    folder: Path,
    before: BuildState | None,
    results: Sequence[ShardResult],
    shards: Sequence[DraftShard],
) -> tuple[BuildState, list[int]]:
    """Return the state of a collection of shards.

    Args:
        folder: where the files of new shards are linked.
        before: the state of the generation that the others are in; None for none.
        results: of the shards.
        shards: where each of them is in `before`.

    Returns:
        The state; and the number of each article in `before`, -1 if it is new.

    Raises:
        ShardError: two shards have an article with one id, or a file is damaged.
        OSError: a file cannot be written.
    """
    first = before.segments.next_number() if before else 1
    segments: list[tuple[Path, str]] = []
    old_numbers: list[int] = []
    digests = [np.zeros((0, SOURCE_BYTES), np.uint8)]
    for result, shard in zip(results, shards, strict=True):
        if shard.first >= 0 and before:
            numbers = range(shard.first, shard.first + shard.articles)
            old_numbers += numbers
            digests.append(before.source_digests[numbers.start : numbers.stop])
            continue
        for name in result.segments:
            new_name = segment_name(first + len(segments))
            link_or_copy(result.folder / (name + SUFFIX), folder / (new_name + SUFFIX))
            segments.append((folder, new_name))
        old_numbers += [-1] * result.articles
        digests.append(_source_digests(result))
    try:
        joined = np.concatenate(digests)
        state = extend_state(before, old_numbers, segments, joined)
    except DAMAGE as error:
        reason = f"a result of a shard is damaged ({error}); run `hoptac analyse` again"
        raise ShardError(reason) from error
    _check_ids(state, results)
    return state, old_numbers


def _source_digests(result: ShardResult) -> NDArray[np.uint8]:
    try:
        digests = ArrayFile(result.folder / ARTICLES).array("source_digests")
    except DAMAGE as error:
        raise damaged(result.folder, ARTICLES) from error
    if digests.shape != (result.articles, SOURCE_BYTES):
        raise damaged(result.folder, ARTICLES)
    return digests


def _check_ids(state: BuildState, results: Sequence[ShardResult]) -> None:
    """Refuse shards that have articles with one id.

    Raises:
        ShardError: two do; it names them and the article.
    """
    ids = state.columns.ids()
    order = sorted(range(len(ids)), key=ids.__getitem__)
    for one, other in pairwise(order):
        if ids[one] == ids[other]:
            ends = np.cumsum([result.articles for result in results])
            shards = [
                results[int(np.searchsorted(ends, number, side="right"))].shard
                for number in (one, other)
            ]
            reason = (
                f"article {ids[one]!r} is in two shards, {shards[0]} and {shards[1]}; "
                "rename one, or leave one out and run `hoptac analyse` again"
            )
            raise ShardError(reason)
