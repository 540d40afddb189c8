"""Which query matches a leaf of a plan, and which one scores it?

What the dictionary of terms knows to be nowhere is left out, so that most leaves that
match nothing cost no request. A leaf of a single term is known from the dictionary
alone; how many articles match another must be counted by the cluster before it can be
scored (see `counts`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from search.engines.columnar.execution.postings_reader import MAX_EXPANSION
from search.engines.columnar.segment.field_names import field_name
from search.engines.opensearch.nearness import near
from search.engines.opensearch.phrases import adjacent
from search.engines.opensearch.scripts import bm25_scored, weighted_phrase
from search.engines.opensearch.tokens import counted_field, placed_field, token
from search.errors import QueryError
from search.message import message
from search.port.document import FORMS, WITHOUT_POSITIONS
from search.port.plan import FuzzyTerm, Phrase, PrefixTerm, SynonymSet, Term
from search.ranking.bm25 import idf
from search.ranking.grid import weight_on_grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.engines.opensearch.counts import Known
    from search.engines.opensearch.term_dictionary import TermDictionary
    from search.port.document import Channel
    from search.port.plan import Leaf, Positions

    Query = dict[str, Any]


class _Part(NamedTuple):
    """What a leaf, or one of its synonyms, looks for and may find.

    Attributes:
        positions: of one position for terms whose weights add up.
        slop: of a phrase.
        phrase: whether occurrences are those of a phrase.
        weight: of a synonym.
    """

    positions: Positions
    slop: int = 0
    phrase: bool = False
    weight: float = 1.0


class Leaves:
    """Makes the queries of leaves over one index."""

    def __init__(self, terms: TermDictionary, known: Known) -> None:
        self._terms = terms
        self._known = known

    def matching(self, leaf: Leaf, lang: str) -> Query | None:
        """Return a query that matches what a leaf does, None where nothing does.

        Raises:
            QueryError: a prefix stands for too many words.
        """
        parts = self._parts(leaf, lang)
        return any_of([_matching(part, leaf.channel, lang) for part in parts])

    def scoring(self, leaf: Leaf, lang: str) -> Query | None:
        """Return a query that scores what a leaf matches, None where nothing does.

        Where its articles were not counted yet, they are asked for and the query is
        not to be used.

        Raises:
            QueryError: a prefix stands for too many words.
        """
        channel = leaf.channel
        counted = [
            (part, count)
            for part in self._parts(leaf, lang)
            if (count := self._count(part, channel, lang)) != 0
        ]
        if not counted:
            return None
        totals = self._terms.totals[field_name(channel, lang)]
        holders = sum(part.weight * (count or 0) for part, count in counted)
        parts = [part for part, _ in counted]
        alone = not isinstance(leaf, SynonymSet) and parts[0].phrase
        return bm25_scored(
            _as_phrase(parts[0], channel, lang)
            if alone
            else _sum([_weighing(part, channel, lang) for part in parts]),
            channel,
            mean=totals.mean,
            idf=idf(totals.having, holders),
            boost=1.0 if isinstance(leaf, FuzzyTerm) else leaf.boost,
            phrase=alone and not parts[0].slop,
        )

    def surely_matches(self, leaf: Leaf, lang: str) -> bool:
        """Return whether the dictionary alone knows that a leaf matches an article."""
        return any(not part.phrase for part in self._parts(leaf, lang))

    def frequency(self, leaf: Term, lang: str) -> int:
        """Return how many articles have a term."""
        return self._terms.frequency(field_name(leaf.channel, lang), leaf.term)

    def similar(self, leaf: FuzzyTerm, lang: str) -> tuple[str, ...]:
        """Return the terms that a fuzzy one stands for."""
        field = field_name(leaf.channel, lang)
        return self._terms.similar(field, leaf.term, leaf.distance)

    def _parts(self, leaf: Leaf, lang: str) -> tuple[_Part, ...]:
        """Return what a leaf looks for, of terms that are in some article."""
        parts = self._wanted(leaf, lang)
        field = field_name(leaf.channel, lang)
        known = (self._without_strangers(part, field) for part in parts)
        return tuple(
            part
            for part in known
            if all(part.positions)
            and not (part.phrase and leaf.channel in WITHOUT_POSITIONS)
        )

    def _wanted(self, leaf: Leaf, lang: str) -> tuple[_Part, ...]:
        match leaf:
            case Term():
                return (_Part(((leaf.term,),)),)
            case Phrase():
                return (_Part(leaf.positions, leaf.slop, phrase=True),)
            case PrefixTerm():
                return (_Part((self._beginning(leaf, lang),)),)
            case FuzzyTerm():
                return (_Part((self.similar(leaf, lang),)),)
            case SynonymSet():
                return tuple(
                    _Part(each.positions, 0, len(each.positions) > 1, each.weight)
                    for each in leaf.terms
                    if weight_on_grid(each.weight)
                )

    def _without_strangers(self, part: _Part, field: str) -> _Part:
        """Return a part without the terms that no article has."""
        frequency = self._terms.frequency
        return part._replace(
            positions=tuple(
                tuple(term for term in terms if frequency(field, term))
                for terms in part.positions
            )
        )

    def _beginning(self, leaf: PrefixTerm, lang: str) -> tuple[str, ...]:
        terms = self._terms.beginning(
            field_name(leaf.channel, lang),
            leaf.prefix,
            unmarked=leaf.unmarked,
            most=MAX_EXPANSION,
        )
        if terms is None:
            reason = message(
                "%(beginning)s* stands for more than %(most)s words. "
                "Type more letters before the *.",
                beginning=leaf.prefix,
                most=MAX_EXPANSION,
            )
            raise QueryError(reason)
        return terms

    def _count(self, part: _Part, channel: Channel, lang: str) -> int | None:
        """Return how many articles have a part, None where that is not known yet."""
        if not part.phrase and len(part.positions[0]) == 1:
            return self._terms.frequency(
                field_name(channel, lang), part.positions[0][0]
            )
        return self._known(_matching(part, channel, lang))


def any_of(queries: Sequence[Query | None], at_least: int = 1) -> Query | None:
    """Return a query for articles that some queries match; scores add up.

    Args:
        queries: None matches nothing.
        at_least: how many of them must match.
    """
    some = [query for query in queries if query is not None]
    return _sum(some, at_least) if len(some) >= at_least else None


def _sum(queries: Sequence[Query], at_least: int = 1) -> Query:
    """Return a query whose score is the sum of those of some queries that match."""
    if len(queries) == 1:
        return queries[0]
    return {"bool": {"should": list(queries), "minimum_should_match": at_least}}


def _matching(part: _Part, channel: Channel, lang: str) -> Query:
    """Return a query that matches a part; its score says nothing."""
    if part.phrase:
        return _as_phrase(part, channel, lang)
    (terms,) = part.positions
    return {"terms": {counted_field(channel, lang): [token(term) for term in terms]}}


def _weighing(part: _Part, channel: Channel, lang: str) -> Query:
    """Return a query whose score is a part's weight times its frequency."""
    if part.phrase:
        return weighted_phrase(_as_phrase(part, channel, lang), part.weight)
    field = counted_field(channel, lang)
    (terms,) = part.positions
    return _sum(
        [{"term": {field: {"value": token(t), "boost": part.weight}}} for t in terms]
    )


def _as_phrase(part: _Part, channel: Channel, lang: str) -> Query:
    field = placed_field(channel, lang)
    if not part.slop:
        return adjacent(field, part.positions)
    shared = channel not in FORMS
    query = near(field, part.positions, part.slop, shared=shared)
    return {"constant_score": {"filter": query, "boost": 1.0}}
