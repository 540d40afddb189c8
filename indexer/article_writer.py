"""How do articles get into a new generation, all of them or only what is new?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.previous_build import diff_articles
from indexer.state import BuildState, StateSegments
from indexer.stories import key_ids_of
from search.errors import UnusableIndexError
from search.generations.generation import current_folder
from search.generations.manifest import read_manifest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from corpus import Article
    from indexer.article_stream import ArticleStream
    from indexer.previous_build import ArticleDiff, PreviousBuild
    from indexer.state.build_state import AnalyzedBatch
    from search.port.engine import EngineStorage

    Make = Callable[[Iterable[Article], Path | None], Iterator[AnalyzedBatch]]


def write_all_articles(
    folder: Path, intake: ArticleStream, make: Make, index: Path, storage: EngineStorage
) -> BuildState:
    """Analyse every article and write it.

    Args:
        folder: the new generation.
        intake: what is read.
        make: analyses articles, with what a generation before keeps of words.
        index: folder of the index, where articles lie whose files cannot be read.
        storage: of the engine that writes it.

    Raises:
        OSError: the generation cannot be written.
    """
    memory = BuildState()
    articles = intake.every(lambda: _stored(index, storage))
    storage.write(folder, memory.collect_batches(make(articles, None)))
    memory.marks = intake.marks
    memory.keys = key_ids_of(gist.features for gist in memory.articles)
    memory.segments = StateSegments().beside([-1] * len(memory.articles))
    return memory


def write_changed_articles(
    folder: Path,
    intake: ArticleStream,
    make: Make,
    before: PreviousBuild,
    storage: EngineStorage,
) -> tuple[BuildState, ArticleDiff]:
    """Analyse what is new or changed, and take the rest over.

    Args:
        folder: the new generation.
        intake: what is read.
        make: as in `write_all_articles`.
        before: the index in service.
        storage: of the engine that wrote it.

    Returns:
        All articles in the order they were read, and where those of before are now.

    Raises:
        OSError: the generation cannot be written.
    """
    old = before.memory
    fresh = intake.fresh(old)
    beside = diff_articles(old, intake.order)
    memory = BuildState([], old.terms, old.forms, old.names, intake.marks)
    storage.write(
        folder,
        memory.collect_batches(make(fresh, before.folder if fresh else None)),
        before.folder,
        frozenset(gist.features.id for gist in beside.gone),
    )
    memory.segments = old.segments.beside(intake.order)
    keys = key_ids_of(gist.features for gist in memory.articles)
    memory.keys = memory.segments.numbered(keys)
    new = iter(memory.articles)
    memory.articles = [old.articles[n] if n >= 0 else next(new) for n in intake.order]
    return memory, beside


def _stored(index: Path, storage: EngineStorage) -> Iterator[Article]:
    """Give the articles of the index in service, whatever analyzers built it."""
    try:
        generation = current_folder(index)
        read_manifest(generation)
        engine = storage.open(generation)
    except UnusableIndexError:
        return
    for found in engine.articles():
        yield found.article
