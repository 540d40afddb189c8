"""How does tantivy take part?

With one text field, split at whitespace, and facets, dates and numbers as fast fields.
One thread writes, as in the other engines. Prefixes and fuzzy words are automata over
its term dictionary, which give every matching article the same score.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tantivy

from bench.speed.question import FACETS, TOP, Answer, Kind, Question

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bench.speed.synthetic_articles import SyntheticArticle

MEMORY = 256_000_000
"""Bytes of postings that the writer buffers before it writes a segment."""
MAX_VALUES = 1_000
"""Most values of a facet that are counted; more than there are."""


def build(folder: Path, articles: Iterable[SyntheticArticle]) -> None:
    """Write an index and wait for running merges of segments."""
    index = tantivy.Index(_schema(), path=str(folder))
    writer = index.writer(MEMORY, num_threads=1)
    for article in articles:
        document = tantivy.Document()
        document.add_unsigned("number", article.number)
        document.add_text("words", " ".join(article.tokens))
        document.add_text("text", article.text)
        document.add_integer("published", article.published.toordinal())
        for facet, values in article.facets.items():
            for value in values:
                document.add_text(facet, value)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


def open(folder: Path) -> TantivyIndex:  # noqa: A001 - the port's name
    """Open an index."""
    return TantivyIndex(tantivy.Index.open(str(folder)))


class TantivyIndex:
    """An open index of tantivy."""

    def __init__(self, index: Any) -> None:
        index.reload()
        self._schema = index.schema
        self._searcher = index.searcher()

    def answer(self, question: Question) -> Answer:
        """Answer a question; for a page, only search the word."""
        query = self._query(question)
        order = "published" if question.kind is Kind.DATE else None
        results = self._searcher.search(query, TOP, count=True, order_by_field=order)
        addresses = [address for _, address in results.hits]
        numbers = self._searcher.fast_field_values("number", addresses)
        counts = self._counts(query) if question.kind is Kind.FACETS else {}
        return Answer(results.count, tuple(f"a{number}" for number in numbers), counts)

    def close(self) -> None:
        """Drop the searcher, which closes the files."""
        del self._searcher

    def _query(self, question: Question) -> Any:
        queries, schema, first = tantivy.Query, self._schema, question.terms[0]
        match question.kind:
            case Kind.AND:
                return self._joined(tantivy.Occur.Must, question.terms)
            case Kind.OR:
                return self._joined(tantivy.Occur.Should, question.terms)
            case Kind.PHRASE:
                return queries.phrase_query(schema, "words", list(question.terms))
            case Kind.PREFIX:
                return queries.regex_query(schema, "words", f"{first}.*")
            case Kind.FUZZY:
                return queries.fuzzy_term_query(schema, "words", first, distance=1)
            case Kind.FILTER:
                country = queries.term_query(
                    schema, "country", question.country, "basic"
                )
                unscored = queries.const_score_query(country, 0.0)
                both = [(tantivy.Occur.Must, q) for q in (self._term(first), unscored)]
                return queries.boolean_query(both)
            case _:
                return self._term(first)

    def _term(self, term: str) -> Any:
        return tantivy.Query.term_query(self._schema, "words", term, "freq")

    def _joined(self, occur: Any, terms: tuple[str, ...]) -> Any:
        return tantivy.Query.boolean_query([(occur, self._term(t)) for t in terms])

    def _counts(self, query: Any) -> dict[str, dict[str, int]]:
        aggregations = {f: {"terms": {"field": f, "size": MAX_VALUES}} for f in FACETS}
        result = self._searcher.aggregate(query, aggregations)
        return {
            facet: {b["key"]: int(b["doc_count"]) for b in result[facet]["buckets"]}
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
