"""Does the whole hold together?"""

from search import Query, parse


def test_sample_is_searchable(reader):
    """The shipped collection answers a word in each of its languages."""
    for word in ("енергетика", "énergie", "energia", "năng lượng"):
        assert reader.search(Query(question=parse(word))).total > 0, word
