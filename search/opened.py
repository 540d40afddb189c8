"""What does one generation of an index hold, open for reading?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzers import LANGUAGES, fingerprint
from corpus import TOPICS_FILE, read_topics
from search.embedding import find_embedder
from search.equivalents import EquivalentFinder
from search.errors import IndexDamagedError, IndexOutdatedError
from search.generations import read_manifest, stamp
from search.meanings import read_meanings
from search.stories import STORIES, Stories, Story, Version, read_stories
from search.suggestions import FILE, Suggester
from search.thesaurus import FILE as THESAURUS, Thesaurus

if TYPE_CHECKING:
    from pathlib import Path

    from corpus import Topic
    from search.engine import Engine, EngineStorage


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """A generation, open for reading.

    Attributes:
        folder, stamp: which generation it is.
        engine: its articles.
        stories: which of them are versions of one story.
        suggester: its completions.
        finder: its words of the same meaning.
        topics: its vocabulary; None where it has none of its own.
    """

    folder: Path
    stamp: tuple[str, int, int]
    engine: Engine
    stories: Stories
    suggester: Suggester
    finder: EquivalentFinder
    topics: tuple[Topic, ...] | None

    def story(self, article_id: str) -> Story:
        """Give an article's story; one in no story tells its own."""
        found = self.stories.by_article.get(article_id)
        return found or Story(article_id, 1.0, (Version(article_id, ""),))


def open_generation(folder: Path, storage: EngineStorage) -> Opened:
    """Open a generation.

    Raises:
        IndexOutdatedError: it was built by other analyzers.
        IndexDamagedError: its files cannot be read.
    """
    seen = stamp(folder)
    _check_analyzers(folder)
    file = folder / STORIES
    stories = read_stories(file) if file.exists() else Stories(())
    topics = folder / TOPICS_FILE
    return Opened(
        folder=folder,
        stamp=seen,
        engine=storage.open(folder, stories),
        stories=stories,
        suggester=Suggester.open(folder / FILE),
        finder=_finder(folder),
        topics=read_topics(topics) if topics.exists() else None,
    )


def _check_analyzers(folder: Path) -> None:
    analyzers = read_manifest(folder).analyzers
    stale = [lang for lang in LANGUAGES if analyzers.get(lang) != fingerprint(lang)]
    if stale:
        reason = (
            f"the index in {folder.parent} was built by other analyzers "
            f"({', '.join(stale)}); rebuild it with `hoptac index`"
        )
        raise IndexOutdatedError(reason)


def _finder(folder: Path) -> EquivalentFinder:
    """Open what a generation knows of words of the same meaning.

    Raises:
        IndexDamagedError: its files cannot be read.
    """
    try:
        thesaurus = Thesaurus.read(folder / THESAURUS)
        meanings = read_meanings(folder)
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = f"the words of {folder} cannot be read ({error}); rebuild it"
        raise IndexDamagedError(reason) from error
    return EquivalentFinder(thesaurus, meanings, find_embedder)
