"""How does an open index answer a request?"""

from __future__ import annotations

from functools import lru_cache
from threading import RLock
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.engine import Matches, Ranking
from search.engines.whoosh.answer import Answer
from search.engines.whoosh.evaluate import Evaluator
from search.engines.whoosh.leaves import LeafReader
from search.engines.whoosh.ordering import page_of
from search.engines.whoosh.postings import PostingsReader
from search.engines.whoosh.record import from_record
from search.engines.whoosh.schema import field_name
from search.query import FacetField
from search.result import Facet, FacetValue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from search.engines.whoosh.collection import Collection
    from search.engines.whoosh.columns import Columns, Mask, Numbers
    from search.entry import Channel
    from search.plan import Leaf, Plan
    from search.query import Query
    from search.result import Found


CACHED_ANSWERS = 16
"""Answers that stay known (16 bytes a document each at most); one search asks twice."""
CACHED_RECORDS = 200
"""Articles that stay decoded; about 10 kB each."""


class _Chosen(NamedTuple):
    """What a query leaves of an answer, before and after each facet's selection."""

    base: Answer
    masks: Mapping[FacetField, Mask]


class WhooshEngine:
    """One finished index, open for reading; a lock guards what it remembers."""

    def __init__(self, collection: Collection, columns: Columns) -> None:
        self._collection = collection
        self._columns = columns
        self._postings = PostingsReader(collection)
        self._evaluator = Evaluator(LeafReader(self._postings, columns.size), columns)
        self._evaluated = lru_cache(maxsize=CACHED_ANSWERS)(self._evaluate)
        self._found = lru_cache(maxsize=CACHED_RECORDS)(self._read)
        self._everything = Answer(columns.alive, np.zeros(len(columns.alive)))
        self._all_counts = lru_cache(maxsize=None)(self._count_all)
        self._lock = RLock()

    def search(self, query: Query, plans: Mapping[str, Plan] | None) -> Matches:
        """Answer a request; see `search.engine.Engine`."""
        with self._lock:
            chosen = self._chosen(query, plans)
            matched = _all_but(chosen, None)
            places = page_of(matched, query, self._columns)
            page = [
                (int(matched.documents[at]), float(matched.scores[at])) for at in places
            ]
            return Matches(
                total=len(matched.documents),
                stories=self._told(matched.documents),
                page=tuple((self._found(d), score) for d, score in page),
                facets=tuple(
                    self._facet(field, self._left(chosen, matched, field), query)
                    for field in FacetField
                ),
            )

    def rank(self, query: Query, plans: Mapping[str, Plan] | None) -> Ranking:
        """Rank a page's articles; see `search.engine.Engine`."""
        with self._lock:
            matched = _all_but(self._chosen(query, plans), None)
            places = page_of(matched, query, self._columns)
            documents = matched.documents[places].tolist()
            return Ranking(
                total=len(matched.documents),
                ids=tuple(self._collection.id(document) for document in documents),
                scores=tuple(matched.scores[places].tolist()),
            )

    def count(self, plans: Mapping[str, Plan]) -> int:
        """Count the articles that plans match, whatever the filters."""
        with self._lock:
            return len(self._answer(plans).documents)

    def resolve(self, plans: Mapping[str, Plan]) -> Mapping[str, Plan]:
        """Give plans in which each `FirstOf` is the part that decides."""
        with self._lock:
            return {
                lang: self._evaluator.resolve(plan, lang)
                for lang, plan in plans.items()
            }

    def shares(
        self, plans: Mapping[str, Plan], found: Found
    ) -> tuple[tuple[Leaf, float], ...]:
        """Give what an article's score is made of."""
        lang = found.article.lang
        with self._lock:
            document = self._collection.document(found.article.id)
            if document < 0 or lang not in plans:
                return ()
            return tuple(self._evaluator.shares(plans, lang, document))

    def frequency(self, channel: Channel, lang: str, term: str) -> int:
        """Count the articles that have a term."""
        with self._lock:
            return self._postings.frequency(field_name(channel, lang), term)

    def near(
        self, channel: Channel, lang: str, term: str, distance: int
    ) -> tuple[tuple[str, int], ...]:
        """Give the terms within an edit distance, with the articles that have each."""
        with self._lock:
            field = field_name(channel, lang)
            return tuple(
                (near, self._postings.frequency(field, near))
                for near in self._postings.near(field, term, distance)
            )

    def get(self, article_id: str) -> Found | None:
        """Give an article by its id."""
        with self._lock:
            document = self._collection.document(article_id)
            return None if document < 0 else self._found(document)

    def articles(self) -> Iterator[Found]:
        """Give every article in the order it was indexed."""
        for document in self._columns.alive.tolist():
            yield self._read(document)

    def close(self) -> None:
        """Let go of the files, and of what was remembered of them."""
        with self._lock:
            self._postings.close()
            for known in (self._evaluated, self._found, self._all_counts):
                known.cache_clear()
            del self._collection

    def _answer(self, plans: Mapping[str, Plan] | None) -> Answer:
        if plans is None:
            return self._everything
        return self._evaluated(tuple(plans.items()))

    def _evaluate(self, plans: tuple[tuple[str, Plan], ...]) -> Answer:
        return self._evaluator.evaluate(dict(plans))

    def _read(self, document: int) -> Found:
        return from_record(self._collection.record(document))

    def _chosen(self, query: Query, plans: Mapping[str, Plan] | None) -> _Chosen:
        base = self._answer(plans)
        if query.since or query.until:
            base = _kept(
                base,
                self._columns.between(
                    query.since.toordinal() if query.since else None,
                    query.until.toordinal() if query.until else None,
                ),
            )
        masks = {
            field: self._columns.having(field.value, frozenset(selected))
            for field in FacetField
            if (selected := query.selected(field))
        }
        return _Chosen(base, masks)

    def _left(self, chosen: _Chosen, matched: Answer, field: FacetField) -> Numbers:
        """Give the documents that a facet counts: its own selection is put aside."""
        if field not in chosen.masks:
            return matched.documents
        return _all_but(chosen, field).documents

    def _told(self, documents: Numbers) -> int:
        """Count the stories that documents tell."""
        if documents is self._columns.alive:
            return self._columns.told
        seen = np.zeros(self._columns.size, dtype=bool)
        seen[self._columns.story[documents]] = True
        return int(np.count_nonzero(seen))

    def _counts(self, field: FacetField, documents: Numbers) -> tuple[Numbers, Numbers]:
        if documents is self._columns.alive:
            return self._all_counts(field)
        mask = np.zeros(self._columns.size, dtype=bool)
        mask[documents] = True
        column = self._columns.facets[field]
        return column.counts(documents, mask, self._columns.story)

    def _count_all(self, field: FacetField) -> tuple[Numbers, Numbers]:
        alive, columns = self._columns.alive, self._columns
        mask = np.zeros(columns.size, dtype=bool)
        mask[alive] = True
        return columns.facets[field].counts(alive, mask, columns.story)

    def _facet(self, field: FacetField, documents: Numbers, query: Query) -> Facet:
        values = self._columns.facets[field].values
        selected = query.selected(field)
        articles, stories = self._counts(field, documents)
        some = np.flatnonzero(articles)
        counts = {
            values[at]: (count, told)
            for at, count, told in zip(
                some.tolist(),
                articles[some].tolist(),
                stories[some].tolist(),
                strict=True,
            )
        }
        counts |= {value: (0, 0) for value in selected if value not in counts}
        if field is FacetField.YEAR:
            ordered = sorted(counts, reverse=True)
        else:
            ordered = sorted(counts, key=lambda value: (-counts[value][0], value))
        return Facet(
            field, tuple(FacetValue(v, *counts[v], v in selected) for v in ordered)
        )


def _all_but(chosen: _Chosen, left_out: FacetField | None) -> Answer:
    """Apply every facet's selection but one."""
    found = chosen.base
    for field, mask in chosen.masks.items():
        if field is not left_out:
            found = _kept(found, mask)
    return found


def _kept(found: Answer, mask: Mask) -> Answer:
    kept = mask[found.documents]
    return Answer(found.documents[kept], found.scores[kept])
