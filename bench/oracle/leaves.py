"""How does Whoosh score a leaf that stands for several terms as if it were one?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoosh import query as wq
from whoosh.query import spans

from bench.oracle.weighting import norms_of, score
from search.edit_distance import is_within_distance
from search.port.plan import FuzzyTerm, Phrase, PrefixTerm, SynonymSet
from search.ranking.bm25 import idf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.oracle.walker import Scores, Walker
    from search.port.plan import Positions

    CompoundLeaf = Phrase | PrefixTerm | FuzzyTerm | SynonymSet


def score_as_one_term(walker: Walker, leaf: CompoundLeaf, field: str) -> Scores:
    """Return the documents that a leaf matches, scored as one term's postings."""
    weights: Scores = {}
    holders = 0.0
    for query, weight in _queries(walker, leaf, field):
        frequencies = walker.frequencies(query)
        holders += weight * len(frequencies)
        for document, count in frequencies.items():
            weights[document] = weights.get(document, 0.0) + weight * count
    if not isinstance(leaf, SynonymSet):
        holders = len(weights)
    boost = leaf.boost if isinstance(leaf, Phrase | SynonymSet) else 1.0
    having, norm = norms_of(walker.searcher, field)
    return {
        document: score(weight, norm(document), idf(having, holders)) * boost
        for document, weight in weights.items()
    }


def _queries(
    walker: Walker, leaf: CompoundLeaf, field: str
) -> Iterator[tuple[wq.Query, float]]:
    """Yield Whoosh's queries for what a leaf stands for, each with its weight."""
    if isinstance(leaf, Phrase):
        yield _phrase(field, leaf.positions, leaf.slop), 1.0
    elif isinstance(leaf, SynonymSet):
        for synonym in leaf.terms:
            yield _phrase(field, synonym.positions, 0), synonym.weight
    else:
        for text in _matching_terms(walker, leaf, field):
            yield wq.Term(field, text), 1.0


def _matching_terms(
    walker: Walker, leaf: PrefixTerm | FuzzyTerm, field: str
) -> Iterator[bytes]:
    if isinstance(leaf, PrefixTerm):
        yield from walker.reader.expand_prefix(field, leaf.prefix.encode())
        return
    for _, text in walker.reader.terms_from(field, b""):
        if is_within_distance(text.decode(), leaf.term, leaf.distance):
            yield text


def _phrase(field: str, positions: Positions, slop: int) -> wq.Query:
    words = [_alternatives(field, terms) for terms in positions]
    if len(words) == 1:
        return words[0]
    return spans.SpanNear2(words, slop=slop + 1, ordered=not slop)


def _alternatives(field: str, terms: tuple[str, ...]) -> wq.Query:
    queries = [wq.Term(field, text.encode()) for text in terms]
    return wq.Or(queries) if len(queries) > 1 else queries[0]
