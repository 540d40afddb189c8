"""How does one ask an index that may be rebuilt at any time?"""

from __future__ import annotations

import time
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING

from analyzers import LANGUAGES, fingerprint
from corpus import TOPICS_FILE, read_topics
from search.asking import ask, make_plans, widen
from search.embedding import find_embedder
from search.engines.whoosh import WhooshStorage
from search.equivalents import EquivalentFinder
from search.errors import IndexOutdatedError
from search.generations import current_generation, read_manifest, stamp
from search.marks import wanted
from search.meanings import read_meanings
from search.mending import FEW, mend
from search.parser import normalise, plain_question
from search.planner import Reach, plan
from search.query import Query
from search.reasons import Reason, reasons
from search.result import Hit, Result
from search.snippet import highlight, make_snippet
from search.stories import STORIES, Stories, Story, Version, rank_stories, read_stories
from search.suggestions import FILE, Suggester
from search.syntax import Words
from search.thesaurus import FILE as THESAURUS, Thesaurus

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from corpus import Topic
    from search.engine import Engine, EngineStorage, Matches
    from search.mending import Mended
    from search.parser import Question
    from search.plan import Plan
    from search.result import Found, Snippet
    from search.suggestions import Suggestion
    from search.syntax import Node


class Reader:
    """An index folder, open for questions; safe to share between threads.

    When a build publishes a new generation, the next question is answered from it;
    questions that are under way finish on the old one.
    """

    def __init__(self, index: Path, storage: EngineStorage | None = None) -> None:
        """Open an index folder.

        Raises:
            IndexMissingError: there is no index.
            IndexOutdatedError: it was built by other analyzers.
            IndexDamagedError: its files cannot be read.
        """
        self._index = index
        self._storage = storage or WhooshStorage()
        self._lock = Lock()
        self._generation = current_generation(index)
        self._stamp = stamp(self._generation)
        self._engine, self._stories = self._open(self._generation)
        self._suggester = Suggester.open(self._generation / FILE)
        self._finder = _finder(self._generation)
        self._topics = _topics(self._generation)

    def search(self, query: Query) -> Result:
        """Answer a request.

        Args:
            query: question, filters, order, page.

        Raises:
            QueryError: the question costs too much.
            UnusableIndexError: a new generation cannot be used.
        """
        started = time.perf_counter()
        engine = self._current()
        asked = ask(engine, query, self._finder)
        plans, relaxed = asked.plans, asked.relaxed
        matches = engine.search(query, plans)
        return Result(
            query=query,
            total=matches.total,
            stories=matches.stories,
            hits=self._hits(matches, engine.resolve(plans) if plans else {}),
            facets=matches.facets,
            relaxed=relaxed,
            apart=0
            if relaxed or query.apart
            else _more_apart(engine, query, plans, matches.total),
            units=asked.units,
            seconds=time.perf_counter() - started,
        )

    def explain(self, query: Query, found: Found) -> tuple[Reason, ...]:
        """Say why a query found an article, strongest reason first."""
        engine = self._current()
        plans = ask(engine, query, self._finder).plans
        if plans is None:
            return ()
        return reasons(found.article, engine.shares(plans, found))

    def rank(
        self,
        question: Question,
        depth: int,
        *,
        equivalents: bool = False,
        stories: bool = False,
    ) -> tuple[tuple[str, float], ...]:
        """Rank articles of all languages for a question of which any word may match.

        Args:
            question: what is looked for.
            depth: most articles that are given.
            equivalents: let words of the same meaning count as well.
            stories: rank all versions of a story by what speaks for any of them.

        Returns:
            Ids with scores, best first.
        """
        if question.node is None:
            return ()
        engine = self._current()
        widened = widen(question.node, engine, self._finder) if equivalents else None
        plans = make_plans(question.node, Reach.SOME, widened)
        matches = engine.search(Query(question=question, size=depth), plans)
        ranked = tuple((found.article.id, score) for found, score in matches.page)
        return rank_stories(ranked, self._stories)[:depth] if stories else ranked

    def suggest(self, text: str, lang: str = "") -> tuple[Suggestion, ...]:
        """Complete what is being typed from the collection's words, names, titles."""
        self._current()
        return self._suggester.complete(normalise(text), lang)

    def mend(self, result: Result) -> Mended | None:
        """Offer another question where a question of plain words found next to nothing.

        Only one that finds more is offered; nothing is asked in the reader's stead.
        """
        question = result.query.question
        if not isinstance(question.node, Words) or question.node.field:
            return None
        if result.total > FEW and not result.relaxed:
            return None
        engine = self._current()

        def count(text: str) -> int:
            node = plain_question(text).node
            return engine.count(make_plans(node, Reach.CLOSE)) if node else 0

        # Filters aside, or another question would win by ignoring them.
        total = 0 if result.relaxed else count(question.node.text)
        return mend(question.node.text, total, engine, self._suggester, count)

    def get(self, article_id: str) -> Found | None:
        """Give an article by its id."""
        return self._current().get(article_id)

    def highlighted(self, found: Found, node: Node | None) -> tuple[Snippet, Snippet]:
        """Give an article's title and body with a question's matches marked."""
        lang = found.article.lang
        planned = plan(node, lang, Reach.SOME) if node else None
        if planned:
            planned = self._current().resolve({lang: planned})[lang]
        return highlight(found.article, wanted(planned))

    def story(self, article_id: str) -> Story:
        """Give an article's story; one in no story tells its own."""
        self._current()
        found = self._stories.by_article.get(article_id)
        return found or Story(article_id, 1.0, (Version(article_id, ""),))

    @property
    def stories(self) -> Stories:
        """All stories of the generation in service."""
        self._current()
        return self._stories

    def _hits(self, matches: Matches, plans: Mapping[str, Plan]) -> tuple[Hit, ...]:
        """Give the page's hits with what matched in them, by plans without `FirstOf`."""
        want = {lang: wanted(plan) for lang, plan in plans.items()}
        nothing = wanted(None)
        hits = []
        for found, score in matches.page:
            article = found.article
            title, snippet = make_snippet(article, want.get(article.lang, nothing))
            hits.append(
                Hit(
                    found=found,
                    score=score,
                    title=title,
                    snippet=snippet,
                    story=self.story(article.id),
                )
            )
        return tuple(hits)

    @property
    def learnt(self) -> bool:
        """Whether the index knows words of the same meaning from its own articles."""
        self._current()
        return self._finder.learnt

    @property
    def topics(self) -> tuple[Topic, ...] | None:
        """The vocabulary that the index was built with; None for an old index."""
        self._current()
        return self._topics

    @property
    def generation(self) -> str:
        """Name of the generation in service."""
        self._current()
        return self._generation.name

    def _current(self) -> Engine:
        """Give the engine of the generation in service, opening it if it is new."""
        generation = current_generation(self._index)
        seen = stamp(generation)
        with self._lock:
            if seen != self._stamp:
                self._engine, self._stories = self._open(generation)
                self._suggester = Suggester.open(generation / FILE)
                self._finder = _finder(generation)
                self._topics = _topics(generation)
                self._generation, self._stamp = generation, seen
            return self._engine

    def _open(self, generation: Path) -> tuple[Engine, Stories]:
        analyzers = read_manifest(generation).analyzers
        stale = [lang for lang in LANGUAGES if analyzers.get(lang) != fingerprint(lang)]
        if stale:
            reason = (
                f"the index in {self._index} was built by other analyzers "
                f"({', '.join(stale)}); rebuild it with `hoptac index`"
            )
            raise IndexOutdatedError(reason)
        file = generation / STORIES
        stories = read_stories(file) if file.exists() else Stories(())
        return self._storage.open(generation, stories), stories


def _finder(generation: Path) -> EquivalentFinder:
    """Open what a generation knows of words of the same meaning."""
    return EquivalentFinder(
        Thesaurus.read(generation / THESAURUS),
        read_meanings(generation),
        find_embedder,
    )


def _topics(generation: Path) -> tuple[Topic, ...] | None:
    file = generation / TOPICS_FILE
    return read_topics(file) if file.exists() else None


def _more_apart(
    engine: Engine, query: Query, plans: Mapping[str, Plan] | None, total: int
) -> int:
    """Count the articles that have Vietnamese syllables only apart from each other."""
    if query.question.node is None or plans is None:
        return 0
    wider = make_plans(query.question.node, Reach.ALL)
    if wider == plans:
        return 0
    return max(0, engine.search(replace(query, page=1, size=1), wider).total - total)
