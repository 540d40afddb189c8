"""What did the analysis of all shards do, and what has changed since the last build?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from indexer.summary import Summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from indexer.shards.result import ShardResult
    from indexer.state import BuildState


def join_summaries(
    results: Sequence[ShardResult], state: BuildState, before: BuildState | None
) -> Summary:
    """Return the figures of shards as of one build.

    Args:
        results: of the shards.
        state: their articles.
        before: those of the generation in service; None where they are not known.
    """
    figures = [result.figures() for result in results]
    numbers = {each: n for n, each in enumerate(before.columns.ids())} if before else {}
    changes = Counter(
        _change(state, number, before, numbers.get(article_id, -1))
        for number, article_id in enumerate(state.columns.ids())
    )
    return Summary(
        read=sum(one.read for one in figures),
        indexed=len(state.articles),
        added=changes["added"],
        changed=changes["changed"],
        unchanged_articles=changes["unchanged"],
        removed=len(numbers) - changes["changed"] - changes["unchanged"],
        rejected=tuple(item for one in figures for item in one.rejected),
        languages=_sum(one.languages for one in figures),
        left_out=_sum(one.left_out for one in figures),
        mended=_sum(one.mended for one in figures),
    )


def _sum(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for each in counts:
        total.update(each)
    return dict(total)


def _change(state: BuildState, number: int, before: BuildState | None, old: int) -> str:
    if before is None or old < 0:
        return "added"
    return (
        "unchanged"
        if state.columns.content(number) == before.columns.content(old)
        else "changed"
    )
