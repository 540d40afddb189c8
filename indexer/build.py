"""How do files become a new index in service?

Where there is an index made by the same code for the same settings, the new one is
built on it: only articles that are new or changed are analysed.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from corpus import HOME, TOPICS_FILE, load_topics, write_topics
from indexer.article_stream import ArticleStream
from indexer.article_writer import write_all_articles, write_changed_articles
from indexer.build_manifest import make_manifest
from indexer.collection_steps import CollectionSteps, find_model
from indexer.documents import analyze_batches
from indexer.errors import BuildFailedError, NothingToIndexError
from indexer.gc_tuning import infrequent_gc
from indexer.input_fingerprint import inputs_digest, maker_digest
from indexer.previous_build import BuildRecipe, find_previous_build, write_recipe
from indexer.state import write_build_state, write_word_analyses
from indexer.suggestion_source import write_collection_suggestions
from indexer.summary import Summary
from search.engines.registry import open_storage
from search.errors import UnusableIndexError
from search.generations.generation import current_folder
from search.generations.manifest import read_manifest
from search.generations.publish import building, publish
from search.generations.verification import verify
from search.indexing.content_digest import digest_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from corpus import Article, Rejection, UnchangedArticle
    from indexer.collection_steps import Step
    from indexer.previous_build import ArticleDiff, PreviousBuild
    from indexer.state import BuildState
    from search.port.engine import EngineStorage

    Progress = Callable[[Article | UnchangedArticle | Rejection], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """What an index is to be made of, and how.

    Attributes:
        paths, index, home, topics, jobs, semantic, force, storage: as in
            `build_index`.
    """

    paths: tuple[Path, ...]
    index: Path
    home: str
    topics: Path | None
    jobs: int
    semantic: bool
    force: bool
    storage: EngineStorage

    def maker(self) -> str:
        return maker_digest(self.home, self.topics, semantic=self.semantic)

    def inputs(self) -> str:
        return inputs_digest(self.paths, self.home, self.topics, semantic=self.semantic)


def build_index(  # noqa: PLR0913 - each decides what the index will be
    paths: Iterable[Path],
    index: Path,
    *,
    home: str = HOME,
    topics: Path | None = None,
    jobs: int = 1,
    semantic: bool = False,
    force: bool = False,
    storage: EngineStorage | None = None,
    progress: Progress = lambda _: None,
    step: Step = lambda _name, _done, _all: None,
) -> Summary:
    """Build a new index of all articles below some paths and put it into service.

    An article whose file was indexed before and cannot be read now is kept as it was.
    One that did not change is taken over from the index before, unless that was made
    otherwise.

    Args:
        paths: files and folders.
        index: folder of the index.
        home: code of the country that is never a partner, "" for none.
        topics: the vocabulary's file; None for the one that comes with Hoptac.
        jobs: processes that tag and analyse.
        semantic: learn words of the same meaning with the model, where there is one.
        force: take nothing over.
        storage: of the engine that writes the index; None for the default one.
        progress: called with each article or rejection as it is read; of an article
            whose bytes were read before, its id is known only.
        step: called while the model works, with what is done and what there is.

    Raises:
        RuleError: the vocabulary is broken.
        NothingToIndexError: nothing could be read.
        BuildFailedError: the index could not be written.
        IndexBusyError: another process is building it.
    """
    order = _Order(
        paths=tuple(paths),
        index=index,
        home=home,
        topics=topics,
        jobs=jobs,
        semantic=semantic,
        force=force,
        storage=storage or open_storage(),
    )
    try:
        with infrequent_gc(), building(index) as folder:
            return _Build(order, folder).run(progress, step)
    except OSError as error:
        reason = (
            f"the index could not be written ({error.strerror or error}); "
            "free the disk and run again; the index before stays in service"
        )
        raise BuildFailedError(reason) from error


class _Build:
    """One build, from what is asked for to a generation in service."""

    def __init__(self, order: _Order, folder: Path) -> None:
        self._order = order
        self._folder = folder
        self._started = time.monotonic()

    def run(self, progress: Progress, step: Step) -> Summary:
        order, folder = self._order, self._folder
        concepts = load_topics(order.topics)
        embed, problems = find_model() if order.semantic else (None, ())
        making = BuildRecipe(maker=order.maker(), model=embed.name if embed else "")
        with ThreadPoolExecutor(1) as beside:
            digest = beside.submit(order.inputs)
            before, known, reason = find_previous_build(
                order.index, making, force=order.force
            )
        inputs = digest.result()  # before they are read: a later change is noticed
        intake = ArticleStream(order.paths, progress, known)
        memory, stand = self._filled(intake, before)
        joined = CollectionSteps(order.index, folder, memory, stand)
        began = joined.spent("articles", self._started)
        write_topics(folder / TOPICS_FILE, concepts)
        write_collection_suggestions(folder, memory, stand)
        joined.spent("suggestions", began)
        problems += joined.join(concepts, embed, step)
        began = time.monotonic()
        base = before.folder if before else None
        write_build_state(folder, memory, base)
        write_word_analyses(folder, memory.word_analyses, base)
        write_recipe(folder, replace(making, words=joined.words))
        joined.spent("memory", began)
        return self._published(
            replace(
                intake.summary(len(memory.articles), time.monotonic() - self._started),
                stories=joined.stories,
                model=making.model,
                problems=problems,
                steps=joined.steps,
                anew=reason,
                digest=digest_of(gist.part for gist in memory.articles),
            ),
            inputs,
            before,
        )

    def _filled(
        self, intake: ArticleStream, before: PreviousBuild | None
    ) -> tuple[BuildState, tuple[PreviousBuild, ArticleDiff] | None]:
        """Write the articles; NothingToIndexError if none could be read."""
        order = self._order
        make = partial(
            analyze_batches,
            home=order.home,
            topics=order.topics,
            jobs=order.jobs,
            storage=order.storage,
        )
        if before:
            memory, beside = write_changed_articles(
                self._folder, intake, make, before, order.storage
            )
            stand = (before, beside)
        else:
            memory = write_all_articles(
                self._folder, intake, make, order.index, order.storage
            )
            stand = None
        summary = intake.summary(len(memory.articles), time.monotonic() - self._started)
        if summary.indexed == summary.kept:
            raise NothingToIndexError(_nothing(order.paths, summary), summary)
        return memory, stand

    def _published(
        self, summary: Summary, inputs: str, before: PreviousBuild | None
    ) -> Summary:
        manifest = make_manifest(summary, inputs)
        base = before.folder if before else None
        publish(self._order.index, self._folder, manifest, base)
        return summary


def up_to_date(
    paths: Iterable[Path],
    index: Path,
    *,
    home: str,
    topics: Path | None = None,
    semantic: bool = False,
) -> Summary | None:
    """Give the summary of the index in service if a build would give it again."""
    try:
        folder = current_folder(index)
        digest = inputs_digest(tuple(paths), home, topics, semantic=semantic)
        if read_manifest(folder).inputs != digest:
            return None  # before all its files are read: a build reads them again
        manifest = verify(folder)
    except UnusableIndexError:
        return None
    before = Summary.from_json(manifest.summary)
    return replace(
        before,
        added=0,
        changed=0,
        removed=0,
        unchanged_articles=before.indexed,
        unchanged=True,
        anew="",
    )


def _nothing(paths: tuple[Path, ...], summary: Summary) -> str:
    places = ", ".join(str(path) for path in paths)
    if not summary.rejected:
        return f"no article files (.txt, .toml, .jsonl, .jsonl.gz) lie in {places}"
    return f"nothing in {places} could be indexed"
