"""How do vectors of passages get into the generation in service?"""

from __future__ import annotations

import os
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from indexer.passages.collection import collection_passages, passage_vectors
from search.errors import IndexBusyError
from search.generations.reader_lock import lock_for_reading
from search.generations.republish import republish
from search.meaning.passage_vectors import PASSAGES_FILE, write_passage_vectors
from search.meaning.questions import mean_question

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from corpus import Article
    from indexer.passages.collection import CollectionPassages
    from indexer.passages.store import PassageStore
    from search.meaning.embedding import Embedder
    from search.port.storage import EngineStorage

BUSY = 5.0
"""Seconds after which an index is tried again that another process is building."""
TRIES = 720
"""How often it is tried: for an hour."""


@dataclass(frozen=True, slots=True)
class Publication:
    """Publishes the vectors that a store has, whatever is in service by then.

    Attributes:
        index: folder of the index.
        model: embeds questions, whose mean is published, too.
        name: of the model and of the rules for passages.
        storage: of the engine that wrote the index.
        known: the passages of generations, by the name of their folders.
    """

    index: Path
    model: Embedder
    name: str
    storage: EngineStorage
    known: dict[str, CollectionPassages]

    def publish(self, store: PassageStore) -> None:
        """Publish the generation in service again, with its passages' vectors.

        While another process builds, it is waited for.

        Raises:
            IndexBusyError: it builds for more than an hour.
            IndexDamagedError: the generation in service is damaged.
            OSError: the disk is full.
        """
        mean = mean_question(self.model)

        def write(base: Path, folder: Path) -> None:
            collection = self._passages(base)
            self.known[folder.name] = collection
            vectors = passage_vectors(
                collection, store, model=self.name, question_mean=mean
            )
            write_passage_vectors(folder, vectors)

        for attempt in range(TRIES):
            try:
                republish(self.index, PASSAGES_FILE, write)
            except IndexBusyError:
                if attempt == TRIES - 1:
                    raise
                time.sleep(BUSY)
            else:
                return

    def _passages(self, folder: Path) -> CollectionPassages:
        """Return the passages of a generation, which another build may have made."""
        if folder.name not in self.known:
            with open_articles(folder, self.storage) as articles:
                return collection_passages(articles(), self.model.name)
        return self.known[folder.name]


@contextmanager
def open_articles(
    folder: Path, storage: EngineStorage
) -> Iterator[Callable[[], Iterator[Article]]]:
    """Yield what reads the articles of a generation, which stays until the end.

    Raises:
        IndexDamagedError: its files cannot be read.
    """
    with ExitStack() as resources:
        resources.callback(os.close, lock_for_reading(folder))
        engine = storage.open(folder)
        resources.callback(engine.close)
        yield lambda: (tagged.article for tagged in engine.articles())
