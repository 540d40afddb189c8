"""What is in one generation of an index, open for reading?"""

from __future__ import annotations

import os
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from analyzers import LANGUAGES, fingerprint
from corpus import TOPICS_FILE, CorpusError, read_topics
from search.arrivals import ARRIVALS, Arrivals, read_arrivals
from search.byte_errors import BYTE_ERRORS
from search.errors import IndexDamagedError, IndexOutdatedError
from search.expansion.expander import QueryExpander
from search.expansion.thesaurus import THESAURUS_FILE, Thesaurus
from search.generations.known_digests import KnownDigests
from search.generations.manifest import read_manifest
from search.generations.open_files import open_files
from search.generations.reader_lock import lock_for_reading
from search.generations.stamps import settled_stamps
from search.meaning.embedders import find_embedder
from search.meaning.meaning_ranker import MeaningRanker
from search.meaning.meanings import read_meanings
from search.meaning.passage_vectors import read_passage_vectors
from search.searcher.known_values import KnownValues
from search.searcher.page_order import PageOrder
from search.searcher.plan_cache import PlanCache
from search.searcher.portrait import Portrait
from search.searcher.value_labels import Naming
from search.stories import STORIES, read_stories
from search.suggestion.completer import Completer
from search.suggestion.speller import Speller
from search.suggestion.suggester import SUGGESTIONS_FILE, Suggester

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from corpus import Topic
    from search.generations.generation import Generation
    from search.generations.manifest import Manifest
    from search.generations.open_files import OpenFiles
    from search.port.engine import Engine
    from search.port.storage import EngineStorage
    from search.searcher.value_labels import GivenNames

_READING: tuple[type[Exception], ...] = (CorpusError, OSError, *BYTE_ERRORS)
"""What reading the files of a generation raises where they are damaged."""


@dataclass(frozen=True, slots=True, eq=False)
class OpenGeneration:
    """A generation, open for reading.

    Attributes:
        generation: its folder and seal.
        files: of its folder, as they were when it was opened.
        engine: its articles.
        arrivals: when its articles were first indexed and last corrected.
        suggester: its words, names and titles.
        speller: knows which words are spelled right.
        completer: completes beginnings from it.
        expander: finds its words that mean the same as a query's.
        planner: plans queries for it.
        ranker: ranks its articles by what they mean; None where it was built without a
            model.
        order: orders what queries find in it.
        values: what its facets have, by any name.
        topics: the vocabulary that it was built with.
        manifest: what it was made of, and what the build reported.
        portrait: its facts and examples.
        resources: closes its files and releases the reader lock.
    """

    generation: Generation
    files: OpenFiles
    engine: Engine
    arrivals: Arrivals
    suggester: Suggester
    speller: Speller
    completer: Completer
    expander: QueryExpander
    planner: PlanCache
    ranker: MeaningRanker | None
    order: PageOrder
    values: KnownValues
    topics: tuple[Topic, ...]
    manifest: Manifest
    portrait: Portrait
    resources: ExitStack

    def close(self) -> None:
        """Close all files; the generation must not be used afterwards."""
        self.resources.close()


def open_generation(
    generation: Generation,
    storage: EngineStorage,
    given: GivenNames | None = None,
    digests: KnownDigests | None = None,
    suspects: Collection[str] = (),
) -> OpenGeneration:
    """Open a generation, and keep it from being removed until it is closed.

    Args:
        generation: its folder and seal.
        storage: of its engine.
        given: the operator's names of values, besides Hoptac's own.
        digests: of files that need not be read to be verified.
        suspects: names of files that must be verified before anything is answered.

    Raises:
        FilesChangedError: its files are not those that were published.
        IndexOutdatedError: it was built by other analyzers, or for another engine.
        IndexDamagedError: its files cannot be read.
        EngineUnavailableError: what holds its articles cannot be reached.
    """
    folder = generation.folder
    with ExitStack() as resources:
        resources.callback(os.close, lock_for_reading(folder))
        stamps = settled_stamps(folder)
        manifest = _read_checked_manifest(generation, storage.name)
        files = open_files(
            folder, manifest, stamps, digests or KnownDigests(), suspects
        )
        stories = partial(read_stories, folder / STORIES)
        arrivals = _open_arrivals(folder, manifest)
        engine = storage.open(folder, stories, arrivals)
        resources.callback(engine.close)
        suggester = _open_suggester(folder)
        resources.callback(suggester.close)
        thesaurus = _read_thesaurus(folder)
        topics = _read_topics(folder)
        expander = QueryExpander(thesaurus)
        planner = PlanCache(engine, expander)
        ranker = _open_ranker(folder)
        return OpenGeneration(
            generation=generation,
            files=files,
            engine=engine,
            arrivals=arrivals,
            suggester=suggester,
            speller=Speller(engine, suggester, thesaurus),
            completer=Completer(engine, suggester, thesaurus, topics),
            expander=expander,
            planner=planner,
            ranker=ranker,
            order=PageOrder(engine, ranker),
            values=KnownValues(engine, Naming(topics, given or {}), manifest.home),
            topics=topics,
            manifest=manifest,
            portrait=Portrait(engine, planner, topics, manifest),
            resources=resources.pop_all(),
        )


def _read_checked_manifest(generation: Generation, engine: str) -> Manifest:
    """Return the manifest of a generation of these analyzers and of an engine."""
    folder = generation.folder
    manifest = read_manifest(folder, generation.seal)
    if manifest.engine != engine:
        reason = (
            f"the index in {folder.parent} was built for the engine {manifest.engine}, "
            f"not for {engine}; say --engine {manifest.engine}, or rebuild it with "
            f"`hoptac index --engine {engine}`"
        )
        raise IndexOutdatedError(reason)
    built = manifest.analyzers
    stale = [lang for lang in LANGUAGES if built.get(lang) != fingerprint(lang)]
    if stale:
        reason = (
            f"the index in {folder.parent} was built by other analyzers "
            f"({', '.join(stale)}); rebuild it with `hoptac index`"
        )
        raise IndexOutdatedError(reason)
    return manifest


def _open_arrivals(folder: Path, manifest: Manifest) -> Arrivals:
    """Open when articles arrived; where that is not known, all did with the build."""
    if ARRIVALS in manifest.files:
        return read_arrivals(folder)
    created = int(datetime.fromisoformat(manifest.created).timestamp())
    return Arrivals(created, created)


def _open_suggester(folder: Path) -> Suggester:
    try:
        return Suggester.open(folder / SUGGESTIONS_FILE)
    except OSError as error:
        reason = f"the suggestions of {folder} cannot be read ({error}); rebuild it"
        raise IndexDamagedError(reason) from error


def _read_thesaurus(folder: Path) -> Thesaurus:
    try:
        return Thesaurus.read(folder / THESAURUS_FILE)
    except _READING as error:
        reason = f"the words of {folder} cannot be read ({error}); rebuild it"
        raise IndexDamagedError(reason) from error


def _open_ranker(folder: Path) -> MeaningRanker | None:
    try:
        meanings, passages = read_meanings(folder), read_passage_vectors(folder)
    except _READING as error:
        reason = f"the meanings of {folder} cannot be read ({error}); rebuild it"
        raise IndexDamagedError(reason) from error
    return MeaningRanker(meanings, find_embedder, passages) if meanings else None


def _read_topics(folder: Path) -> tuple[Topic, ...]:
    try:
        return read_topics(folder / TOPICS_FILE)
    except _READING as error:
        reason = f"the topics of {folder} cannot be read ({error}); rebuild it"
        raise IndexDamagedError(reason) from error
