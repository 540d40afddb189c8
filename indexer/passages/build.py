"""How does the index in service get the vectors of its passages?

After it was put into service: to embed passages takes much longer than to index them.
What is missing is embedded and stored, beginnings first; then the generation in service
is published again, with a file of vectors and otherwise as it is.
"""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from indexer.passages.collection import collection_passages
from indexer.passages.embedding import Passage, embed
from indexer.passages.publication import Publication, open_articles
from indexer.passages.store import FOLDER, PassageStore, keys_of
from indexer.passages.texts import VERSION, Passages, passages_of
from search.engines.registry import open_storage
from search.errors import IndexBusyError
from search.generations.build_lock import build_lock
from search.generations.cleanup import clean_up
from search.generations.generation import current_folder
from search.generations.manifest import read_manifest
from search.meaning.embedders import find_embedder
from search.meaning.passage_vectors import read_passage_vectors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from corpus import Article
    from indexer.passages.store import Keys
    from search.meaning.embedding import Embedder
    from search.port.storage import EngineStorage

    Progress = Callable[[str, int, int], None]

STAGES: Mapping[str, Callable[[Passages], tuple[str, ...]]] = MappingProxyType(
    {
        "beginnings": lambda passages: (passages.beginning,),
        "sentences": lambda passages: passages.sentences,
    }
)
"""What is embedded, the more useful first; after each the vectors are published."""
LAST_STAGE = "sentences"
NO_MODEL = (
    "There is no model for the vectors of passages; install it with "
    "`bin/install .venv semantic`, or use --semantic=words."
)
"""What the operator is told where the model is not installed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageSummary:
    """What became of the passages of an index.

    Attributes:
        passages: how many the generation in service has.
        embedded: how many were embedded now.
        seconds: wall time.
        problem: why there are none, or not all, a sentence; "" if all are there.
    """

    passages: int = 0
    embedded: int = 0
    seconds: float = 0.0
    problem: str = ""


def embed_passages(
    index: Path,
    *,
    jobs: int = 1,
    storage: EngineStorage | None = None,
    progress: Progress = lambda _name, _done, _all: None,
) -> PassageSummary:
    """Embed the passages of the index in service that have no vector yet.

    An interruption loses what was embedded within the last half minute.

    Args:
        index: folder of the index.
        jobs: processes that run the model.
        storage: of the engine that wrote the index; None for the default one.
        progress: called with the name of a stage, what is done of it and all of it.

    Raises:
        IndexMissingError: there is no index.
        IndexDamagedError: its files cannot be read.
        ModelError: the model that is installed cannot be loaded.
        BuildFailedError: the model cannot be run.
        OSError: the disk is full.
    """
    started = time.monotonic()
    model = find_embedder()
    if model is None:
        return PassageSummary(problem=NO_MODEL)
    current_folder(index)  # raises before a folder is made
    (index / FOLDER).mkdir(exist_ok=True)
    build = _Build(
        index=index,
        model=model,
        storage=storage or open_storage(),
        jobs=jobs,
        progress=progress,
    )
    try:
        with build_lock(index / FOLDER):
            embedded = build.run()
            _clean_up(index)
    except IndexBusyError as error:
        return PassageSummary(problem=str(error))
    passages = read_passage_vectors(current_folder(index))
    return PassageSummary(
        passages=len(passages.ids) + int(passages.ends[-1]),
        embedded=embedded,
        seconds=time.monotonic() - started,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Build:
    """The arguments of `embed_passages`, and the model."""

    index: Path
    model: Embedder
    storage: EngineStorage
    jobs: int
    progress: Progress

    @property
    def name(self) -> str:
        """The name of the model and of the rules for passages."""
        return f"{self.model.name}/passages-{VERSION}"

    def run(self) -> int:
        """Embed and publish what is missing; return how many were embedded."""
        folder = current_folder(self.index)
        if self._is_complete(folder):
            return 0
        store = PassageStore(self.index, self.model.size)
        embedded = 0
        with open_articles(folder, self.storage) as articles:
            collection = collection_passages(articles(), self.model.name)
            publication = Publication(
                self.index,
                self.model,
                self.name,
                self.storage,
                {folder.name: collection},
            )
            for stage, texts_of in STAGES.items():
                passages = self._missing(articles(), texts_of, store)
                total = _count_missing(getattr(collection, stage), store)
                embedded += self._embed(passages, store, stage, total)
                if total or stage == LAST_STAGE:
                    publication.publish(store)
        store.retain(collection.keys)
        return embedded

    def _is_complete(self, folder: Path) -> bool:
        """Return whether a generation has the vectors of all its passages."""
        passages = read_passage_vectors(folder)
        return (
            passages.model == self.name
            and not passages.missing
            and len(passages.ids) == read_manifest(folder).articles
        )

    def _missing(
        self,
        articles: Iterator[Article],
        texts_of: Callable[[Passages], tuple[str, ...]],
        store: PassageStore,
    ) -> Iterator[Passage]:
        """Yield the passages that the store lacks, each text once."""
        seen = set[int]()
        for article in articles:
            texts = texts_of(passages_of(article))
            keys = keys_of(self.model.name, texts)
            for key, text, stored in zip(
                keys.tolist(), texts, store.has(keys).tolist(), strict=True
            ):
                if not stored and key not in seen:
                    seen.add(key)
                    yield Passage(key, text)

    def _embed(
        self, passages: Iterator[Passage], store: PassageStore, stage: str, total: int
    ) -> int:
        if not total:
            return 0
        self.progress(stage, 0, total)
        return embed(
            passages,
            store,
            jobs=self.jobs,
            step=lambda done: self.progress(stage, done, total),
        )


def _clean_up(index: Path) -> None:
    """Delete the generation that was read, if none is being built just now."""
    with suppress(IndexBusyError), build_lock(index):
        clean_up(index)


def _count_missing(keys: Keys, store: PassageStore) -> int:
    unique = np.unique(keys)
    return int((~store.has(unique)).sum())
