"""How do the results of shards become one collection, with its stories?

What the generation in service was made of is taken over: only shards that are new or
changed are read. As in a build on one machine, all that a collection has besides its
articles is written here: completions, meanings, stories, and what the next build starts
from.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus import load_topics
from indexer.collection_steps import Collection, find_model, run_collection_steps
from indexer.errors import NothingToIndexError
from indexer.gc_tuning import infrequent_gc
from indexer.input_fingerprint import recipe_digest
from indexer.meaning import learnt_digest
from indexer.previous_build import (
    BuildRecipe,
    diff_articles,
    find_baseline,
    write_build,
)
from indexer.shards.draft import (
    LINKED,
    Draft,
    DraftShard,
    current_name,
    empty_folder,
    read_shards,
    write_draft,
    write_shards,
)
from indexer.shards.joined_state import join_states
from indexer.shards.joined_summary import join_summaries
from indexer.shards.result import DOCUMENTS, check_maker, check_shards
from indexer.step_timer import StepTimer
from search.generations.build_lock import build_lock
from search.indexing.content_digest import index_digest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from corpus import Topic
    from indexer.collection_steps import Progress
    from indexer.previous_build import Baseline
    from indexer.shards.analysis import ShardRecipe
    from indexer.shards.result import ShardResult
    from indexer.summary import Summary
    from search.meaning.embedding import Embedder


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """What is linked.

    Attributes:
        index: folder of the index.
        folder: the new generation, as far as it is.
        results: of the shards.
        recipe: what they were made by.
        made_by: what the generation is made by.
        topics: the vocabulary.
        embed: the model, None without one.
        baseline: what can be taken over.
    """

    index: Path
    folder: Path
    results: Sequence[ShardResult]
    recipe: ShardRecipe
    made_by: BuildRecipe
    topics: tuple[Topic, ...]
    embed: Embedder | None
    baseline: Baseline


def link_shards(
    results: Sequence[ShardResult],
    index: Path,
    recipe: ShardRecipe,
    *,
    semantic: bool = False,
    force: bool = False,
    step: Progress = lambda _name, _done, _all: None,
) -> Summary:
    """Link the stories of shards, and write all that is not of single articles.

    Args:
        results: of the shards, which are the whole collection.
        index: folder of the index.
        recipe: what they were made by.
        semantic: learn what words and articles mean with the model, where there is one.
        force: take nothing over.
        step: see `run_collection_steps`.

    Raises:
        RuleError: the vocabulary is broken.
        ShardError: the results cannot be used.
        NothingToIndexError: they have no articles.
        IndexBusyError: another process is building the index.
        OSError: the disk is full or the folder may not be written.
    """
    check_maker(results, recipe.maker)
    check_shards(results)
    topics = load_topics(recipe.topics)
    embed, problems = find_model() if semantic else (None, ())
    made_by = BuildRecipe(
        digest=recipe_digest(
            recipe.home, recipe.topics, recipe.sites, semantic=semantic
        ),
        model=embed.name if embed else "",
        engine=recipe.storage.name,
        words=learnt_digest(index, embed.name) if embed else "",
    )
    index.mkdir(parents=True, exist_ok=True)
    with build_lock(index), infrequent_gc():
        work = _Work(
            index=index,
            folder=empty_folder(index / LINKED),
            results=results,
            recipe=recipe,
            made_by=made_by,
            topics=topics,
            embed=embed,
            baseline=find_baseline(index, made_by, force=force),
        )
        return _link(work, problems, step)


def _link(work: _Work, problems: tuple[str, ...], step: Progress) -> Summary:
    timer = StepTimer()
    previous, folder = work.baseline.previous, work.folder
    shards = _find_places(work)
    new = [r for r, s in zip(work.results, shards, strict=True) if s.first < 0]
    for done, result in enumerate(new):
        step("reading", done, len(new))
        result.verify(name for name in result.files if name != DOCUMENTS)
    before = previous.state if previous else None
    state, old_numbers = join_states(folder, before, work.results, shards)
    summary = join_summaries(work.results, state, work.baseline.state)
    if not len(state.articles):
        reason = "there are no articles in these shards"
        raise NothingToIndexError(reason, summary)
    timer.finish("reading")
    collection = Collection(
        index=work.index,
        folder=folder,
        state=state,
        diff=diff_articles(previous, old_numbers) if previous else None,
        recipe=work.made_by.digest,
    )
    stories = run_collection_steps(collection, work.topics, work.embed, timer, step)
    base = previous.folder if previous else None
    write_build(folder, state, work.made_by, base, [result.folder for result in new])
    timer.finish("memory")
    summary = replace(
        summary,
        seconds=timer.total(),
        stories=len(stories.stories),
        model=work.made_by.model,
        problems=(*problems, *stories.problems),
        steps=timer.seconds,
        anew=work.baseline.reason,
        digest=index_digest(state.columns.parts()),
    )
    _write_draft(work, shards, summary)
    return summary


def _find_places(work: _Work) -> tuple[DraftShard, ...]:
    """Find each shard in the generation that is taken over."""
    previous = work.baseline.previous
    known = read_shards(previous.folder) if previous else {}
    none = (-1, -1)
    return tuple(
        DraftShard(
            str(result.folder),
            result.content,
            result.articles,
            first if articles == result.articles else -1,
        )
        for result in work.results
        for first, articles in (known.get(result.content, none),)
    )


def _write_draft(work: _Work, shards: tuple[DraftShard, ...], summary: Summary) -> None:
    previous = work.baseline.previous
    inputs = hashlib.sha256(work.made_by.digest.encode())
    for shard in shards:
        inputs.update(shard.content.encode())
    write_shards(work.folder, shards)
    draft = Draft(
        current=current_name(work.index),
        base=previous.folder.name if previous else "",
        maker=work.recipe.maker,
        engine=work.recipe.storage.name,
        home=work.recipe.home,
        model=work.made_by.model,
        inputs=inputs.hexdigest(),
        shards=shards,
        summary=summary.to_json(),
    )
    write_draft(work.folder, draft)
