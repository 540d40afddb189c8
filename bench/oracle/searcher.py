"""How does Whoosh's own searcher answer a plan?

Nothing of our executor is used here: Whoosh's matchers walk through the postings one by
one. It takes a hundred times as long, and is what the executor's answers are compared
with. Four of Whoosh's matchers are at fault in 3.54, and their steps are done here on
what the others matched: the best of several takes scores of the documents beside it, an
exclusion overlooks the first ones, alternatives lose documents that score nothing, and
matchers within matchers step past their ends.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from whoosh import query as wq
from whoosh.filedb.filestore import FileStorage
from whoosh.reading import EmptyReader, MultiReader, SegmentReader
from whoosh.searching import Searcher

from bench.oracle.leaves import counted, term
from bench.oracle.weighting import Weighting
from search.engines.columnar.segment.schema import FACETS, field_name, make_schema
from search.engines.columnar.segment.segment import SUFFIX, Segment
from search.engines.columnar.segment.segment_list import read_deleted, read_list
from search.engines.whoosh.codec import ColumnarSegment
from search.engines.whoosh.walker import Walker
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
    Tiered,
)
from search.ranking.weights import RANKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from search.engines.whoosh.walker import Scores
    from search.port.plan import Plan


def open_stock(folder: Path) -> StockSearcher:
    """Open an index with Whoosh's reader and searcher; no pickle is read."""
    storage = FileStorage(str(folder))
    schema = make_schema()
    readers = []
    for listed in read_list(folder):
        size = Segment.open(folder / (listed.name + SUFFIX)).size
        deleted = tuple(read_deleted(folder, listed, size).tolist())
        segment = ColumnarSegment(listed.name, size, deleted)
        readers.append(SegmentReader(storage, schema, segment, generation=1))
    reader = MultiReader(readers) if readers else EmptyReader(schema)
    return StockSearcher(Searcher(reader, weighting=Weighting()))


class StockSearcher:
    """Whoosh's searcher, asked in plans."""

    def __init__(self, searcher: Any) -> None:
        self._walker = Walker(searcher)

    def scores(self, plans: Mapping[str, Plan]) -> Scores:
        """Give the documents that plans match with their scores.

        Languages are joined, and what only wider plans find put below the rest, as
        `Tiered` asks.
        """
        direct: Scores = {}
        wider: Scores = {}
        for lang, plan in plans.items():
            first = plan.upper if isinstance(plan, Tiered) else plan
            direct |= self._run(first, lang) if first else {}
            if isinstance(plan, Tiered) and plan.lower:
                wider |= self._run(plan.lower, lang)
        more = {d: score for d, score in wider.items() if d not in direct}
        if direct and more and max(more.values()) > 0:
            scale = min(
                1.0, RANKING.lower_tier * min(direct.values()) / max(more.values())
            )
            more = {document: score * scale for document, score in more.items()}
        return direct | more

    def having(self, field: str, value: str) -> frozenset[int]:
        """Give the documents that have a value of a facet."""
        return frozenset(self._walker.ids(wq.Term(field, value.encode())))

    def day(self, document: int) -> int:
        """Give a document's day as a proleptic ordinal, 0 where unknown."""
        return int(self._walker.reader.column_reader("published")[document])

    def id(self, document: int) -> str:
        """Give a document's article id."""
        return str(self._walker.reader.stored_fields(document)["id"])

    def _run(self, plan: Plan, lang: str) -> Scores:
        match plan:
            case AllOf() | AnyOf() | DisMax():
                return self._joined(
                    plan, [self._run(part, lang) for part in plan.parts]
                )
            case Boosted():
                needed, bonus = (
                    self._run(p, lang) for p in (plan.required, plan.optional)
                )
                known = map(self._walker.known, (needed, bonus))
                return self._walker.matched(wq.AndMaybe(*known))
            case AndNot():
                unwanted = self._run(plan.excluded, lang)
                wanted = self._run(plan.required, lang).items()
                return {d: score for d, score in wanted if d not in unwanted}
            case FirstMatching():
                runs = (self._run(part, lang) for part in plan.parts)
                return next((found for found in runs if found), {})
            case Tiered():
                reason = "it stands at the top of a plan only"
                raise TypeError(reason)
            case _:
                return self._leaf(plan, lang)

    def _leaf(self, plan: Any, lang: str) -> Scores:
        if isinstance(plan, FacetTerm | PublishedBetween):
            both = self._holding(plan) & self.having("lang", lang)
            return dict.fromkeys(both, 0.0)
        field = field_name(plan.channel, lang)
        if isinstance(plan, Term):
            return self._walker.matched(term(plan, field))
        return counted(self._walker, plan, field)

    def _joined(self, plan: AllOf | AnyOf | DisMax, parts: list[Scores]) -> Scores:
        queries = [self._walker.known(part) for part in parts]
        if isinstance(plan, AllOf):
            return self._walker.matched(wq.And(queries))
        if isinstance(plan, AnyOf):
            nothing = dict.fromkeys(chain(*parts), 0.0)
            return nothing | self._walker.matched(wq.Or(queries))
        documents = set(chain(*parts))
        return {d: max(part.get(d, 0.0) for part in parts) for d in documents}

    def _holding(self, plan: FacetTerm | PublishedBetween) -> frozenset[int]:
        if isinstance(plan, PublishedBetween):
            days = wq.ColumnQuery("published", _within(plan))
            return frozenset(self._walker.ids(days))
        if plan.field not in FACETS:
            return frozenset()
        value = plan.value.casefold() if plan.field == "source" else plan.value
        return self.having(plan.field, value)


def _within(plan: PublishedBetween) -> Callable[[int], bool]:
    """Give the test of a day that a plan makes."""
    first = plan.first.toordinal() if plan.first else None
    last = plan.last.toordinal() if plan.last else None

    def published(day: int) -> bool:
        after = first is None or day >= first
        return after and (last is None or 0 < day <= last)

    return published
