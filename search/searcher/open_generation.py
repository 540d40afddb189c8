"""What does one generation of an index hold, open for reading?"""

from __future__ import annotations

import os
from contextlib import ExitStack
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from analyzers import LANGUAGES, fingerprint
from corpus import TOPICS_FILE, CorpusError, read_topics
from search.errors import IndexDamagedError, IndexOutdatedError, UnusableIndexError
from search.expansion.embedding import find_embedder
from search.expansion.expander import QueryExpander
from search.expansion.thesaurus import FILE as THESAURUS, Thesaurus
from search.expansion.translation_table import read_translation_table
from search.generations.generation import read_current_file
from search.generations.manifest import read_manifest
from search.generations.reader_lock import lock_for_reading
from search.planning.relaxation import PlannedQuery, plan_query
from search.query.parser import Question
from search.query.request import Query
from search.stories import STORIES, Stories, read_stories
from search.suggestion.suggester import SUGGESTIONS_FILE, Suggester

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from corpus import Topic
    from search.expansion.translation_table import TranslationTable
    from search.generations.generation import Generation
    from search.port.engine import Engine, EngineStorage
    from search.query.ast import Node

CACHED_QUESTIONS = 64
"""Questions whose plans are known (some 50 kB each)."""


@dataclass(frozen=True, slots=True, eq=False)
class OpenGeneration:
    """A generation, open for reading.

    Attributes:
        generation: which one it is.
        engine: its articles.
        stories: which of them are versions of one story.
        suggester: its completions.
        expander: its words of the same meaning.
        asked: plans of the questions asked lately; see `ask`.
        topics: its vocabulary; None where it has none of its own.
        closing: what is to be done when it is let go.
    """

    generation: Generation
    engine: Engine
    stories: Stories
    suggester: Suggester
    expander: QueryExpander
    asked: Callable[[Node | None, bool, bool, frozenset[str]], PlannedQuery]
    topics: tuple[Topic, ...] | None
    closing: ExitStack

    def close(self) -> None:
        """Let go of files and memory maps; nothing may be asked afterwards."""
        self.closing.close()

    def ask(self, query: Query) -> PlannedQuery:
        """Plan a query's question; it is known where only filters or pages changed."""
        return self.asked(
            query.question.node,
            query.syllables_apart,
            query.expand,
            query.excluded_expansions,
        )


def open_current(index: Path, storage: EngineStorage) -> OpenGeneration:
    """Open the generation in service, also where that changes meanwhile.

    Raises:
        IndexMissingError: there is none.
        IndexOutdatedError: it was built by other analyzers.
        IndexDamagedError: its files cannot be read.
    """
    wanted = read_current_file(index).current
    while True:
        try:
            return open_generation(wanted, storage)
        except UnusableIndexError:
            now = read_current_file(index).current
            if now == wanted:
                raise
            wanted = now


def open_generation(generation: Generation, storage: EngineStorage) -> OpenGeneration:
    """Open a generation, and keep it from being removed until it is closed.

    Raises:
        IndexOutdatedError: it was built by other analyzers.
        IndexDamagedError: its files cannot be read.
    """
    folder = generation.folder
    with ExitStack() as closing:
        closing.callback(os.close, lock_for_reading(folder))
        _check_analyzers(generation)
        file = folder / STORIES
        stories = read_stories(file) if file.exists() else Stories(())
        engine = storage.open(folder, stories)
        closing.callback(engine.close)
        suggester = Suggester.open(folder / SUGGESTIONS_FILE)
        closing.callback(suggester.close)
        thesaurus, meanings = _words(folder)
        closing.callback(meanings.close)
        expander = QueryExpander(thesaurus, meanings, find_embedder)
        return OpenGeneration(
            generation=generation,
            engine=engine,
            stories=stories,
            suggester=suggester,
            expander=expander,
            asked=lru_cache(CACHED_QUESTIONS)(partial(_ask, engine, expander)),
            topics=_topics(folder),
            closing=closing.pop_all(),
        )


def _ask(
    engine: Engine,
    expander: QueryExpander,
    node: Node | None,
    apart: bool,  # noqa: FBT001 - a key of what is remembered, never written out
    equivalents: bool,  # noqa: FBT001
    without: frozenset[str],
) -> PlannedQuery:
    query = Query(
        question=Question("", node),
        syllables_apart=apart,
        expand=equivalents,
        excluded_expansions=without,
    )
    return plan_query(engine, query, expander)


def _check_analyzers(generation: Generation) -> None:
    folder = generation.folder
    analyzers = read_manifest(folder, generation.seal).analyzers
    stale = [lang for lang in LANGUAGES if analyzers.get(lang) != fingerprint(lang)]
    if stale:
        reason = (
            f"the index in {folder.parent} was built by other analyzers "
            f"({', '.join(stale)}); rebuild it with `hoptac index`"
        )
        raise IndexOutdatedError(reason)


def _words(folder: Path) -> tuple[Thesaurus, TranslationTable]:
    """Open what a generation knows of words of the same meaning.

    Raises:
        IndexDamagedError: its files cannot be read.
    """
    try:
        return Thesaurus.read(folder / THESAURUS), read_translation_table(folder)
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = f"the words of {folder} cannot be read ({error}); rebuild it"
        raise IndexDamagedError(reason) from error


def _topics(folder: Path) -> tuple[Topic, ...] | None:
    """Read a generation's vocabulary.

    Raises:
        IndexDamagedError: its file is broken.
    """
    file = folder / TOPICS_FILE
    try:
        return read_topics(file) if file.exists() else None
    except (CorpusError, OSError) as error:
        reason = f"the topics of {folder} cannot be read ({error}); rebuild it"
        raise IndexDamagedError(reason) from error
