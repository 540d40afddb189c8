"""How is an index searched that may be rebuilt at any time?

`Reader` is the front door of a search: each method takes the generation in service and
hands it to the module that does the work. `answer` shows the way of a query.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.engines.registry import open_storage
from search.query.parser import normalise
from search.searcher.answer import (
    answer,
    explain_match,
    find_words_in,
    highlight_article,
)
from search.searcher.article_ranking import rank_articles
from search.searcher.asking import asking
from search.searcher.correction import offer_correction
from search.searcher.cross_counts import count_crossed
from search.searcher.live_generation import LiveGeneration
from search.searcher.more_like_this import more_like_this
from search.searcher.neighbours import find_neighbours
from search.searcher.outage_watch import OutageWatch
from search.searcher.reader_version import question_languages, version_for
from search.searcher.scan import count_matches, identify_page, scan
from search.stories import STORIES, read_stories

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from corpus import Topic
    from search.generations.manifest import Manifest
    from search.port.engine import CacheUse
    from search.port.matches import TaggedArticle
    from search.port.storage import EngineStorage
    from search.presentation.result import Result
    from search.query.facets import FacetField
    from search.query.parser import Question
    from search.query.request import Query
    from search.searcher.known_values import KnownValues
    from search.searcher.neighbours import Neighbours
    from search.searcher.open_generation import OpenGeneration
    from search.searcher.portrait import Portrait
    from search.searcher.scan import Scanned
    from search.searcher.value_labels import GivenNames
    from search.stories import Stories, Story
    from search.suggestion.suggestion import Suggestion


class Reader:
    """An index folder, open for searching; safe to share between threads.

    The next query after a build is answered from its generation, while queries that
    are under way finish on the old one, which stays if the new one cannot be used.
    Every method raises `UnusableIndexError` if no generation is whole any more.
    """

    def __init__(
        self,
        index: Path,
        storage: EngineStorage | None = None,
        given: GivenNames | None = None,
    ) -> None:
        """Open an index of an engine, None for the default; names are the operator's.

        Raises:
            IndexMissingError: there is no index.
            IndexOutdatedError: it was built by other analyzers.
            IndexDamagedError: its files cannot be read.
        """
        storage = storage or open_storage()
        self._live = LiveGeneration(index, storage, given)
        self._watch = OutageWatch(self._live, storage)

    def pinned(self) -> AbstractContextManager[OpenGeneration]:
        """Answer all that this thread asks within the context from one generation."""
        return self._live.pinned()

    def confirm(self) -> None:
        """Raise an error if pinned files were written to; see `LiveGeneration`."""
        self._live.confirm()

    def close(self) -> None:
        """Close all files; the reader must not be used afterwards."""
        self._watch.stop()
        self._live.close()

    def watch(self) -> None:
        """Search every few seconds in the background, so that `outage` knows."""
        self._watch.start()

    def search(self, query: Query) -> Result:
        """Return one page of hits, with facets and totals.

        Raises:
            QueryError: the query is too expensive.
        """
        with self._live.pinned() as generation:
            return answer(generation, query)

    explain = asking(explain_match)
    found_words = asking(find_words_in)
    highlighted = asking(highlight_article)
    correct = asking(offer_correction)
    cross = asking(count_crossed)
    count_matches = asking(count_matches)
    version_for = asking(version_for)
    question_languages = asking(question_languages)

    def suggest(
        self, text: str, lang: str = "", prefer: str = ""
    ) -> tuple[Suggestion, ...]:
        """Complete what is being typed to what filters, and to what articles say.

        Only texts in `lang` are offered, unless it is ""; see `Completer.complete`.
        """
        with self._live.pinned() as generation:
            return generation.completer.complete(normalise(text), lang, prefer)

    def more_like_this(
        self, tagged: TaggedArticle, query: Query
    ) -> tuple[TaggedArticle, ...]:
        """Return articles that are like one, of other stories.

        Of the query only its size and preferred languages are used.
        """
        with self._live.pinned() as generation:
            engine, expander = generation.engine, generation.expander
            versions = (
                version_for(generation, each.article.id, query.preferred)
                for each in more_like_this(engine, expander, tagged, query)
            )
            return tuple(version for version in versions if version)

    def rank(
        self,
        question: Question,
        depth: int,
        *,
        equivalents: bool = False,
        stories: bool = False,
    ) -> tuple[tuple[str, float], ...]:
        """Rank articles; see `search.searcher.article_ranking.rank_articles`."""
        with self._live.pinned() as generation:
            return rank_articles(
                generation, question, depth, equivalents=equivalents, stories=stories
            )

    def identify(self, query: Query) -> tuple[str, ...]:
        """Return the ids of a page's articles; the page may be of any size."""
        with self._live.pinned() as generation:
            return identify_page(generation, query)

    def neighbours(self, query: Query, rank: int, article_id: str = "") -> Neighbours:
        """Return the articles around a rank; see `search.searcher.neighbours`."""
        with self._live.pinned() as generation:
            return find_neighbours(generation, query, rank, article_id)

    def scan(self, query: Query) -> Iterator[Scanned]:
        """Yield all articles that match a query, in its order and not by stories.

        All of them are of one generation, however long reading them takes.

        Raises:
            QueryError: the query is too expensive.
        """
        with self._live.pinned() as generation:
            yield from scan(generation, query)

    def values(self, field: FacetField) -> tuple[str, ...]:
        """Return the values of a facet that articles have, in the order of facets."""
        return tuple(self.known_values.counted[field])

    @property
    def known_values(self) -> KnownValues:
        """What the facets of the generation in service have, by any name."""
        with self._live.pinned() as generation:
            return generation.values

    def get(self, article_id: str) -> TaggedArticle | None:
        """Return an article by its id; None if the index has none."""
        with self._live.pinned() as generation:
            return generation.engine.get(article_id)

    def story(self, article_id: str) -> Story:
        """Return an article's story; one that has no other version is its own."""
        return self.stories_of((article_id,))[0]

    def stories_of(self, ids: Sequence[str]) -> tuple[Story, ...]:
        """Return the story of each of some articles; see the port."""
        with self._live.pinned() as generation:
            return generation.engine.stories(ids)

    @property
    def stories(self) -> Stories:
        """All stories of the generation in service; they are read from its file."""
        with self._live.pinned() as generation:
            return read_stories(generation.generation.folder / STORIES)

    @property
    def portrait(self) -> Portrait:
        """Facts of the generation in service, and examples of questions to it."""
        with self._live.pinned() as generation:
            return generation.portrait

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The vocabulary that the index was built with."""
        with self._live.pinned() as generation:
            return generation.topics

    @property
    def manifest(self) -> Manifest:
        """What the generation in service was made of, and what its build reported."""
        with self._live.pinned() as generation:
            return generation.manifest

    @property
    def generation(self) -> str:
        """Name of the generation in service."""
        with self._live.pinned() as generation:
            return generation.generation.folder.name

    @property
    def seal(self) -> str:
        """Digest of the generation in service, by which its content can be cached."""
        with self._live.pinned() as generation:
            return generation.generation.seal

    @property
    def caches(self) -> Mapping[str, CacheUse]:
        """Hits and misses of each of the engine's caches, by cache name."""
        with self._live.pinned() as generation:
            return generation.engine.caches()

    @property
    def problem(self) -> str:
        """Why the generation that `CURRENT` names is not used; "" if it is."""
        return self._live.problem

    @property
    def outage(self) -> str:
        """Why nothing can be answered now, as far as it is watched; "" if it can."""
        return self._watch.problem
