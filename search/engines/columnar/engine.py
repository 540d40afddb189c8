"""How does an open index answer a request?"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from search.engines.columnar.execution.filters import apply_filters
from search.engines.columnar.execution.leaf_scorer import LeafScorer
from search.engines.columnar.execution.plan_executor import PlanExecutor
from search.engines.columnar.execution.postings_reader import PostingsReader
from search.engines.columnar.execution.scored_set import unscored
from search.engines.columnar.execution.sorted_documents import search_sorted
from search.engines.columnar.execution.top_k import order_of, page_of, represent
from search.engines.columnar.facet_counter import FacetCounter
from search.engines.columnar.facets.cross_counter import count_pairs
from search.engines.columnar.reading_lock import ReadingLock
from search.engines.columnar.segment.field_names import field_name
from search.engines.columnar.segment.stored_fields import decode_stored_fields
from search.port.engine import CacheUse
from search.port.matches import Matches, Ranking
from search.query.facets import FacetField

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from search.engines.columnar.execution.filters import FilteredMatches
    from search.engines.columnar.execution.scored_set import ScoredSet
    from search.engines.columnar.facets.doc_values import DocValues
    from search.engines.columnar.facets.story_bitmaps import MatchedDocuments
    from search.engines.columnar.segment.segment_list import SegmentList
    from search.port.document import Channel
    from search.port.matches import CrossCount, Month, TaggedArticle, Year
    from search.port.plan import Leaf, Plan
    from search.query.request import Query
    from search.stories import Stories, Story

    Plans = Mapping[str, Plan]

CACHED_ANSWERS = 16
"""Answers that are cached, of 16 bytes a document at most; dates need a second one."""
CACHED_ARTICLES = 200
"""Decoded articles that are cached, at about 10 kB each."""
READ_AT_ONCE = 1_000
"""Ids that are read at a time where all matches are."""


class ColumnarEngine:
    """One finished index, open for reading; see `search.port.engine.Engine`.

    A lock guards the caches, so that one request is answered at a time.
    """

    def __init__(
        self, segments: SegmentList, doc_values: DocValues, stories: Stories
    ) -> None:
        self._segments = segments
        self._stories = stories
        self._doc_values = doc_values
        self._postings = PostingsReader(segments)
        leaves = LeafScorer(self._postings, doc_values.size)
        self._executor = PlanExecutor(leaves, doc_values)
        self._facets = FacetCounter(doc_values)
        self._everything = unscored(doc_values.all_documents.documents)
        self._executed = lru_cache(maxsize=CACHED_ANSWERS)(self._execute)
        self._decoded = lru_cache(maxsize=CACHED_ARTICLES)(self._decode)
        self._lock = ReadingLock()

    def search(self, query: Query, plans: Plans | None) -> Matches:
        """Return a page, the totals and all facets; see the port."""
        with self._lock:
            filtered = self._filtered(query, plans)
            matches = filtered.selected()
            matched = self._facets.matched(matches.documents)
            months, years, undated = self._times(query, plans, matched)
            indexes = page_of(matches, query, self._doc_values)
            documents, scores = (column.take(indexes).tolist() for column in matches)
            return Matches(
                total=len(matches.documents),
                stories=matched.stories,
                page=tuple(zip(map(self._decoded, documents), scores, strict=True)),
                facets=self._facets.count(tuple(FacetField), filtered, matched, query),
                months=months,
                years=years,
                undated=undated,
            )

    def rank(
        self, query: Query, plans: Plans | None, facets: tuple[FacetField, ...] = ()
    ) -> Ranking:
        """Return the ids of a page without reading the articles; see the port."""
        with self._lock:
            filtered = self._filtered(query, plans)
            matches = filtered.selected()
            matched = self._facets.matched(matches.documents)
            indexes = page_of(matches, query, self._doc_values)
            return Ranking(
                total=len(matches.documents),
                ids=self._segments.ids(matches.documents.take(indexes)),
                scores=tuple(matches.scores.take(indexes).tolist()),
                facets=self._facets.count(facets, filtered, matched, query),
                stories=matched.stories if query.grouped else 0,
            )

    def every(self, query: Query, plans: Plans | None) -> Iterator[tuple[str, float]]:
        """Yield all matches in the query's order; see the port."""
        with self._lock:
            matches = self._filtered(query, plans).selected()
            indexes = order_of(matches, query.sort, self._doc_values)
        for first in range(0, len(indexes), READ_AT_ONCE):
            some = indexes[first : first + READ_AT_ONCE]
            documents, scores = (column.take(some) for column in matches)
            with self._lock:
                ids = self._segments.ids(documents)
            yield from zip(ids, scores.tolist(), strict=True)

    def represent(
        self, query: Query, plans: Plans | None, ids: Sequence[str]
    ) -> tuple[str, ...]:
        """Return the match that represents the story of each; see the port."""
        with self._lock:
            matches = self._filtered(query, plans).selected()
            documents = np.array([self._segments.document(i) for i in ids], np.int64)
            heads, _ = search_sorted(matches.documents, documents)
            indexes = represent(matches, heads.tolist(), query, self._doc_values)
            return self._segments.ids(matches.documents.take(indexes))

    def cross(
        self, query: Query, plans: Plans | None, row: FacetField, column: FacetField
    ) -> tuple[CrossCount, ...]:
        """Count pairs of values of two facets; see the port."""
        free = {row, column} - query.match_all
        others = {f: v for f, v in query.filters.items() if f not in free}
        with self._lock:
            matches = self._filtered(replace(query, filters=others), plans).selected()
            facets = self._doc_values.facets
            return count_pairs(
                matches.documents, self._doc_values.story, facets[row], facets[column]
            )

    def count(self, plans: Plans) -> int:
        """Count the articles that plans match, whatever the filters."""
        with self._lock:
            return len(self._matches(plans).documents)

    def counts(self, questions: Sequence[Plans]) -> tuple[int, ...]:
        """Count the articles that the plans of each of some questions match."""
        with self._lock:
            return self._executor.count(questions)

    def resolve(self, plans: Plans) -> Plans:
        """Replace each `FirstMatching` by its part that decides."""
        with self._lock:
            resolve = self._executor.resolve
            return {lang: resolve(plan, lang) for lang, plan in plans.items()}

    def shares(
        self, plans: Plans, tagged: TaggedArticle
    ) -> tuple[tuple[Leaf, float], ...]:
        """Split an article's score by the leaves that it comes from; see the port."""
        article = tagged.article
        with self._lock:
            document = self._segments.document(article.id)
            if document < 0 or article.lang not in plans:
                return ()
            return tuple(self._executor.shares(plans, article.lang, document))

    def frequency(self, channel: Channel, lang: str, term: str) -> int:
        """Count the articles that have a term."""
        with self._lock:
            return self._postings.frequency(field_name(channel, lang), term)

    def frequencies(self, terms: Sequence[tuple[Channel, str, str]]) -> tuple[int, ...]:
        """Count the articles that have each of some terms."""
        return tuple(self.frequency(*term) for term in terms)

    def similar_terms(
        self, channel: Channel, lang: str, term: str, distance: int
    ) -> tuple[tuple[str, int], ...]:
        """Return the terms within an edit distance of one, with their frequencies."""
        with self._lock:
            field, postings = field_name(channel, lang), self._postings
            similar = postings.similar_terms(field, term, distance)
            return tuple((each, postings.frequency(field, each)) for each in similar)

    def get(self, article_id: str) -> TaggedArticle | None:
        """Return an article by its id, None where there is none."""
        with self._lock:
            document = self._segments.document(article_id)
            return None if document < 0 else self._decoded(document)

    def get_all(self, ids: Sequence[str]) -> Mapping[str, TaggedArticle]:
        """Return some articles by their ids, without those that there are not."""
        return {id_: tagged for id_ in ids if (tagged := self.get(id_))}

    def story_ids(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Return the id of the story of each of some articles; see the port."""
        return tuple(story.id for story in self.stories(ids))

    def stories(self, ids: Sequence[str]) -> tuple[Story, ...]:
        """Return the story of each of some articles; see the port."""
        return tuple(map(self._stories.story_of, ids))

    def articles(self) -> Iterator[TaggedArticle]:
        """Yield every article in the order in which they were indexed."""
        for document in self._everything.documents.tolist():
            yield self._decode(document)

    def caches(self) -> Mapping[str, CacheUse]:
        """Return the use of each cache; see the port."""
        caches = {"answers": self._executed, "articles": self._decoded}
        return {n: CacheUse(*each.cache_info()[:2]) for n, each in caches.items()}

    def close(self) -> None:
        """Release the files, and what was cached of them."""
        with self._lock:
            self._postings.close()
            self._executor.forget()
            self._executed.cache_clear()
            self._decoded.cache_clear()
            del self._segments

    def _matches(self, plans: Plans | None) -> ScoredSet:
        if plans is None:
            return self._everything
        return self._executed(tuple(plans.items()))

    def _execute(self, plans: tuple[tuple[str, Plan], ...]) -> ScoredSet:
        return self._executor.execute(dict(plans))

    def _decode(self, document: int) -> TaggedArticle:
        with self._lock:
            data = self._segments.stored_fields(document)
            return decode_stored_fields(data, self._stories.story_of)

    def _filtered(self, query: Query, plans: Plans | None) -> FilteredMatches:
        return apply_filters(self._matches(plans), query, self._doc_values)

    def _times(
        self, query: Query, plans: Plans | None, matches: MatchedDocuments
    ) -> tuple[tuple[Month, ...], tuple[Year, ...], int]:
        """Count by month, by year and without a day, whatever dates the query wants."""
        if query.since or query.until:
            whenever = replace(query, since=None, until=None)
            found = self._filtered(whenever, plans).selected()
            matches = self._facets.matched(found.documents)
        return self._doc_values.months.times(matches)
