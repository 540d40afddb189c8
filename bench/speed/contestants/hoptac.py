"""How does Hoptac take part?

Through its engine's port, without analyzers and query parsing: documents with ready
terms are indexed, plans are evaluated. Grouping the terms into postings, which other
engines do inside, counts as part of the build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analyzers.interning import interner
from bench.speed.question import FACETS, TOP, Answer, Kind, Question
from corpus import Article
from search.engines.registry import open_storage
from search.port.document import Channel, Document, Postings, Tag
from search.port.plan import AllOf, AnyOf, FuzzyTerm, Phrase, PrefixTerm, Term
from search.port.storage import write_documents
from search.presentation.query_terms import query_terms
from search.presentation.snippet import make_snippet
from search.query.facets import FacetField
from search.query.request import Query, Sort

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bench.speed.synthetic_articles import SyntheticArticle
    from search.port.engine import Engine
    from search.port.matches import Facet, Matches
    from search.port.plan import Plan

COUNTED_FIELDS = tuple(field for field in FacetField if field.value in FACETS)


def build(folder: Path, articles: Iterable[SyntheticArticle]) -> None:
    """Write an index of one channel."""
    write_documents(open_storage(), folder, (_document(one) for one in articles))


def open(folder: Path) -> HoptacIndex:  # noqa: A001 - the port's name
    """Open an index."""
    return HoptacIndex(open_storage().open(folder))


class HoptacIndex:
    """An open index of Hoptac."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def answer(self, question: Question) -> Answer:
        """Answer a question; only pages need the articles, not just their ids."""
        plans = {question.lang: _plan(question)}
        query = _query(question)
        if question.kind is Kind.PAGE:
            matches = self._engine.search(query, plans)
            _make_snippets(question, matches)
            return Answer(matches.total, _ids(matches), _counts(matches.facets))
        facets = COUNTED_FIELDS if question.kind is Kind.FACETS else ()
        ranking = self._engine.rank(query, plans, facets)
        return Answer(ranking.total, ranking.ids, _counts(ranking.facets))

    def close(self) -> None:
        """Close the engine."""
        self._engine.close()


def _query(question: Question) -> Query:
    countries = frozenset({question.country})
    filters = {FacetField.COUNTRY: countries} if question.country else {}
    sort = Sort.NEWEST if question.kind is Kind.DATE else Sort.RELEVANCE
    return Query(filters=filters, sort=sort, size=TOP)


def _plan(question: Question) -> Plan:
    terms = tuple(Term(Channel.TEXT, term) for term in question.terms)
    match question.kind:
        case Kind.AND:
            return AllOf(terms)
        case Kind.OR:
            return AnyOf(terms)
        case Kind.PHRASE:
            return Phrase(Channel.TEXT, tuple((term,) for term in question.terms))
        case Kind.PREFIX:
            return PrefixTerm(Channel.TEXT, question.terms[0])
        case Kind.FUZZY:
            return FuzzyTerm(Channel.TEXT, question.terms[0], 1)
        case _:
            return terms[0]


def _make_snippets(question: Question, matches: Matches) -> None:
    """Make the snippets of a page, whose words have no language code before them."""
    word = question.terms[0].removeprefix(question.lang)
    terms = query_terms(Term(Channel.EXACT, word))
    for tagged, _ in matches.page:
        make_snippet(tagged.article, terms)


def _ids(matches: Matches) -> tuple[str, ...]:
    return tuple(tagged.article.id for tagged, _ in matches.page)


def _counts(facets: Iterable[Facet]) -> dict[str, dict[str, int]]:
    return {
        facet.field: {value.value: value.count for value in facet.values}
        for facet in facets
        if facet.field in FACETS
    }


def _document(article: SyntheticArticle) -> Document:
    return Document(
        article=Article(
            id=article.id,
            lang=article.lang,
            title="",
            body=article.text,
            published=article.published,
            headline=False,
        ),
        countries=tuple(map(Tag, article.countries)),
        topics=tuple(map(Tag, article.topics)),
        organizations=tuple(map(Tag, article.organizations)),
        postings={Channel.TEXT: _postings(article.tokens)},
    )


def _postings(tokens: tuple[str, ...]) -> Postings:
    """Group tokens by term: the terms, how often each occurs, and its positions."""
    term_ids = interner()
    row = np.fromiter(map(term_ids.__getitem__, tokens), np.uint16, len(tokens))
    counts, positions = np.bincount(row), row.argsort(kind="stable")
    # The counts serve as weights, too.
    return Postings(
        tuple(term_ids), np.arange(len(term_ids)), counts, counts, positions
    )
