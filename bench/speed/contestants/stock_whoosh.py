"""How does stock Whoosh take part?

With its own schema, writer and searcher, as its documentation has it: text split at
blanks, facets as keywords, BM25F. It is the library that Hoptac's files are written by,
asked by its own search.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from whoosh import index as whoosh_index
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.fields import KEYWORD, NUMERIC, STORED, TEXT, Schema
from whoosh.query import And, FuzzyTerm, Or, Phrase, Prefix, Term
from whoosh.sorting import Count, Facets, FieldFacet

from bench.speed.asks import FACETS, TOP, Ask, Kind, Reply

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bench.speed.articles import Made

MEMORY_MB = 256
"""Postings that the writer keeps before it writes a run to the disk."""


def build(folder: Path, made: Iterable[Made]) -> None:
    """Write an index of one segment."""
    index = whoosh_index.create_in(str(folder), _schema())
    writer = index.writer(limitmb=MEMORY_MB)
    for one in made:
        writer.add_document(
            number=one.number,
            words=" ".join(one.tokens),
            text=one.text,
            published=one.published.toordinal(),
            **{facet: " ".join(values) for facet, values in one.facets.items()},
        )
    writer.commit(optimize=True)
    index.close()


def open(folder: Path) -> Asked:  # noqa: A001 - the port's name
    """Open an index."""
    return Asked(whoosh_index.open_dir(str(folder), readonly=True))


class Asked:
    """An open index."""

    def __init__(self, index: Any) -> None:
        self._searcher = index.searcher()

    def ask(self, ask: Ask) -> Reply:
        """Answer a question; the length of its results is exact."""
        newest = FieldFacet("published", reverse=True)
        results = self._searcher.search(
            _query(ask),
            limit=TOP,
            sortedby=newest if ask.kind is Kind.DATE else None,
            groupedby=_grouped() if ask.kind is Kind.FACETS else None,
            filter=Term("country", ask.country) if ask.country else None,
        )
        counts = (
            {f: _without_none(results.groups(f)) for f in FACETS}
            if ask.kind is Kind.FACETS
            else {}
        )
        first = islice(results, TOP)  # where it groups, Whoosh gives them all
        ids = tuple(f"a{hit['number']}" for hit in first)
        return Reply(len(results), ids, counts)

    def close(self) -> None:
        """Close the searcher."""
        self._searcher.close()


def _query(ask: Ask) -> Any:
    first = ask.terms[0]
    terms = [Term("words", term) for term in ask.terms]
    match ask.kind:
        case Kind.AND:
            return And(terms)
        case Kind.OR:
            return Or(terms)
        case Kind.PHRASE:
            return Phrase("words", list(ask.terms))
        case Kind.PREFIX:
            return Prefix("words", first)
        case Kind.FUZZY:
            return FuzzyTerm("words", first, maxdist=1, prefixlength=0)
        case _:
            return terms[0]


def _grouped() -> Any:
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
