"""How does one ask an index that may be rebuilt at any time?"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from search.engines.registry import open_storage
from search.expansion.expanded_question import expand_question
from search.planning.planner import MatchMode, plan_by_language
from search.planning.syllable_relaxation import count_nonadjacent
from search.presentation.explanation import Reason, explain
from search.presentation.query_terms import query_terms
from search.presentation.result import Hit, Result
from search.presentation.snippet import highlight, make_snippet
from search.query.ast import Words
from search.query.parser import normalise, plain_question
from search.query.request import Query
from search.ranking.story_ranking import rank_stories
from search.searcher.live_generation import LiveGeneration
from search.searcher.more_like_this import more_like_this
from search.suggestion.did_you_mean import FEW_HITS, correct

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    from corpus import Topic
    from search.port.engine import CacheUse, EngineStorage
    from search.port.matches import Matches, TaggedArticle
    from search.port.plan import Plan
    from search.presentation.result import Snippet
    from search.query.parser import Question
    from search.searcher.open_generation import OpenGeneration
    from search.stories import Stories, Story
    from search.suggestion.did_you_mean import Correction
    from search.suggestion.suggestion import Suggestion

AT_ONCE = 1_000
"""Articles whose order is worked out at a time where all are wanted."""


class Reader:
    """An index folder, open for questions; safe to share between threads.

    When a build publishes a new generation, the next question is answered from it;
    questions that are under way finish on the old one. Where the new one cannot be
    used, the old one stays, and the log says why.
    """

    def __init__(self, index: Path, storage: EngineStorage | None = None) -> None:
        """Open an index folder.

        Raises:
            IndexMissingError: there is no index.
            IndexOutdatedError: it was built by other analyzers.
            IndexDamagedError: its files cannot be read.
        """
        self._serving = LiveGeneration(index, storage or open_storage())

    def pinned(self) -> AbstractContextManager[object]:
        """Answer all that this thread asks within from one generation."""
        return self._serving.using()

    def close(self) -> None:
        """Let go of all files; nothing may be asked afterwards."""
        self._serving.close()

    def search(self, query: Query) -> Result:
        """Answer a request.

        Args:
            query: question, filters, order, page.

        Raises:
            QueryError: the question costs too much.
            IndexMissingError: the index was taken away.
        """
        started = time.perf_counter()
        with self._serving.using() as opened:
            return _answer(opened, query, started)

    def explain(self, query: Query, found: TaggedArticle) -> tuple[Reason, ...]:
        """Say why a query found an article, strongest reason first."""
        with self._serving.using() as opened:
            plans = opened.planner.relax(query).plans
            if plans is None:
                return ()
            return explain(found.article, opened.engine.shares(plans, found))

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
        with self._serving.using() as opened:
            engine, node = opened.engine, question.node
            expansions = (
                expand_question(node, engine, opened.expander).expansions
                if equivalents
                else None
            )
            plans = plan_by_language(node, MatchMode.ANY, expansions)
            query = Query(question=question, size=depth)
            found = engine.rank(query, plans)
            ranked = tuple(zip(found.ids, found.scores, strict=True))
            return rank_stories(ranked, opened.stories)[:depth] if stories else ranked

    def identify(self, query: Query) -> tuple[str, ...]:
        """Give the ids of a page's articles, which may be larger than others.

        Raises:
            QueryError: the question costs too much.
        """
        with self._serving.using() as opened:
            asked = opened.planner.relax(query)
            return opened.engine.rank(query, asked.plans).ids

    def scan(self, query: Query) -> Iterator[TaggedArticle]:
        """Give all articles that a query finds, each of its own, in its order.

        All of them are of one generation, however long it takes to read them.

        Raises:
            QueryError: the question costs too much.
        """
        whole = replace(query, grouped=False, page=1, size=AT_ONCE)
        with self._serving.using() as opened:
            plans = opened.planner.relax(whole).plans
            while ids := opened.engine.rank(whole, plans).ids:
                for article_id in ids:
                    if found := opened.engine.get(article_id):
                        yield found
                whole = replace(whole, page=whole.page + 1)

    def suggest(self, text: str, lang: str = "") -> tuple[Suggestion, ...]:
        """Complete what is being typed from the collection's words, names, titles."""
        with self._serving.using() as opened:
            return opened.suggester.complete(normalise(text), lang)

    def correct(self, result: Result) -> Correction | None:
        """Offer another question where a question of plain words found next to nothing.

        Only one that finds more is offered; nothing is asked in the reader's stead.
        """
        question = result.query.question
        if not isinstance(question.node, Words) or question.node.field:
            return None
        if result.total > FEW_HITS and not result.relaxed:
            return None
        with self._serving.using() as opened:
            return _mended(opened, question.node.text, relaxed=result.relaxed)

    def get(self, article_id: str) -> TaggedArticle | None:
        """Give an article by its id."""
        with self._serving.using() as opened:
            return opened.engine.get(article_id)

    def highlighted(
        self, found: TaggedArticle, query: Query
    ) -> tuple[Snippet, Snippet]:
        """Give an article's title and body with what a query asks for marked."""
        lang = found.article.lang
        with self._serving.using() as opened:
            plans = opened.planner.plan(query)
            planned = plans.any_word.expanded.get(lang) if plans else None
            if planned:
                planned = opened.engine.resolve({lang: planned})[lang]
        return highlight(found.article, query_terms(planned))

    def story(self, article_id: str) -> Story:
        """Give an article's story; one in no story tells its own."""
        with self._serving.using() as opened:
            return opened.stories.story_of(article_id)

    def more_like_this(
        self, found: TaggedArticle, query: Query
    ) -> tuple[TaggedArticle, ...]:
        """Give articles like one; of a query only the size and languages preferred."""
        with self._serving.using() as opened:
            story = opened.stories.story_of(found.article.id)
            return more_like_this(opened.engine, opened.expander, found, story, query)

    @property
    def stories(self) -> Stories:
        """All stories of the generation in service."""
        with self._serving.using() as opened:
            return opened.stories

    @property
    def learnt(self) -> bool:
        """Whether the index knows words of the same meaning from its own articles."""
        with self._serving.using() as opened:
            return opened.expander.learnt

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The vocabulary that the index was built with."""
        with self._serving.using() as opened:
            return opened.topics

    @property
    def generation(self) -> str:
        """Name of the generation in service."""
        with self._serving.using() as opened:
            return opened.generation.folder.name

    @property
    def seal(self) -> str:
        """Digest of the generation in service: another where anything is another."""
        with self._serving.using() as opened:
            return opened.generation.seal

    @property
    def caches(self) -> Mapping[str, CacheUse]:
        """How much the engine remembers to the purpose, by the name of what is."""
        with self._serving.using() as opened:
            return opened.engine.caches()

    @property
    def problem(self) -> str:
        """Why an older generation than `CURRENT` says answers; "" where none does."""
        return self._serving.problem


def _answer(opened: OpenGeneration, query: Query, started: float) -> Result:
    engine = opened.engine
    asked = opened.planner.relax(query)
    plans, relaxed = asked.plans, asked.relaxed
    matches = engine.search(query, plans)
    return Result(
        query=query,
        total=matches.total,
        stories=matches.stories,
        hits=_hits(opened, matches, plans or {}),
        facets=matches.facets,
        months=matches.months,
        relaxed=relaxed,
        apart=count_nonadjacent(engine, query, asked, matches),
        segments=asked.segments,
        seconds=time.perf_counter() - started,
    )


def _mended(opened: OpenGeneration, text: str, *, relaxed: bool) -> Correction | None:
    engine = opened.engine

    def count(text: str) -> int:
        node = plain_question(text).node
        return (
            engine.count(plan_by_language(node, MatchMode.ALL_ADJACENT)) if node else 0
        )

    # Filters aside, or another question would win by ignoring them.
    total = 0 if relaxed else count(text)
    return correct(text, total, engine, opened.suggester, count)


def _hits(
    opened: OpenGeneration, matches: Matches, plans: Mapping[str, Plan]
) -> tuple[Hit, ...]:
    """Give the page's hits with what matched in them, in the languages they have."""
    langs = {found.article.lang for found, _ in matches.page}
    asked = {lang: plan for lang, plan in plans.items() if lang in langs}
    resolved = opened.engine.resolve(asked) if asked else {}
    want = {lang: query_terms(plan) for lang, plan in resolved.items()}
    nothing = query_terms(None)
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
                story=opened.stories.story_of(article.id),
            )
        )
    return tuple(hits)
