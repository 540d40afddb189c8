"""How does an index of a cluster answer a request?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from search.engines.columnar.segment.field_names import field_name
from search.engines.opensearch.articles import Articles
from search.engines.opensearch.counts import Counts, digest
from search.engines.opensearch.documents import article_key
from search.engines.opensearch.facets import Facets
from search.engines.opensearch.leaves import Leaves
from search.engines.opensearch.pages import Pages
from search.engines.opensearch.plan_queries import PlanQueries
from search.engines.opensearch.remembered import Remembered
from search.engines.opensearch.requests import request_key
from search.engines.opensearch.responses import read_stories, read_times, read_total
from search.engines.opensearch.shares import ends, read_scores, shares_of, shares_search
from search.port.matches import Matches, Ranking
from search.query.facets import FacetField

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from search.engines.opensearch.client import Cluster
    from search.engines.opensearch.counts import Known
    from search.engines.opensearch.term_dictionary import TermDictionary
    from search.port.document import Channel
    from search.port.engine import CacheUse
    from search.port.matches import CrossCount, TaggedArticle
    from search.port.plan import Leaf, Plan
    from search.query.request import Query
    from search.stories import Story

    Clause = dict[str, Any]
    Plans = Mapping[str, Plan]
    Answer = TypeVar("Answer", Matches, Ranking)

CACHED_ANSWERS = 64
"""Answers that are cached, each with the articles of a page."""
_ALL_FACETS = tuple(FacetField)


class OpenSearchEngine:
    """One index of a cluster; see `search.port.engine.Engine`."""

    def __init__(self, cluster: Cluster, index: str, terms: TermDictionary) -> None:
        """Ask nothing yet.

        Args:
            cluster: that has the index; it stays open.
            index: its own name.
            terms: of its articles.
        """
        self._cluster = cluster
        self._index = index
        self._terms = terms
        self._counts = Counts(cluster, index)
        self._pages = Pages(cluster, index)
        self._facets = Facets(cluster, index)
        self._answers: Remembered[bytes, Any] = Remembered(CACHED_ANSWERS)
        self._articles = Articles(cluster, index)

    def search(self, query: Query, plans: Plans | None) -> Matches:
        """Return a page, the totals and all facets; see the port."""
        return self._remember("search", query, plans, self._search)

    def rank(
        self, query: Query, plans: Plans | None, facets: tuple[FacetField, ...] = ()
    ) -> Ranking:
        """Return the ids of a page without reading the articles; see the port."""
        rank = partial(self._rank, facets=facets)
        return self._remember(["rank", *facets], query, plans, rank)

    def every(self, query: Query, plans: Plans | None) -> Iterator[tuple[str, float]]:
        """Yield all matches in the query's order; see the port."""
        for hit in self._pages.every(self._question(plans), query):
            self._articles.keep_story(hit)
            yield hit.id, hit.score

    def represent(
        self, query: Query, plans: Plans | None, ids: Sequence[str]
    ) -> tuple[str, ...]:
        """Return the match that represents the story of each; see the port."""
        if not query.preferred or not ids:
            return tuple(ids)
        stories = self._articles.story_ids(ids)
        shown = self._pages.represent(self._question(plans), query, stories)
        return tuple(hit.id for hit in shown)

    def cross(
        self, query: Query, plans: Plans | None, row: FacetField, column: FacetField
    ) -> tuple[CrossCount, ...]:
        """Count pairs of values of two facets; see the port."""
        question = self._question(plans, scored=False)
        return self._facets.cross(question, query, row, column)

    def count(self, plans: Plans) -> int:
        """Count the articles that plans match, whatever the filters."""
        return self.counts((plans,))[0]

    def counts(self, questions: Sequence[Plans]) -> tuple[int, ...]:
        """Count the articles that the plans of each of some questions match.

        What is counted is searched for next, as a rule: what must be known for that is
        asked for at once.
        """

        def make(known: Known) -> tuple[int, ...]:
            queries = self._queries(known)
            for plans in questions:
                queries.question(plans)
            return tuple(queries.count(plans) for plans in questions)

        return self._counts.complete(make)

    def resolve(self, plans: Plans) -> Plans:
        """Replace each `FirstMatching` by its part that decides."""

        def make(known: Known) -> Plans:
            queries = self._queries(known)
            return {lang: queries.resolve(plan, lang) for lang, plan in plans.items()}

        return self._counts.complete(make)

    def shares(
        self, plans: Plans, tagged: TaggedArticle
    ) -> tuple[tuple[Leaf, float], ...]:
        """Split an article's score by the leaves that it comes from; see the port."""
        lang = tagged.article.lang
        if lang not in plans:
            return ()
        plan = self.resolve({lang: plans[lang]})[lang]
        parts = list(dict.fromkeys(ends(plan)))

        def make(known: Known) -> list[Clause | None]:
            queries = self._queries(known)
            return [queries.scoring(part, lang) for part in parts]

        body = shares_search(
            article_key(tagged.article.id), self._counts.complete(make)
        )
        answer = self._cluster.search(self._index, body, named_scores=True)
        scores = read_scores(answer, parts)
        return () if scores is None else tuple(shares_of(plan, scores))

    def frequency(self, channel: Channel, lang: str, term: str) -> int:
        """Count the articles that have a term."""
        return self._terms.frequency(field_name(channel, lang), term)

    def frequencies(self, terms: Sequence[tuple[Channel, str, str]]) -> tuple[int, ...]:
        """Count the articles that have each of some terms; see the port."""
        return tuple(self.frequency(*term) for term in terms)

    def similar_terms(
        self, channel: Channel, lang: str, term: str, distance: int
    ) -> tuple[tuple[str, int], ...]:
        """Return the terms within an edit distance of one, with their frequencies."""
        field = field_name(channel, lang)
        similar = self._terms.similar(field, term, distance)
        return tuple((other, self._terms.frequency(field, other)) for other in similar)

    def get(self, article_id: str) -> TaggedArticle | None:
        """Return an article by its id, None where there is none."""
        return self._articles.get_all((article_id,)).get(article_id)

    def get_all(self, ids: Sequence[str]) -> Mapping[str, TaggedArticle]:
        """Return those of some articles that there are, by id; see the port."""
        return self._articles.get_all(ids)

    def story_ids(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Return the id of the story of each of some articles; see the port."""
        return self._articles.story_ids(ids)

    def stories(self, ids: Sequence[str]) -> tuple[Story, ...]:
        """Return the story of each of some articles; see the port."""
        return self._articles.stories(ids)

    def articles(self) -> Iterator[TaggedArticle]:
        """Yield every article in the order in which they were indexed."""
        return self._articles.every()

    def caches(self) -> Mapping[str, CacheUse]:
        """Return the use of each cache; see the port."""
        return {
            "answers": self._answers.use(),
            "articles": self._articles.cached.use(),
            "counts": self._counts.remembered.use(),
        }

    def close(self) -> None:
        """Release the file of terms, and what was cached."""
        self._terms.close()
        for cache in (self._answers, self._articles, self._counts.remembered):
            cache.clear()

    def _search(self, question: Clause, query: Query) -> Matches:
        page = self._pages.fetch(question, query, _ALL_FACETS, times=True, records=True)
        months, years, undated = read_times(page.answer)
        articles = self._articles.decoded(page.hits)
        return Matches(
            total=read_total(page.answer),
            stories=read_stories(page.answer),
            page=tuple(zip(articles, (h.score for h in page.hits), strict=True)),
            facets=self._facets.read(page.answer, _ALL_FACETS, question, query),
            months=months,
            years=years,
            undated=undated,
        )

    def _rank(
        self, question: Clause, query: Query, facets: tuple[FacetField, ...]
    ) -> Ranking:
        page = self._pages.fetch(question, query, facets)
        for hit in page.hits:
            self._articles.keep_story(hit)
        return Ranking(
            total=read_total(page.answer),
            ids=tuple(hit.id for hit in page.hits),
            scores=tuple(hit.score for hit in page.hits),
            facets=self._facets.read(page.answer, facets, question, query),
            stories=read_stories(page.answer) if query.grouped else 0,
        )

    def _remember(
        self,
        kind: object,
        query: Query,
        plans: Plans | None,
        answer: Callable[[Clause, Query], Answer],
    ) -> Answer:
        """Return the answer to a request, from the cache if it was asked before."""
        question = self._question(plans)
        key = digest([kind, question, request_key(query)])
        known: Answer | None = self._answers.get(key)
        if known is None:
            known = answer(question, query)
            self._answers.put(key, known)
        return known

    def _question(self, plans: Plans | None, *, scored: bool = True) -> Clause:
        def make(known: Known) -> Clause:
            return self._queries(known).question(plans, scored=scored)

        return self._counts.complete(make)

    def _queries(self, known: Known) -> PlanQueries:
        return PlanQueries(Leaves(self._terms, known), known)
