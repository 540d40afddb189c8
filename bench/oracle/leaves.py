"""How does Whoosh find what a leaf stands for, when it scores as one term?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoosh import query as wq
from whoosh.query import spans

from bench.oracle.weighting import norms_of, score
from search.edit_distance import within
from search.port.plan import FuzzyTerm, Phrase, PrefixTerm, SynonymSet
from search.ranking.bm25 import idf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.engines.whoosh.walker import Scores, Walker
    from search.port.plan import Term

    Places = tuple[tuple[str, ...], ...]


def counted(
    walker: Walker, leaf: Phrase | PrefixTerm | FuzzyTerm | SynonymSet, field: str
) -> Scores:
    """Score a leaf as one term, however many it stands for."""
    weights: Scores = {}
    holders = 0.0
    for query, weight in _parts(walker, leaf, field):
        found = walker.occurrences(query)
        holders += weight * len(found)
        for document, count in found.items():
            weights[document] = weights.get(document, 0.0) + weight * count
    if not isinstance(leaf, SynonymSet):
        holders = len(weights)
    boost = leaf.boost if isinstance(leaf, Phrase | SynonymSet) else 1.0
    having, norm = norms_of(walker.searcher, field)
    return {
        document: score(weight, norm(document), idf(having, holders)) * boost
        for document, weight in weights.items()
    }


def term(leaf: Term, field: str) -> wq.Query:
    """Make Whoosh's query of a term."""
    return wq.Term(field, leaf.term.encode(), leaf.boost)


def _parts(
    walker: Walker, leaf: Phrase | PrefixTerm | FuzzyTerm | SynonymSet, field: str
) -> Iterator[tuple[wq.Query, float]]:
    """Give Whoosh's queries for what a leaf stands for, and each one's weight."""
    if isinstance(leaf, Phrase):
        yield _row(field, leaf.positions, leaf.slop), 1.0
    elif isinstance(leaf, SynonymSet):
        for member in leaf.terms:
            yield _row(field, member.positions, 0), member.weight
    else:
        for text in _texts(walker, leaf, field):
            yield wq.Term(field, text), 1.0


def _texts(walker: Walker, leaf: PrefixTerm | FuzzyTerm, field: str) -> Iterator[bytes]:
    if isinstance(leaf, PrefixTerm):
        yield from walker.reader.expand_prefix(field, leaf.prefix.encode())
        return
    for _, text in walker.reader.terms_from(field, b""):
        if within(text.decode(), leaf.term, leaf.distance):
            yield text


def _row(field: str, places: Places, slop: int) -> wq.Query:
    held = [_place(field, place) for place in places]
    if len(held) == 1:
        return held[0]
    return spans.SpanNear2(held, slop=slop + 1, ordered=not slop)


def _place(field: str, terms: tuple[str, ...]) -> wq.Query:
    queries = [wq.Term(field, text.encode()) for text in terms]
    return wq.Or(queries) if len(queries) > 1 else queries[0]
