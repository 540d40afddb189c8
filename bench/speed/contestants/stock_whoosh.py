"""How does stock Whoosh take part?

With its own schema, writer and searcher, as its documentation shows: text split at
whitespace, facets as keywords, BM25F scoring. Hoptac writes the same
library's index format, but with a codec and an executor of its own.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from whoosh import index as whoosh_index
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.fields import KEYWORD, NUMERIC, STORED, TEXT, Schema
from whoosh.query import And, FuzzyTerm, Or, Phrase, Prefix, Term
from whoosh.sorting import Count, Facets, FieldFacet

from bench.speed.question import FACETS, TOP, Answer, Kind, Question

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bench.speed.synthetic_articles import SyntheticArticle

MEMORY_MB = 256
"""Megabytes of postings that the writer buffers before it writes them to the disk."""


def build(folder: Path, articles: Iterable[SyntheticArticle]) -> None:
    """Write an index of one segment."""
    index = whoosh_index.create_in(str(folder), _schema())
    writer = index.writer(limitmb=MEMORY_MB)
    for article in articles:
        writer.add_document(
            number=article.number,
            words=" ".join(article.tokens),
            text=article.text,
            published=article.published.toordinal(),
            **{facet: " ".join(values) for facet, values in article.facets.items()},
        )
    writer.commit(optimize=True)
    index.close()


def open(folder: Path) -> WhooshIndex:  # noqa: A001 - the port's name
    """Open an index."""
    return WhooshIndex(whoosh_index.open_dir(str(folder), readonly=True))


class WhooshIndex:
    """An open index of Whoosh."""

    def __init__(self, index: Any) -> None:
        self._searcher = index.searcher()

    def answer(self, question: Question) -> Answer:
        """Answer a question; the length of Whoosh's results is the exact total."""
        by_date = FieldFacet("published", reverse=True)
        results = self._searcher.search(
            _query(question),
            limit=TOP,
            sortedby=by_date if question.kind is Kind.DATE else None,
            groupedby=_facets() if question.kind is Kind.FACETS else None,
            filter=Term("country", question.country) if question.country else None,
        )
        counts = (
            {f: _without_none(results.groups(f)) for f in FACETS}
            if question.kind is Kind.FACETS
            else {}
        )
        first = islice(results, TOP)  # with facets, Whoosh returns all results
        ids = tuple(f"a{hit['number']}" for hit in first)
        return Answer(len(results), ids, counts)

    def close(self) -> None:
        """Close the searcher."""
        self._searcher.close()


def _query(question: Question) -> Any:
    first = question.terms[0]
    terms = [Term("words", term) for term in question.terms]
    match question.kind:
        case Kind.AND:
            return And(terms)
        case Kind.OR:
            return Or(terms)
        case Kind.PHRASE:
            return Phrase("words", list(question.terms))
        case Kind.PREFIX:
            return Prefix("words", first)
        case Kind.FUZZY:
            return FuzzyTerm("words", first, maxdist=1, prefixlength=0)
        case _:
            return terms[0]


def _facets() -> Any:
    facets = Facets()
    for name in FACETS:
        facets.add_facet(name, FieldFacet(name, allow_overlap=True, maptype=Count))
    return facets


def _without_none(counts: dict[str | None, int]) -> dict[str, int]:
    """Leave out the count of articles without any value."""
    return {value: count for value, count in counts.items() if value}


def _schema() -> Any:
    facets = {facet: KEYWORD() for facet in FACETS}
    return Schema(
        number=NUMERIC(stored=True),
        words=TEXT(analyzer=SpaceSeparatedTokenizer()),
        text=STORED(),
        published=NUMERIC(sortable=True),
        **facets,
    )
