"""How do articles get into a new generation: all of them, or only what changed?"""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING

from indexer.errors import BuildFailedError
from indexer.previous_build import diff_articles
from indexer.state import StateWriter, extend_state
from search.engines.registry import open_storage
from search.errors import SearchError, UnusableIndexError
from search.generations.generation import current_folder
from search.generations.manifest import read_manifest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from corpus import Article
    from indexer.article_stream import ArticleStream
    from indexer.previous_build import ArticleDiff, PreviousBuild
    from indexer.state import AnalyzedBatch, BuildState
    from search.port.engine import Engine
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
        BuildFailedError: articles are to be retained from an engine that cannot be
            asked now.
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
    """Yield the articles of the index in service, whatever analyzers built it.

    Raises:
        BuildFailedError: its engine cannot be asked now: the new index would lack what
            the one in service has.
    """
    try:
        engine = _engine_in_service(index, storage)
        if engine is not None:
            with closing(engine):
                for stored in engine.articles():
                    yield stored.article
    except UnusableIndexError:
        raise
    except SearchError as error:
        reason = (
            "some files cannot be read now, and the engine that has their articles "
            f"from the build before cannot be asked ({error}); see to either, or leave "
            "these files out, and run again; the index before stays in service"
        )
        raise BuildFailedError(reason) from error


def _engine_in_service(index: Path, storage: EngineStorage) -> Engine | None:
    """Open the index in service, whichever engine it is for; None if there is none.

    The settings of another engine than that of `storage` are in the environment.
    """
    try:
        generation = current_folder(index)
        name = read_manifest(generation).engine
        if name != storage.name:
            storage = open_storage(f"{name}:", os.environ)
        return storage.open(generation)
    except UnusableIndexError:
        return None
