"""How does Whoosh's own searcher answer a plan?

Nothing of our executor is used here: Whoosh's matchers walk through the postings one by
one, which takes a hundred times as long. Four of Whoosh's matchers are at fault in
3.54, and their steps are done here on what the others matched: the best of several
takes scores of neighbouring documents, an exclusion overlooks the first documents,
alternatives lose documents that score 0, and nested matchers step past their ends.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Any

from whoosh import query as wq
from whoosh.filedb.filestore import FileStorage
from whoosh.reading import EmptyReader, MultiReader, SegmentReader
from whoosh.searching import Searcher

from bench.oracle.leaves import score_as_one_term
from bench.oracle.walker import Walker
from bench.oracle.weighting import Weighting
from search.arrivals import read_arrivals
from search.engines.columnar.segment.field_names import FACETS, field_name
from search.engines.columnar.segment.segment import SUFFIX, Segment
from search.engines.columnar.segment.segment_list import read_deleted, read_entries
from search.engines.whoosh.codec import ColumnarSegment
from search.engines.whoosh.schema import make_schema
from search.port.plan import (
    AllOf,
    AndNot,
    AnyOf,
    Boosted,
    DisMax,
    FacetTerm,
    FirstMatching,
    PublishedBetween,
    Term,
)
from search.ranking.grid import SCORE_STEPS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from bench.oracle.walker import Scores
    from search.arrivals import Arrivals
    from search.port.plan import Leaf, Plan


def open_stock(folder: Path) -> StockSearcher:
    """Open an index with Whoosh's reader and searcher, without reading its pickle."""
    storage = FileStorage(str(folder))
    schema = make_schema()
    readers = []
    for entry in read_entries(folder):
        size = Segment.open(folder / (entry.name + SUFFIX)).size
        deleted = tuple(read_deleted(folder, entry, size).tolist())
        segment = ColumnarSegment(entry.name, size, deleted)
        readers.append(SegmentReader(storage, schema, segment, generation=1))
    reader = MultiReader(readers) if readers else EmptyReader(schema)
    arrivals = read_arrivals(folder)
    return StockSearcher(Searcher(reader, weighting=Weighting()), arrivals)


class StockSearcher:
    """Whoosh's searcher, which evaluates plans."""

    def __init__(self, searcher: Any, arrivals: Arrivals) -> None:
        self._walker = Walker(searcher)
        self._arrivals = arrivals

    def scores(self, plans: Mapping[str, Plan]) -> Scores:
        """Return the scores of what the plans of all languages match."""
        scores: Scores = {}
        for lang, plan in plans.items():
            scores |= self._evaluate(plan, lang)
        return scores

    def having(self, field: str, value: str) -> frozenset[int]:
        """Return the documents that have a value of a facet."""
        return frozenset(self._walker.documents(wq.Term(field, value.encode())))

    def day(self, document: int) -> int:
        """Return a document's day as a proleptic ordinal, 0 where unknown."""
        return int(self._walker.reader.column_reader("published")[document])

    def arrived(self, document: int) -> float:
        """Return when a document's article was last news, in seconds since 1970."""
        return self._arrivals.of(self.id(document)).last.timestamp()

    def id(self, document: int) -> str:
        """Return a document's article id."""
        return str(self._walker.reader.stored_fields(document)["id"])

    def _evaluate(self, plan: Plan, lang: str) -> Scores:
        match plan:
            case AllOf() | AnyOf() | DisMax():
                parts = [self._evaluate(part, lang) for part in plan.parts]
                return self._combine(plan, parts)
            case Boosted():
                required = self._evaluate(plan.required, lang)
                optional = self._evaluate(plan.optional, lang)
                queries = map(self._walker.scored_query, (required, optional))
                return self._walker.scores(wq.AndMaybe(*queries))
            case AndNot():
                excluded = self._evaluate(plan.excluded, lang)
                required = self._evaluate(plan.required, lang)
                return {d: s for d, s in required.items() if d not in excluded}
            case FirstMatching():
                each = (self._evaluate(part, lang) for part in plan.parts)
                return next((scores for scores in each if scores), {})
            case FacetTerm() | PublishedBetween():
                matching = self._filter(plan) & self.having("lang", lang)
                return dict.fromkeys(matching, 0.0)
            case _:
                return self._leaf(plan, lang)

    def _leaf(self, leaf: Leaf, lang: str) -> Scores:
        field = field_name(leaf.channel, lang)
        if isinstance(leaf, Term):
            query = wq.Term(field, leaf.term.encode(), leaf.boost)
            scores = self._walker.scores(query)
        else:
            scores = score_as_one_term(self._walker, leaf, field)
        return {d: round(s * SCORE_STEPS) / SCORE_STEPS for d, s in scores.items()}

    def _combine(self, plan: AllOf | AnyOf | DisMax, parts: list[Scores]) -> Scores:
        queries = [self._walker.scored_query(part) for part in parts]
        if isinstance(plan, AllOf):
            return self._walker.scores(wq.And(queries))
        if isinstance(plan, AnyOf):
            counts = Counter(chain(*parts))
            scores = dict.fromkeys(counts, 0.0) | self._walker.scores(wq.Or(queries))
            return {d: s for d, s in scores.items() if counts[d] >= plan.at_least}
        documents = set(chain(*parts))
        return {d: max(part.get(d, 0.0) for part in parts) for d in documents}

    def _filter(self, plan: FacetTerm | PublishedBetween) -> frozenset[int]:
        if isinstance(plan, PublishedBetween):
            days = wq.ColumnQuery("published", _is_between(plan))
            return frozenset(self._walker.documents(days))
        if plan.field not in FACETS:
            return frozenset()
        return self.having(plan.field, plan.value)


def _is_between(plan: PublishedBetween) -> Callable[[int], bool]:
    """Return the predicate of a day that a plan stands for."""
    first = plan.first.toordinal() if plan.first else None
    last = plan.last.toordinal() if plan.last else None

    def is_between(day: int) -> bool:
        after = first is None or day >= first
        return after and (last is None or 0 < day <= last)

    return is_between
