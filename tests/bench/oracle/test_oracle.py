"""Does the executor answer as Whoosh's own searcher does?"""

import pytest
from whoosh.index import open_dir
from whoosh.query import Term

from bench.oracle.__main__ import compare
from search.engines.whoosh.storage import WhooshStorage


@pytest.mark.parametrize("seed", range(3))
def test_answers_are_those_of_whoosh(seed):
    """Scores, order, totals and counts are equal for random collections and plans."""
    assert compare(400, seed) == []


def test_whoosh_opens_an_index_by_itself(tmp_path, entry):
    """Stock `open_dir` reads our segments through the codec that they name."""
    storage = WhooshStorage()
    first, second = tmp_path / "1", tmp_path / "2"
    first.mkdir()
    second.mkdir()
    storage.write(first, [entry("a", "мир"), entry("b", "мирна угода")])
    storage.write(second, [entry("c", "угода")], first, frozenset({"a"}))

    with open_dir(str(second)).searcher() as searcher:
        found = searcher.search(Term("text_uk", "угода"))

        assert {hit["id"] for hit in found} == {"b", "c"}
        assert searcher.doc_count() == 2
        assert not searcher.search(Term("text_uk", "мир"))
        assert list(searcher.reader().lexicon("lang")) == [b"uk"]
