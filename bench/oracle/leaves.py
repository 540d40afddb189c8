"""How does Whoosh score a leaf that stands for several terms as if it were one?"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from whoosh import query as wq
from whoosh.query import spans

from bench.oracle.weighting import norms_of, score
from search.edit_distance import is_within_distance
from search.port.plan import FuzzyTerm, Phrase, PrefixTerm, SynonymSet
from search.ranking.bm25 import idf
from search.ranking.grid import weight_on_grid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.oracle.walker import Scores, Walker
    from search.port.plan import Positions

    CompoundLeaf = Phrase | PrefixTerm | FuzzyTerm | SynonymSet


def score_as_one_term(walker: Walker, leaf: CompoundLeaf, field: str) -> Scores:
    """Return the documents that a leaf matches, scored as one term's postings."""
    weights: Scores = {}
    holders = 0.0
    for frequencies, weight in _frequencies(walker, leaf, field):
        holders += weight * len(frequencies)
        for document, count in frequencies.items():
            weights[document] = weights.get(document, 0.0) + weight * count
    if not isinstance(leaf, SynonymSet):
        holders = len(weights)
    boost = 1.0 if isinstance(leaf, FuzzyTerm) else leaf.boost
    having, norm = norms_of(walker.searcher, field)
    return {
        document: score(weight, norm(document), idf(having, holders)) * boost
        for document, weight in weights.items()
    }


def _frequencies(
    walker: Walker, leaf: CompoundLeaf, field: str
) -> Iterator[tuple[Scores, float]]:
    """Yield how often each thing that a leaf stands for occurs, with its weight."""
    if isinstance(leaf, Phrase):
        if leaf.slop:
            yield _near(walker, field, leaf), 1.0
        else:
            yield walker.frequencies(_phrase(field, leaf.positions)), 1.0
    elif isinstance(leaf, SynonymSet):
        for synonym in leaf.terms:
            if weight_on_grid(synonym.weight):
                query = _phrase(field, synonym.positions)
                yield walker.frequencies(query), synonym.weight
    else:
        for text in _matching_terms(walker, leaf, field):
            yield walker.frequencies(wq.Term(field, text)), 1.0


def _matching_terms(
    walker: Walker, leaf: PrefixTerm | FuzzyTerm, field: str
) -> Iterator[bytes]:
    if isinstance(leaf, PrefixTerm):
        yield from walker.reader.expand_prefix(field, leaf.prefix.encode())
        return
    for _, text in walker.reader.terms_from(field, b""):
        if is_within_distance(text.decode(), leaf.term, leaf.distance):
            yield text


def _near(walker: Walker, field: str, phrase: Phrase) -> Scores:
    """Return the documents that have words near each other, which counts once.

    Every choice of a position for each word is tried, as Whoosh allows so many words
    between two neighbours, and not between the first and the last.
    """
    words = [_alternatives(field, terms) for terms in phrase.positions]
    positions = [walker.positions(word) for word in words]
    longest = len(words) + phrase.slop
    return {
        document: 1.0
        for document in set.intersection(*map(set, positions))
        if any(
            len(set(chosen)) == len(chosen) and max(chosen) - min(chosen) < longest
            for chosen in product(*(own[document] for own in positions))
        )
    }


def _phrase(field: str, positions: Positions) -> wq.Query:
    words = [_alternatives(field, terms) for terms in positions]
    return words[0] if len(words) == 1 else spans.SpanNear2(words, slop=1)


def _alternatives(field: str, terms: tuple[str, ...]) -> wq.Query:
    queries = [wq.Term(field, text.encode()) for text in terms]
    return wq.Or(queries) if len(queries) > 1 else queries[0]
