"""How does an article become a document of the index?

It is tagged and analysed, here or in several processes; see `analyze_batches`.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context
from typing import TYPE_CHECKING

from indexer.gc_tuning import make_gc_infrequent
from indexer.name_phrases import extract_names
from indexer.state import (
    AnalyzedArticle,
    AnalyzedBatch,
    BuildState,
    forget_words,
    load_word_analyses,
    word_analyses_of,
)
from indexer.stories import make_features
from indexer.tagging.tags import country_tags, organization_tags
from indexer.tagging.topics import score_topics
from indexer.worker_process import end_with_parent
from search.indexing.field_postings import postings
from search.port.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future
    from pathlib import Path

    from corpus import Article
    from search.port.storage import EngineStorage

BATCH = 128
"""Articles of a batch, at most."""
BATCH_CHARACTERS = 1_000_000
"""Characters of their texts from which a batch is full: twice those of an ordinary
one. What is known of its words is in memory until all of them are."""
MAX_ALONE = 300
"""Articles up to which no processes are started: each must load the dictionaries."""
QUEUED_BATCHES = 3
"""Batches per process that are read ahead of the writer."""


def make_document(
    article: Article, *, home: str, topics: Path | None = None
) -> Document:
    """Tag and analyse an article.

    Args:
        article: the article.
        home: code of the country that is never a partner, "" for none.
        topics: the vocabulary's file; None for the one that comes with Hoptac.
    """
    scored = score_topics(article, topics)
    return Document(
        article=article,
        countries=country_tags(article, home),
        topics=scored.topics,
        subtopics=scored.subtopics,
        organizations=organization_tags(article),
        postings=postings(article),
        names=extract_names(article),
    )


def analyze_article(
    article: Article, *, home: str, topics: Path | None = None
) -> AnalyzedArticle:
    """Return an article's document, and the features by which its story is found.

    Args:
        article: the article.
        home: as for `make_document`.
        topics: as for `make_document`.
    """
    document = make_document(article, home=home, topics=topics)
    return AnalyzedArticle(document, make_features(article, document.countries))


def analyze_batch(
    articles: Iterable[Article],
    *,
    home: str,
    storage: EngineStorage,
    topics: Path | None = None,
) -> AnalyzedBatch:
    """Analyse some articles at once; arguments are those of `analyze_batches`."""
    state = BuildState()
    analyzed = (analyze_article(one, home=home, topics=topics) for one in articles)
    documents = storage.make_batch(state.collect_documents(analyzed))
    return AnalyzedBatch(documents, state.in_text_order())


def analyze_batches(
    articles: Iterable[Article],
    word_analyses: Path | None = None,
    *,
    home: str,
    jobs: int,
    storage: EngineStorage,
    topics: Path | None = None,
) -> Iterator[AnalyzedBatch]:
    """Analyse articles batch by batch, in their order.

    Args:
        articles: read as a stream.
        word_analyses: a generation whose word analyses are used, made by the same
            analyzers; None to analyse every word.
        home: as for `make_document`.
        jobs: processes that work at the same time.
        storage: of the engine that the documents are for.
        topics: as for `make_document`.
    """
    stream = iter(articles)
    first = list(islice(stream, MAX_ALONE + 1)) if jobs > 1 else []
    batches = _split(chain(first, stream))
    analyze = partial(analyze_batch, home=home, topics=topics, storage=storage)
    if jobs <= 1 or len(first) <= MAX_ALONE:
        with word_analyses_of(word_analyses):
            yield from map(analyze, batches)
        forget_words()  # the steps that need all articles need the room
        return
    queue: deque[Future[AnalyzedBatch]] = deque()
    with ProcessPoolExecutor(
        jobs,
        mp_context=get_context("forkserver"),
        initializer=_start_worker,
        initargs=(word_analyses,),
    ) as pool:
        while True:
            for batch in islice(batches, jobs * QUEUED_BATCHES - len(queue)):
                queue.append(pool.submit(analyze, batch))
            if not queue:
                return
            yield queue.popleft().result()


def _split(articles: Iterator[Article]) -> Iterator[list[Article]]:
    batch: list[Article] = []
    characters = 0
    for article in articles:
        batch.append(article)
        characters += len(article.title) + len(article.body)
        if len(batch) == BATCH or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _start_worker(word_analyses: Path | None) -> None:
    """Prepare a worker process; it ends when the process that builds is gone."""
    make_gc_infrequent()
    load_word_analyses(word_analyses)
    end_with_parent()
