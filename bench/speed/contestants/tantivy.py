"""How does tantivy take part?

One text field, split at blanks; facets, dates and numbers as fast fields. One thread
writes, as in the others. Prefixes and fuzzy words are automata over its dictionary,
which score every article alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tantivy

from bench.speed.asks import FACETS, TOP, Ask, Kind, Reply

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bench.speed.articles import Made

MEMORY = 256_000_000
"""Bytes of postings that the writer keeps before it writes a segment."""
VALUES = 1_000
"""Most values of a facet that are counted; there are fewer."""


def build(folder: Path, made: Iterable[Made]) -> None:
    """Write an index; merges that are under way are waited for."""
    index = tantivy.Index(_schema(), path=str(folder))
    writer = index.writer(MEMORY, num_threads=1)
    for one in made:
        document = tantivy.Document()
        document.add_unsigned("number", one.number)
        document.add_text("words", " ".join(one.tokens))
        document.add_text("text", one.text)
        document.add_integer("published", one.published.toordinal())
        for facet, values in one.facets.items():
            for value in values:
                document.add_text(facet, value)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


def open(folder: Path) -> Asked:  # noqa: A001 - the port's name
    """Open an index."""
    return Asked(tantivy.Index.open(str(folder)))


class Asked:
    """An open index."""

    def __init__(self, index: Any) -> None:
        index.reload()
        self._schema = index.schema
        self._searcher = index.searcher()

    def ask(self, ask: Ask) -> Reply:
        """Answer a question; of a page, only the bare question."""
        query = self._query(ask)
        order = "published" if ask.kind is Kind.DATE else None
        found = self._searcher.search(query, TOP, count=True, order_by_field=order)
        addresses = [address for _, address in found.hits]
        numbers = self._searcher.fast_field_values("number", addresses)
        counts = self._counts(query) if ask.kind is Kind.FACETS else {}
        return Reply(found.count, tuple(f"a{number}" for number in numbers), counts)

    def close(self) -> None:
        """Let go of the files."""
        del self._searcher

    def _query(self, ask: Ask) -> Any:
        make, schema, first = tantivy.Query, self._schema, ask.terms[0]
        match ask.kind:
            case Kind.AND:
                return self._joined(tantivy.Occur.Must, ask.terms)
            case Kind.OR:
                return self._joined(tantivy.Occur.Should, ask.terms)
            case Kind.PHRASE:
                return make.phrase_query(schema, "words", list(ask.terms))
            case Kind.PREFIX:
                return make.regex_query(schema, "words", f"{first}.*")
            case Kind.FUZZY:
                return make.fuzzy_term_query(schema, "words", first, distance=1)
            case Kind.FILTER:
                country = make.term_query(schema, "country", ask.country, "basic")
                silent = make.const_score_query(country, 0.0)
                both = [(tantivy.Occur.Must, q) for q in (self._term(first), silent)]
                return make.boolean_query(both)
            case _:
                return self._term(first)

    def _term(self, term: str) -> Any:
        return tantivy.Query.term_query(self._schema, "words", term, "freq")

    def _joined(self, occur: Any, terms: tuple[str, ...]) -> Any:
        return tantivy.Query.boolean_query([(occur, self._term(t)) for t in terms])

    def _counts(self, query: Any) -> dict[str, dict[str, int]]:
        wanted = {f: {"terms": {"field": f, "size": VALUES}} for f in FACETS}
        answer = self._searcher.aggregate(query, wanted)
        return {
            facet: {b["key"]: int(b["doc_count"]) for b in answer[facet]["buckets"]}
            for facet in FACETS
        }


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("number", fast=True)
    builder.add_text_field("words", tokenizer_name="whitespace")
    builder.add_text_field("text", stored=True, index_option="basic")
    builder.add_integer_field("published", fast=True)
    for facet in FACETS:
        builder.add_text_field(
            facet, fast=True, tokenizer_name="raw", index_option="basic"
        )
    return builder.build()
