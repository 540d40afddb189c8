"""Can Whoosh itself open and search an index of ours?"""

import pytest
from whoosh.index import open_dir
from whoosh.qparser import QueryParser
from whoosh.query import Term

from search.engines.registry import open_storage
from search.port.storage import write_documents


@pytest.fixture
def folder(tmp_path, make_document):
    """Return the folder of an index of two segments with a deleted document."""
    storage = open_storage("whoosh:")
    first, second = tmp_path / "1", tmp_path / "2"
    first.mkdir()
    second.mkdir()
    documents = [
        make_document("a", "мир"),
        make_document("b", "мирна угода про мир", countries=("KR",), source="Hoptac"),
    ]
    write_documents(storage, first, documents)
    write_documents(
        storage, second, [make_document("c", "угода")], first, frozenset({"a"})
    )
    return second


@pytest.fixture
def index(folder):
    """Open the index as Whoosh's users do."""
    return open_dir(str(folder))


def search(index, field, text):
    """Return the ids that Whoosh's own parser and searcher find, in any order."""
    query = QueryParser(field, index.schema).parse(text)
    with index.searcher() as searcher:
        return {hit["id"] for hit in searcher.search(query)}


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        ("text_uk", "угода", {"b", "c"}),
        ("text_uk", "Угода", {"b", "c"}),
        ("text_uk", "мир", {"b"}),
        ("text_uk", "угода AND мир", {"b"}),
        ("text_uk", "угода NOT мир", {"c"}),
        ("exact_uk", '"мирна угода"', {"b"}),
        ("exact_uk", '"угода мирна"', set()),
        ("exact_uk", "мир*", {"b"}),
        ("text_uk", "country:KR", {"b"}),
        ("id", "c", {"c"}),
        ("text_fr", "угода", set()),
    ],
)
def test_its_parser_and_searcher_find_the_right_documents(index, field, text, expected):
    """Words, operators, phrases, prefixes and facets, without deleted documents."""
    assert search(index, field, text) == expected


def test_its_scoring_ranks_hits(index):
    """Whoosh's BM25F reads lengths and frequencies: the shorter document is first."""
    with index.searcher() as searcher:
        hits = searcher.search(QueryParser("text_uk", index.schema).parse("угода"))

        assert [hit["id"] for hit in hits] == ["c", "b"]
        assert hits[0].score > hits[1].score > 0


def test_stored_fields_are_readable(index):
    """A hit has the article's texts."""
    with index.searcher() as searcher:
        (hit,) = searcher.search(Term("country", "KR"))

        assert (hit["id"], hit["body"], hit["source"]) == (
            "b",
            "мирна угода про мир",
            "Hoptac",
        )


def test_its_reader_lists_documents_and_terms(index):
    """Counts leave deleted documents out; a field's terms are listed in order."""
    with index.reader() as reader:
        assert reader.doc_count() == 2
        assert list(reader.lexicon("lang")) == [b"uk"]
        assert list(reader.lexicon("exact_uk")) == sorted(reader.lexicon("exact_uk"))
        assert reader.doc_frequency("text_uk", "угода") == 2
