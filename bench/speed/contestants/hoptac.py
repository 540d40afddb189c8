"""How does Hoptac take part?

By its engine's port, beneath analyzers and questions: entries of ready terms go in,
plans are asked. Terms are laid out as postings here, which other engines do inside, so
it counts as part of the build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analyzers.interning import interner
from bench.speed.asks import FACETS, TOP, Ask, Kind, Reply
from corpus import Article
from search.engines.registry import open_storage
from search.port.document import Channel, Document, Postings, Tag
from search.port.engine import write_documents
from search.port.plan import AllOf, AnyOf, FuzzyTerm, Phrase, PrefixTerm, Term
from search.presentation.query_terms import query_terms
from search.presentation.snippet import make_snippet
from search.query.facets import FacetField
from search.query.request import Query, Sort

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bench.speed.articles import Made
    from search.port.engine import Engine
    from search.port.matches import Facet, Matches
    from search.port.plan import Plan

COUNTED = tuple(field for field in FacetField if field.value in FACETS)


def build(folder: Path, made: Iterable[Made]) -> None:
    """Write an index of one channel."""
    write_documents(open_storage(), folder, (_entry(one) for one in made))


def open(folder: Path) -> Asked:  # noqa: A001 - the port's name
    """Open an index."""
    return Asked(open_storage().open(folder))


class Asked:
    """An open index."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def ask(self, ask: Ask) -> Reply:
        """Answer a question; only facets and pages need more than ids."""
        plans = {ask.lang: _plan(ask)}
        query = _query(ask)
        if ask.kind is Kind.PAGE:
            matches = self._engine.search(query, plans)
            _snippets(ask, matches)
            return Reply(matches.total, _ids(matches), _counts(matches.facets))
        facets = COUNTED if ask.kind is Kind.FACETS else ()
        found = self._engine.rank(query, plans, facets)
        return Reply(found.total, found.ids, _counts(found.facets))

    def close(self) -> None:
        """Let go of the engine."""
        self._engine.close()


def _query(ask: Ask) -> Query:
    country = {FacetField.COUNTRY: frozenset({ask.country})} if ask.country else {}
    newest = Sort.NEWEST if ask.kind is Kind.DATE else Sort.RELEVANCE
    return Query(filters=country, sort=newest, size=TOP)


def _plan(ask: Ask) -> Plan:
    terms = tuple(Term(Channel.TEXT, term) for term in ask.terms)
    match ask.kind:
        case Kind.AND:
            return AllOf(terms)
        case Kind.OR:
            return AnyOf(terms)
        case Kind.PHRASE:
            return Phrase(Channel.TEXT, tuple((term,) for term in ask.terms))
        case Kind.PREFIX:
            return PrefixTerm(Channel.TEXT, ask.terms[0])
        case Kind.FUZZY:
            return FuzzyTerm(Channel.TEXT, ask.terms[0], 1)
        case _:
            return terms[0]


def _snippets(ask: Ask, matches: Matches) -> None:
    """Make the snippets of a page; the articles have the words without the code."""
    want = query_terms(Term(Channel.EXACT, ask.terms[0].removeprefix(ask.lang)))
    for found, _ in matches.page:
        make_snippet(found.article, want)


def _ids(matches: Matches) -> tuple[str, ...]:
    return tuple(found.article.id for found, _ in matches.page)


def _counts(facets: Iterable[Facet]) -> dict[str, dict[str, int]]:
    return {
        facet.field: {value.value: value.count for value in facet.values}
        for facet in facets
        if facet.field in FACETS
    }


def _entry(made: Made) -> Document:
    return Document(
        article=Article(
            id=made.id,
            lang=made.lang,
            title="",
            body=made.text,
            published=made.published,
            headline=False,
        ),
        countries=tuple(map(Tag, made.countries)),
        topics=tuple(map(Tag, made.topics)),
        organizations=tuple(map(Tag, made.organizations)),
        postings={Channel.TEXT: _postings(made.tokens)},
    )


def _postings(tokens: tuple[str, ...]) -> Postings:
    numbers = interner()
    row = np.fromiter(map(numbers.__getitem__, tokens), np.uint16, len(tokens))
    counts, places = np.bincount(row), row.argsort(kind="stable")
    return Postings(tuple(numbers), np.arange(len(numbers)), counts, counts, places)
