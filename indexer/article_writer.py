"""How do articles get into a new generation: all of them, or only what changed?"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from indexer.previous_build import diff_articles
from indexer.state import StateWriter, extend_state
from search.engines.registry import open_storage
from search.errors import UnusableIndexError
from search.generations.generation import current_folder
from search.generations.manifest import read_manifest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from corpus import Article
    from indexer.article_stream import ArticleStream
    from indexer.previous_build import ArticleDiff, PreviousBuild
    from indexer.state import AnalyzedBatch, BuildState
    from search.port.storage import EngineStorage

    Analyze = Callable[[Iterable[Article], Path | None], Iterator[AnalyzedBatch]]


def write_all_articles(
    folder: Path,
    stream: ArticleStream,
    analyze: Analyze,
    index: Path,
    storage: EngineStorage,
) -> BuildState:
    """Analyse every article and write it.

    Args:
        folder: the new generation.
        stream: reads the articles.
        analyze: analyses articles; second is a generation whose word analyses it may
            use.
        index: folder of the index, from which articles are retained whose files cannot
            be read.
        storage: of the engine that writes the generation.

    Raises:
        OSError: the generation cannot be written.
    """
    writer = StateWriter(folder)
    articles = stream.all_articles(lambda: _stored_articles(index, storage))
    storage.write(folder, writer.collect_batches(analyze(articles, None)))
    segments = [(folder, name) for name in writer.names]
    return extend_state(None, [-1] * sum(writer.sizes), segments, stream.source_digests)


def write_changed_articles(
    folder: Path,
    stream: ArticleStream,
    analyze: Analyze,
    previous: PreviousBuild,
    storage: EngineStorage,
) -> tuple[BuildState, ArticleDiff]:
    """Analyse what is new or changed and write it; the rest is taken over.

    Args:
        folder: the new generation.
        stream: reads the articles.
        analyze: as for `write_all_articles`.
        previous: the build to start from.
        storage: of the engine that wrote it.

    Returns:
        All articles, in the order in which they were read; and how they differ from
        those of the previous build.

    Raises:
        OSError: the generation cannot be written.
    """
    old = previous.state
    new_articles = stream.new_articles(old)
    diff = diff_articles(previous, stream.old_numbers)
    writer = StateWriter(folder, old.segments.next_number())
    storage.write(
        folder,
        # Without a new article no word is looked up, and none need be loaded.
        writer.collect_batches(
            analyze(new_articles, previous.folder if new_articles else None)
        ),
        previous.folder,
        frozenset(article.features.id for article in diff.removed),
    )
    segments = [(folder, name) for name in writer.names]
    state = extend_state(old, stream.old_numbers, segments, stream.source_digests)
    return state, diff


def _stored_articles(index: Path, storage: EngineStorage) -> Iterator[Article]:
    """Yield the articles of the index in service, whatever analyzers built it."""
    try:
        generation = current_folder(index)
        name = read_manifest(generation).engine
        if name != storage.name:
            storage = open_storage(f"{name}:")
        engine = storage.open(generation)
    except UnusableIndexError:
        return
    with closing(engine):
        for stored in engine.articles():
            yield stored.article
