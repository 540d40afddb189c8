"""How do articles become index entries, packed as they are handed on?"""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING

from indexer.gc_tuning import make_gc_infrequent
from indexer.state import (
    AnalyzedArticle,
    AnalyzedBatch,
    BuildState,
    load_word_analyses,
    word_analyses_of,
)
from indexer.stories import make_features
from indexer.suggestion_source import extract_names
from indexer.tagging.tags import country_tags, organization_tags
from indexer.tagging.topics import topic_tags
from search.indexing.field_postings import postings
from search.port.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future
    from pathlib import Path

    from corpus import Article
    from search.port.engine import EngineStorage

CHUNK = 128
"""Articles that a worker takes at a time."""
FEW = 300
"""Articles up to which no processes are started."""
AHEAD = 3
"""Chunks per worker that are read ahead of the writer."""


def analyze_article(
    article: Article, *, home: str, topics: Path | None = None
) -> AnalyzedArticle:
    """Make an article's entry, and what the linking of stories must know of it."""
    entry = make_document(article, home=home, topics=topics)
    return AnalyzedArticle(entry, make_features(article, entry.countries))


def make_document(
    article: Article, *, home: str, topics: Path | None = None
) -> Document:
    """Tag and analyse an article; `topics` is the vocabulary's file, or None."""
    return Document(
        article=article,
        countries=country_tags(article, home),
        topics=topic_tags(article, topics),
        organizations=organization_tags(article),
        postings=postings(article),
        names=extract_names(article),
    )


def analyze_batches(
    articles: Iterable[Article],
    before: Path | None = None,
    *,
    home: str,
    jobs: int,
    storage: EngineStorage,
    topics: Path | None = None,
) -> Iterator[AnalyzedBatch]:
    """Make entries in the articles' order, in `jobs` processes if more than one.

    A few are made here: each process has to load the dictionaries first.

    Args:
        articles: any number of them.
        before: a generation by the same analyzers, which has kept what they tell.
        home: code of the country that is never a partner, "" for none.
        jobs: processes.
        storage: of the engine that writes the index.
        topics: the vocabulary's file; None for the one that comes with Hoptac.
    """
    stream = iter(articles)
    few = list(islice(stream, FEW + 1)) if jobs > 1 else []
    chunks = _chunks(chain(few, stream))
    work = partial(analyze_batch, home=home, storage=storage, topics=topics)
    if jobs <= 1 or len(few) <= FEW:
        with word_analyses_of(before):
            yield from map(work, chunks)
        return
    pending: deque[Future[AnalyzedBatch]] = deque()
    with ProcessPoolExecutor(
        jobs,
        mp_context=get_context("forkserver"),
        initializer=_begin_worker,
        initargs=(before,),
    ) as pool:
        while True:
            for chunk in islice(chunks, jobs * AHEAD - len(pending)):
                pending.append(pool.submit(work, chunk))
            if not pending:
                return
            yield pending.popleft().result()


def analyze_batch(
    articles: Iterable[Article],
    *,
    home: str,
    storage: EngineStorage,
    topics: Path | None = None,
) -> AnalyzedBatch:
    """Make the entries of some articles."""
    memory = BuildState()
    made = (analyze_article(article, home=home, topics=topics) for article in articles)
    return AnalyzedBatch(
        storage.make_batch(memory.collect_documents(made)), memory.in_text_order()
    )


def _chunks(articles: Iterator[Article]) -> Iterator[list[Article]]:
    while chunk := list(islice(articles, CHUNK)):
        yield chunk


def _begin_worker(before: Path | None) -> None:
    """Work without delay, and end when the process that builds is gone."""
    make_gc_infrequent()
    load_word_analyses(before)

    def watch() -> None:
        if parent := parent_process():
            parent.join()
            os._exit(1)

    Thread(target=watch, daemon=True).start()
