"""Can Whoosh itself open and search an index of ours?"""

from whoosh.index import open_dir
from whoosh.query import Term

from search.engines.registry import open_storage
from search.port.engine import write_documents


def test_whoosh_opens_an_index_by_itself(tmp_path, entry):
    """Stock `open_dir` reads our segments through the codec that they name."""
    storage = open_storage("whoosh:")
    first, second = tmp_path / "1", tmp_path / "2"
    first.mkdir()
    second.mkdir()
    write_documents(storage, first, [entry("a", "мир"), entry("b", "мирна угода")])
    write_documents(storage, second, [entry("c", "угода")], first, frozenset({"a"}))

    with open_dir(str(second)).searcher() as searcher:
        found = searcher.search(Term("text_uk", "угода"))

        assert {hit["id"] for hit in found} == {"b", "c"}
        assert searcher.doc_count() == 2
        assert not searcher.search(Term("text_uk", "мир"))
        assert list(searcher.reader().lexicon("lang")) == [b"uk"]
