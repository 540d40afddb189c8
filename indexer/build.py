"""How do files become a new index in service?

Each article goes one way, once: it is read and validated (`article_stream`), tagged and
analysed (`documents`), and written (`article_writer`). The steps that need all articles
follow (`collection_steps`); then the generation is published.

Where the index in service was made by the same code for the same settings, the new one
starts from it: only articles that are new or changed are analysed.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from corpus import HOME, load_topics
from corpus.formats.file_format import PageRules
from indexer.arrivals import BuildArrivals, utc_now
from indexer.article_stream import ArticleStream
from indexer.article_writer import write_all_articles, write_changed_articles
from indexer.build_manifest import make_manifest
from indexer.collection_steps import Collection, find_model, run_collection_steps
from indexer.documents import analyze_batches
from indexer.errors import BuildFailedError, NothingToIndexError, why_nothing
from indexer.gc_tuning import infrequent_gc
from indexer.input_fingerprint import inputs_digest, recipe_digest
from indexer.meaning import learnt_digest
from indexer.passages import carry_over_passages
from indexer.previous_build import (
    Baseline,
    BuildRecipe,
    find_baseline,
    write_build,
)
from indexer.step_timer import StepTimer
from search.engines.registry import open_storage
from search.generations.publish import building, publish
from search.indexing.content_digest import index_digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from corpus import Article, Rejection, UnchangedArticle
    from indexer.arrivals import Clock
    from indexer.collection_steps import Progress as StepProgress
    from indexer.previous_build import ArticleDiff, PreviousBuild
    from indexer.state import BuildState
    from indexer.summary import Summary
    from search.port.storage import EngineStorage

    Progress = Callable[[Article | UnchangedArticle | Rejection], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Options:
    """What an index is made of, and how; see the arguments of `build_index`."""

    paths: tuple[Path, ...]
    index: Path
    home: str
    topics: Path | None
    sites: Path | None
    jobs: int
    semantic: bool
    force: bool
    storage: EngineStorage


def build_index(  # noqa: PLR0913 - each decides what the index will be
    paths: Iterable[Path],
    index: Path,
    *,
    home: str = HOME,
    topics: Path | None = None,
    sites: Path | None = None,
    jobs: int = 1,
    semantic: bool = False,
    force: bool = False,
    storage: EngineStorage | None = None,
    clock: Clock = utc_now,
    progress: Progress = lambda _: None,
    step: StepProgress = lambda _name, _done, _all: None,
) -> Summary:
    """Build a new index of all articles below some paths and put it into service.

    An article that was indexed before and whose file cannot be read now is kept as it
    was. One that has not changed is taken over from the previous index, unless that was
    made by other code or settings.

    Args:
        paths: files and folders.
        index: folder of the index.
        home: code of the country that is never a partner, "" for none.
        topics: the vocabulary's file; None for the one that comes with Hoptac.
        sites: rules for pages of particular sites, besides those of Hoptac.
        jobs: processes that read pages, and that tag and analyse.
        semantic: learn what words and articles mean with the model, where there is one.
        force: take nothing over.
        storage: of the engine that writes the index; None for the default one.
        clock: returns the time, at which what is new arrives.
        progress: called with each article or rejection as it is read; of an article
            whose bytes were read before, only the id is reported.
        step: called when a step after the reading begins, and while the model works,
            with its name, the words that are done, and all words; 0 for not counted.

    Raises:
        RuleError: the vocabulary is broken.
        NothingToIndexError: nothing could be read.
        BuildFailedError: the index could not be written.
        IndexBusyError: another process is building it.
    """
    options = _Options(
        paths=tuple(paths),
        index=index,
        home=home,
        topics=topics,
        sites=sites,
        jobs=jobs,
        semantic=semantic,
        force=force,
        storage=storage or open_storage(),
    )
    try:
        arrivals = BuildArrivals(index, clock)
        with infrequent_gc(), building(index) as folder:
            return _build(options, folder, arrivals, progress, step)
    except OSError as error:
        reason = (
            f"the index could not be written ({error.strerror or error}); "
            "free the disk and run again; the index before stays in service"
        )
        raise BuildFailedError(reason) from error


def _build(
    options: _Options,
    folder: Path,
    arrivals: BuildArrivals,
    progress: Progress,
    step: StepProgress,
) -> Summary:
    timer = StepTimer()
    topics = load_topics(options.topics)
    embed, problems = find_model() if options.semantic else (None, ())
    recipe = BuildRecipe(
        digest=recipe_digest(
            options.home, options.topics, options.sites, semantic=options.semantic
        ),
        model=embed.name if embed else "",
        engine=options.storage.name,
        words=learnt_digest(options.index, embed.name) if embed else "",
    )
    baseline, inputs = _look_back(options, recipe)

    stream = ArticleStream(
        options.paths,
        progress,
        baseline.state,
        rules=PageRules(options.sites),
        processes=options.jobs,
    )
    state, diff = _write_articles(options, folder, stream, baseline.previous)
    summary = stream.summary(len(state.articles), timer.total())
    if summary.indexed == summary.kept:
        reason = why_nothing(options.paths, summary)
        if baseline != Baseline():
            reason += "; the index before stays in service as it is"
        raise NothingToIndexError(reason, replace(summary, removed=0))
    timer.finish("articles")

    collection = Collection(
        index=options.index,
        folder=folder,
        state=state,
        diff=diff,
        recipe=recipe.digest,
    )
    stories = run_collection_steps(collection, topics, embed, timer, step)
    base = diff.previous.folder if diff else None
    write_build(folder, state, recipe, base)
    arrived = arrivals.write(folder, state)
    timer.finish("memory")
    report = partial(step, "loading")
    options.storage.finish(folder, stories, arrived, base, report)
    timer.finish("loading")

    summary = replace(
        summary,
        seconds=timer.total(),
        stories=len(stories.stories),
        model=recipe.model,
        problems=(*problems, *stories.problems, *arrivals.problems),
        steps=timer.seconds,
        anew=baseline.reason,
        digest=index_digest(state.columns.parts()),
    )
    if diff and embed:
        removed = frozenset(article.features.id for article in diff.removed)
        carry_over_passages(diff.previous.folder, folder, removed)
    manifest = make_manifest(summary, inputs, options.home, options.storage.name)
    step("publication", 0, 0)
    publish(options.index, folder, manifest, base)
    options.storage.sweep(options.index)
    return summary


def _look_back(options: _Options, recipe: BuildRecipe) -> tuple[Baseline, str]:
    """Find what to start from, and digest the inputs at the same time.

    The inputs are digested before they are read, so that a file which changes in
    between is noticed by the next build.
    """
    with ThreadPoolExecutor(1) as pool:
        inputs = pool.submit(
            inputs_digest,
            options.paths,
            options.home,
            options.topics,
            options.sites,
            semantic=options.semantic,
        )
        baseline = find_baseline(options.index, recipe, force=options.force)
    return baseline, inputs.result()


def _write_articles(
    options: _Options,
    folder: Path,
    stream: ArticleStream,
    previous: PreviousBuild | None,
) -> tuple[BuildState, ArticleDiff | None]:
    storage = options.storage
    analyze = partial(
        analyze_batches,
        home=options.home,
        topics=options.topics,
        jobs=options.jobs,
        storage=storage,
    )
    if previous is None:
        index = options.index
        return write_all_articles(folder, stream, analyze, index, storage), None
    return write_changed_articles(folder, stream, analyze, previous, storage)
