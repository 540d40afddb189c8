"""Does the whole hold together?"""

from search.query.parser import parse
from search.query.request import Query


def test_sample_is_searchable(reader):
    """The shipped collection answers a word in each of its languages."""
    for word in ("енергетика", "énergie", "energia", "năng lượng"):
        assert reader.search(Query(question=parse(word))).total > 0, word
