"""How does an open index answer a request?"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from threading import RLock
from typing import TYPE_CHECKING

import numpy as np

from search.engines.columnar.execution.filters import choose
from search.engines.columnar.execution.leaf_scorer import LeafReader
from search.engines.columnar.execution.plan_executor import Evaluator
from search.engines.columnar.execution.postings_reader import PostingsReader
from search.engines.columnar.execution.scored_set import Answer
from search.engines.columnar.execution.top_k import page_of
from search.engines.columnar.execution.two_term_top_k import find_leading
from search.engines.columnar.facets.story_bitmaps import Told
from search.engines.columnar.segment.schema import field_name
from search.engines.columnar.segment.stored_fields import from_record
from search.port.engine import CacheUse
from search.port.matches import Facet, FacetValue, Matches, Ranking
from search.query.request import FacetField

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from search.engines.columnar.execution.filters import Chosen
    from search.engines.columnar.facets.doc_values import Columns, Numbers
    from search.engines.columnar.segment.segment_list import Collection
    from search.port.document import Channel
    from search.port.matches import Month, TaggedArticle
    from search.port.plan import Leaf, Plan
    from search.query.request import Query


CACHED_ANSWERS = 16
"""Answers that stay known (16 bytes a document each at most); one search asks twice."""
CACHED_RECORDS = 200
"""Articles that stay decoded; about 10 kB each."""


class WhooshEngine:
    """One finished index, open for reading; a lock guards what it remembers."""

    def __init__(self, collection: Collection, columns: Columns) -> None:
        self._collection = collection
        self._columns = columns
        self._postings = PostingsReader(collection)
        self._evaluator = Evaluator(LeafReader(self._postings, columns.size), columns)
        self._evaluated = lru_cache(maxsize=CACHED_ANSWERS)(self._evaluate)
        self._found = lru_cache(maxsize=CACHED_RECORDS)(self._read)
        alive = columns.told.documents
        self._everything = Answer(alive, np.zeros(len(alive)))
        self._all_counts = lru_cache(maxsize=None)(self._count_all)
        self._lock = RLock()

    def search(self, query: Query, plans: Mapping[str, Plan] | None) -> Matches:
        """Answer a request; see `search.port.engine.Engine`."""
        with self._lock:
            chosen = self._chosen(query, plans)
            matched = chosen.left()
            told = self._told(matched.documents)
            return Matches(
                total=len(matched.documents),
                stories=told.stories,
                page=tuple(
                    (self._found(int(matched.documents[at])), float(matched.scores[at]))
                    for at in page_of(matched, query, self._columns).tolist()
                ),
                facets=self._facets(tuple(FacetField), chosen, told, query),
                months=self._months(query, plans, matched),
            )

    def rank(
        self,
        query: Query,
        plans: Mapping[str, Plan] | None,
        facets: tuple[FacetField, ...] = (),
    ) -> Ranking:
        """Rank a page's articles; see `search.port.engine.Engine`."""
        with self._lock:
            size = self._columns.size
            if not facets and (
                led := find_leading(self._evaluator, query, plans, size)
            ):
                return self._ranking(led.head, query, led.total)
            chosen = self._chosen(query, plans)
            matched = chosen.left()
            counted: tuple[Facet, ...] = ()
            if facets:
                told = self._told(matched.documents)
                counted = self._facets(facets, chosen, told, query)
            return self._ranking(matched, query, len(matched.documents), counted)

    def count(self, plans: Mapping[str, Plan]) -> int:
        """Count the articles that plans match, whatever the filters."""
        with self._lock:
            return len(self._answer(plans).documents)

    def resolve(self, plans: Mapping[str, Plan]) -> Mapping[str, Plan]:
        """Give plans in which each `FirstMatching` is the part that decides."""
        with self._lock:
            return {
                lang: self._evaluator.resolve(plan, lang)
                for lang, plan in plans.items()
            }

    def shares(
        self, plans: Mapping[str, Plan], article: TaggedArticle
    ) -> tuple[tuple[Leaf, float], ...]:
        """Give what an article's score is made of."""
        lang = article.article.lang
        with self._lock:
            document = self._collection.document(article.article.id)
            if document < 0 or lang not in plans:
                return ()
            return tuple(self._evaluator.shares(plans, lang, document))

    def frequency(self, channel: Channel, lang: str, term: str) -> int:
        """Count the articles that have a term."""
        with self._lock:
            return self._postings.frequency(field_name(channel, lang), term)

    def similar_terms(
        self, channel: Channel, lang: str, term: str, distance: int
    ) -> tuple[tuple[str, int], ...]:
        """Give the terms within an edit distance, with the articles that have each."""
        with self._lock:
            field = field_name(channel, lang)
            return tuple(
                (near, self._postings.frequency(field, near))
                for near in self._postings.near(field, term, distance)
            )

    def get(self, article_id: str) -> TaggedArticle | None:
        """Give an article by its id."""
        with self._lock:
            document = self._collection.document(article_id)
            return None if document < 0 else self._found(document)

    def articles(self) -> Iterator[TaggedArticle]:
        """Give every article in the order it was indexed."""
        for document in self._columns.told.documents.tolist():
            yield self._read(document)

    def caches(self) -> Mapping[str, CacheUse]:
        """Return the use of each cache; see `search.port.engine.Engine`."""
        known = {"answers": self._evaluated, "articles": self._found}
        return {
            name: CacheUse(*cache.cache_info()[:2]) for name, cache in known.items()
        }

    def close(self) -> None:
        """Let go of the files, and of what was remembered of them."""
        with self._lock:
            self._postings.close()
            for known in (self._evaluated, self._found, self._all_counts):
                known.cache_clear()
            del self._collection

    def _ranking(
        self, found: Answer, query: Query, total: int, facets: tuple[Facet, ...] = ()
    ) -> Ranking:
        places = page_of(found, query, self._columns)
        return Ranking(
            total=total,
            ids=self._collection.ids(found.documents.take(places)),
            scores=tuple(found.scores.take(places).tolist()),
            facets=facets,
        )

    def _answer(self, plans: Mapping[str, Plan] | None) -> Answer:
        if plans is None:
            return self._everything
        return self._evaluated(tuple(plans.items()))

    def _evaluate(self, plans: tuple[tuple[str, Plan], ...]) -> Answer:
        return self._evaluator.evaluate(dict(plans))

    def _read(self, document: int) -> TaggedArticle:
        return from_record(self._collection.record(document))

    def _months(
        self, query: Query, plans: Mapping[str, Plan] | None, matched: Answer
    ) -> tuple[Month, ...]:
        """Count articles by month as if no dates were asked for."""
        if query.since or query.until:
            undated = replace(query, since=None, until=None)
            matched = self._chosen(undated, plans).left()
        return self._columns.months(matched.documents)

    def _chosen(self, query: Query, plans: Mapping[str, Plan] | None) -> Chosen:
        return choose(self._answer(plans), query, self._columns)

    def _told(self, documents: Numbers) -> Told:
        """Tell which stories documents tell; of all documents that is known."""
        everything = self._columns.told
        if documents is everything.documents:
            return everything
        return Told(documents, everything.telling)

    def _facets(
        self,
        fields: tuple[FacetField, ...],
        chosen: Chosen,
        matched: Told,
        query: Query,
    ) -> tuple[Facet, ...]:
        """Count facets; each puts its own selection aside."""
        found = []
        for field in fields:
            own = matched
            if field in chosen.masks:
                own = self._told(chosen.left(field).documents)
            found.append(self._facet(field, own, query.selected(field)))
        return tuple(found)

    def _count_all(self, field: FacetField) -> tuple[Numbers, Numbers]:
        return self._columns.facets[field].counts(self._columns.told)

    def _facet(self, field: FacetField, of: Told, selected: frozenset[str]) -> Facet:
        column = self._columns.facets[field]
        if of is self._columns.told:
            articles, stories = self._all_counts(field)
        else:
            articles, stories = column.counts(of)
        some = np.flatnonzero(articles)
        if field is FacetField.YEAR:
            some = some[::-1]
        else:  # values are in order, and stay so where their counts are equal
            some = some[np.argsort(-articles[some], kind="stable")]
        names = [column.values[index] for index in some.tolist()]
        chosen = map(selected.__contains__, names)
        counts = articles[some].tolist(), stories[some].tolist()
        values = list(map(FacetValue._make, zip(names, *counts, chosen, strict=True)))
        missing = selected - {value.value for value in values} if selected else ()
        values += [FacetValue(value, 0, 0, True) for value in sorted(missing)]  # noqa: FBT003 # selected
        return Facet(field, tuple(values))
