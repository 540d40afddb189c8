"""How does an open Whoosh index answer a request?"""

from __future__ import annotations

from functools import lru_cache
from threading import RLock
from typing import TYPE_CHECKING, Any

import numpy as np

from search.engine import Matches
from search.engines.whoosh.answer import Answer
from search.engines.whoosh.evaluate import Evaluator
from search.engines.whoosh.postings import PostingsReader
from search.engines.whoosh.record import from_record
from search.engines.whoosh.schema import field_name
from search.query import FacetField, Sort
from search.result import Facet, FacetValue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import numpy.typing as npt

    from search.engines.whoosh.columns import Columns, Mask
    from search.entry import Channel
    from search.plan import Leaf, Plan
    from search.query import Query
    from search.result import Found


CACHED_ANSWERS = 16
"""Answers that stay known (9 bytes a document each); one search asks twice."""


class WhooshEngine:
    """One finished Whoosh index, open for reading.

    Whoosh's readers are not made for several threads at once, so one lock guards them.
    """

    def __init__(self, reader: Any, columns: Columns) -> None:
        self._reader = reader
        self._columns = columns
        self._postings = PostingsReader(reader, columns.size)
        self._evaluator = Evaluator(self._postings, columns)
        self._evaluated = lru_cache(maxsize=CACHED_ANSWERS)(self._evaluate)
        self._lock = RLock()

    def search(self, query: Query, plans: Mapping[str, Plan] | None) -> Matches:
        """Answer a request; see `search.engine.Engine`."""
        with self._lock:
            answer = self._answer(plans) if plans is not None else self._everything()
            base = answer.mask & self._columns.between(
                query.since.toordinal() if query.since else None,
                query.until.toordinal() if query.until else None,
            )
            masks = {field: self._selection(field, query) for field in FacetField}
            matched = _all_but(base, masks, None)
            order = self._order(matched, answer.score, query)
            return Matches(
                total=int(matched.sum()),
                stories=len(np.unique(self._columns.story[matched])),
                page=tuple((self._found(d), float(answer.score[d])) for d in order),
                facets=tuple(
                    self._facet(field, _all_but(base, masks, field), query)
                    for field in FacetField
                ),
            )

    def count(self, plans: Mapping[str, Plan]) -> int:
        """Count the articles that plans match, whatever the filters."""
        with self._lock:
            return int(self._answer(plans).mask.sum())

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
            document = self._document(found.article.id)
            if document is None or lang not in plans:
                return ()
            return tuple(self._evaluator.shares(plans, lang, document))

    def frequency(self, channel: Channel, lang: str, term: str) -> int:
        """Count the articles that have a term."""
        with self._lock:
            field = field_name(channel, lang)
            return len(self._postings.term(field, term).documents)

    def near(
        self, channel: Channel, lang: str, term: str, distance: int
    ) -> tuple[tuple[str, int], ...]:
        """Give the terms within an edit distance, with the articles that have each."""
        with self._lock:
            field = field_name(channel, lang)
            return tuple(
                (near, len(self._postings.term(field, near).documents))
                for near in self._postings.near(field, term, distance)
            )

    def get(self, article_id: str) -> Found | None:
        """Give an article by its id."""
        with self._lock:
            document = self._document(article_id)
            return None if document is None else self._found(document)

    def articles(self) -> Iterator[Found]:
        """Give every article in the order it was indexed."""
        for document in range(self._columns.size):
            with self._lock:
                found = self._found(document)
            yield found

    def close(self) -> None:
        """Let go of the files, and of what was remembered of them."""
        postings = self._postings
        with self._lock:
            for known in (postings.term, postings.lengths, postings.near):
                known.cache_clear()
            self._evaluated.cache_clear()
            self._reader.close()

    def _answer(self, plans: Mapping[str, Plan]) -> Answer:
        return self._evaluated(tuple(plans.items()))

    def _evaluate(self, plans: tuple[tuple[str, Plan], ...]) -> Answer:
        return self._evaluator.evaluate(dict(plans))

    def _everything(self) -> Answer:
        size = self._columns.size
        return Answer(np.ones(size, dtype=bool), np.zeros(size))

    def _selection(self, field: FacetField, query: Query) -> Mask | None:
        selected = query.selected(field)
        if not selected:
            return None
        return self._columns.facets[field].mask(selected, self._columns.size)

    def _order(
        self, matched: Mask, score: npt.NDArray[np.float64], query: Query
    ) -> list[int]:
        """Sort the matches and cut the page out; ties keep the order of indexing."""
        documents = np.flatnonzero(matched)
        published = self._columns.published[documents]
        by_score = -score[documents]
        keys: dict[Sort, tuple[npt.NDArray[Any], ...]] = {  # the last decides first
            Sort.RELEVANCE: (-published, by_score),
            Sort.NEWEST: (by_score, -published),
            Sort.OLDEST: (by_score, published, published == 0),
        }
        ordered = documents[np.lexsort(keys[query.sort])]
        if query.grouped:
            ordered = self._versions(ordered, query.preferred)
        start = (query.page - 1) * query.size
        return [int(d) for d in ordered[start : start + query.size]]

    def _versions(
        self, ordered: npt.NDArray[np.int64], preferred: tuple[str, ...]
    ) -> npt.NDArray[np.int64]:
        """Keep one document a story, where the story's first stands.

        It is the first in the language that is preferred most; of two in one
        language, the first.
        """
        langs = self._columns.facets["lang"]
        rank = np.full(self._columns.size, len(preferred))
        for place, lang in reversed(tuple(enumerate(preferred))):
            rank[langs.mask([lang], self._columns.size)] = place
        story = self._columns.story[ordered]
        _, first, number = np.unique(story, return_index=True, return_inverse=True)
        best = np.lexsort((np.arange(len(ordered)), rank[ordered], first[number]))
        _, chosen = np.unique(first[number][best], return_index=True)
        return ordered[best[chosen]]

    def _facet(self, field: FacetField, mask: Mask, query: Query) -> Facet:
        column = self._columns.facets[field]
        selected = query.selected(field)
        story = column.stories(mask, self._columns.story)
        counts = {
            value: (int(count), int(stories))
            for value, count, stories in zip(
                column.values, column.counts(mask), story, strict=True
            )
            if count
        }
        counts |= {value: (0, 0) for value in selected if value not in counts}
        if field is FacetField.YEAR:
            ordered = sorted(counts, reverse=True)
        else:
            ordered = sorted(counts, key=lambda value: (-counts[value][0], value))
        values = (FacetValue(v, *counts[v], v in selected) for v in ordered)
        return Facet(field, tuple(values))

    def _document(self, article_id: str) -> int | None:
        if ("id", article_id) not in self._reader:
            return None
        return int(next(self._reader.postings("id", article_id).all_ids()))

    def _found(self, document: int) -> Found:
        return from_record(self._reader.stored_fields(document)["record"])


def _all_but(
    base: Mask, masks: Mapping[FacetField, Mask | None], left_out: FacetField | None
) -> Mask:
    """Apply every facet's selection but one."""
    for field, mask in masks.items():
        if mask is not None and field is not left_out:
            base = base & mask
    return base
