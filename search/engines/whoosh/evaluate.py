"""Which documents does a plan match, and with what score?

Plans are evaluated over whole arrays: a node gives a mask and a score for every
document number. A term scores by BM25 (Robertson and Zaragoza 2009, formula 3.15)
over the field's weights, with the numbers of its language: how many articles there
are and how long they are on average. Title and body are one field whose title words
weigh more, which makes it BM25F with equal length normalisation.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from search.engines.whoosh.schema import FACETS, field_name
from search.errors import QueryError
from search.plan import (
    AllOf,
    AnyOf,
    BestOf,
    FacetTerm,
    Prefer,
    Sequence,
    Start,
    Term,
    Without,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy.typing as npt

    from search.engines.whoosh.columns import Columns, Mask
    from search.plan import Plan

    Scores = npt.NDArray[np.float64]

K1 = 1.2
"""Saturation of repeated occurrences."""
B = 0.5
"""Share of the length normalisation; news varies in length for good reasons."""
MAX_EXPANSION = 1_000
"""Most words that a prefix may stand for."""
CACHED_TERMS = 2_000
"""Terms whose postings stay decoded (16 bytes a posting)."""


class Answer(NamedTuple):
    """What a plan matches: a mask and a score over document numbers."""

    mask: Mask
    score: Scores


class _Postings(NamedTuple):
    documents: npt.NDArray[np.int64]
    weights: Scores


class Evaluator:
    """Evaluates plans over one open index."""

    def __init__(self, reader: Any, columns: Columns) -> None:
        self._reader = reader
        self._columns = columns
        self._postings = lru_cache(maxsize=CACHED_TERMS)(self._read_postings)
        self._lengths = lru_cache(maxsize=None)(self._read_lengths)

    def evaluate(self, plans: Mapping[str, Plan]) -> Answer:
        """Join the plans of all languages; an article matches its own language's.

        Raises:
            QueryError: a prefix stands for too many words.
        """
        answer = self._nothing()
        for lang, plan in plans.items():
            mask, score = self._plan(plan, lang)
            own = self._columns.facets["lang"].mask([lang], self._columns.size)
            answer = Answer(answer.mask | (mask & own), answer.score + score * own)
        return answer

    def _plan(self, plan: Plan, lang: str) -> Answer:
        match plan:
            case Term():
                return self._term(plan, lang)
            case Sequence():
                return self._sequence(plan, lang)
            case Start():
                return self._start(plan, lang)
            case FacetTerm():
                return self._facet(plan)
            case AllOf() | AnyOf() | BestOf():
                return _combine(plan, [self._plan(part, lang) for part in plan.parts])
            case Prefer():
                needed, bonus = (self._plan(p, lang) for p in (plan.needed, plan.bonus))
                return Answer(needed.mask, (needed.score + bonus.score) * needed.mask)
            case Without():
                wanted, unwanted = (
                    self._plan(p, lang) for p in (plan.wanted, plan.unwanted)
                )
                mask = wanted.mask & ~unwanted.mask
                return Answer(mask, wanted.score * mask)

    def _nothing(self) -> Answer:
        size = self._columns.size
        return Answer(np.zeros(size, dtype=bool), np.zeros(size))

    def _term(self, plan: Term, lang: str) -> Answer:
        field = field_name(plan.channel, lang)
        return self._score(field, self._postings(field, plan.term), plan.boost)

    def _score(self, field: str, postings: _Postings, boost: float = 1.0) -> Answer:
        answer = self._nothing()
        documents, weights = postings
        if not len(documents):
            return answer
        lengths = self._lengths(field)
        filled = lengths[lengths > 0]
        idf = np.log1p((len(filled) - len(documents) + 0.5) / (len(documents) + 0.5))
        norm = K1 * (1 - B + B * lengths[documents] / filled.mean())
        answer.mask[documents] = True
        answer.score[documents] = boost * idf * weights * (K1 + 1) / (weights + norm)
        return answer

    def _start(self, plan: Start, lang: str) -> Answer:
        """Score all words of a prefix as if they were one."""
        field = field_name(plan.channel, lang)
        terms = list(self._reader.expand_prefix(field, plan.prefix.encode()))
        if len(terms) > MAX_EXPANSION:
            reason = (
                f"{plan.prefix}* stands for more than {MAX_EXPANSION} words. "
                "Type more letters before the *."
            )
            raise QueryError(reason)
        weights = np.zeros(self._columns.size)
        for term in terms:
            postings = self._postings(field, term.decode())
            weights[postings.documents] += postings.weights
        documents = np.flatnonzero(weights)
        return self._score(field, _Postings(documents, weights[documents]))

    def _facet(self, plan: FacetTerm) -> Answer:
        if plan.field not in FACETS:
            return self._nothing()
        column = self._columns.facets[plan.field]
        value = plan.value.casefold() if plan.field == "source" else plan.value
        mask = column.mask([value], self._columns.size)
        return Answer(mask, np.zeros(self._columns.size))

    def _sequence(self, plan: Sequence, lang: str) -> Answer:
        """Match places side by side; score the occurrences as those of one term."""
        field = field_name(plan.channel, lang)
        rows: dict[int, set[int]] | None = None
        for offset, place in enumerate(plan.places):
            within = None if rows is None else sorted(rows)
            found = self._positions(field, place, within)
            starts = {
                document: {position - offset for position in positions}
                for document, positions in found.items()
            }
            rows = starts if rows is None else _both(rows, starts)
            if not rows:
                return self._nothing()
        rows = rows or {}
        documents = np.array(sorted(rows), dtype=np.int64)
        weights = np.array([len(rows[int(d)]) for d in documents], dtype=float)
        return self._score(field, _Postings(documents, weights))

    def _positions(
        self, field: str, terms: Iterable[str], within: list[int] | None
    ) -> dict[int, set[int]]:
        """Give the positions of any of some terms, in some documents only."""
        found: dict[int, set[int]] = {}
        for term in terms:
            documents = self._postings(field, term).documents
            chosen = documents if within is None else np.intersect1d(documents, within)
            if not len(chosen):
                continue
            matcher = self._reader.postings(field, term.encode())
            for document in chosen.tolist():
                matcher.skip_to(document)
                found.setdefault(document, set()).update(matcher.value_as("positions"))
        return found

    def _read_postings(self, field: str, term: str) -> _Postings:
        documents: list[int] = []
        weights: list[float] = []
        if (field, term.encode()) in self._reader:
            matcher = self._reader.postings(field, term.encode())
            while matcher.is_active():
                documents.append(matcher.id())
                weights.append(matcher.weight())
                matcher.next()
        return _Postings(np.array(documents, dtype=np.int64), np.array(weights))

    def _read_lengths(self, field: str) -> Scores:
        size = self._columns.size
        lengths = (self._reader.doc_field_length(i, field, 0) for i in range(size))
        return np.fromiter(lengths, dtype=float, count=size)


def _combine(plan: AllOf | AnyOf | BestOf, answers: list[Answer]) -> Answer:
    masks = np.stack([answer.mask for answer in answers])
    scores = np.stack([answer.score for answer in answers])
    mask: Mask = np.logical_or.reduce(masks)
    match plan:
        case AllOf():
            mask = np.logical_and.reduce(masks)
            return Answer(mask, scores.sum(axis=0) * mask)
        case AnyOf():
            return Answer(mask, scores.sum(axis=0))
        case BestOf():
            return Answer(mask, scores.max(axis=0))


def _both(
    first: dict[int, set[int]], second: dict[int, set[int]]
) -> dict[int, set[int]]:
    """Keep the starts that both sides agree on."""
    joined = {d: first[d] & starts for d, starts in second.items() if d in first}
    return {document: starts for document, starts in joined.items() if starts}
