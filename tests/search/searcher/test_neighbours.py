"""Which articles come before and after one in a list?"""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis.strategies import booleans, integers, sampled_from

from search.errors import QueryError
from search.query.facets import FacetField
from search.query.parser import parse
from search.query.request import Query, Sort
from search.searcher import neighbours as module, page_order
from search.searcher.neighbours import Neighbours
from search.searcher.reader import Reader

QUESTIONS = ("", "energia", "coopération", "Vietnam Korea", "xyzzy", "співпраця energy")
FILTERS = (
    {},
    {FacetField.COUNTRY: frozenset({"KR", "FR"})},
    {FacetField.LANG: frozenset({"pl"})},
)
NOWHERE = ("", "", "")


@pytest.fixture(scope="module", params=[1_000, 7], ids=["reordered", "beyond"])
def small(sample_index, request):
    """Return a reader that orders all matches anew, and one that orders only a few."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page_order, "REORDERED", request.param)
        reader = Reader(sample_index)
        yield reader
        reader.close()


def whole_list(reader, query):
    """Return the ids of what all pages of a list show."""
    hits = reader.search(replace(query, page=1, size=150)).hits
    return [hit.shown.article.id for hit in hits]


def walk(reader, query):
    """Return the ids from the first to the last, by what comes next."""
    place = reader.neighbours(query, 1)
    ids = []
    while place.this:
        ids.append(place.this)
        if not place.next:
            break
        place = reader.neighbours(query, place.rank + 1)
    return ids


queries = {
    "question": sampled_from(QUESTIONS),
    "filters": sampled_from(FILTERS),
    "sort": sampled_from(Sort),
    "grouped": booleans(),
    "preferred": sampled_from([(), ("vi",), ("fr", "uk")]),
}


@given(**queries)
def test_walking_visits_the_whole_list_in_its_order(small, question, **values):
    """Each article once, whatever the question, the filters and the order."""
    query = Query(question=parse(question), **values)
    ids = whole_list(small, query)

    assert walk(small, query) == ids
    assert len(set(ids)) == len(ids)


@given(
    size=integers(1, 12),
    page=integers(1, 9),
    rank=integers(-2, 130),
    grouped=booleans(),
)
def test_the_page_of_the_list_does_not_matter(small, size, page, rank, grouped):
    """Neighbours are those of the whole list, over the borders of pages too."""
    query = Query(
        question=parse("energia"), size=size, page=page, grouped=grouped,
        preferred=("uk",),
    )  # fmt: skip
    ids = ["", *whole_list(small, query), ""]

    found = small.neighbours(query, rank)

    assert found.total == len(ids) - 2
    if 1 <= rank <= found.total:
        assert found[:3] == tuple(ids[rank - 1 : rank + 2])
        assert found.rank == rank
    else:
        assert found == Neighbours(*NOWHERE, found.total, 0)


def test_an_article_that_moved_is_found_nearby(small):
    """Where the rank has another article, as the index was rebuilt meanwhile."""
    query = Query()
    ids = whole_list(small, query)

    assert small.neighbours(query, 30, ids[33]) == small.neighbours(query, 34)
    assert small.neighbours(query, 5, ids[0]) == small.neighbours(query, 1)
    assert small.neighbours(query, 150, ids[-1]).next == ""
    assert small.neighbours(query, 1, "no such article") == (*NOWHERE, len(ids), 0)


def test_what_moved_too_far_is_not_looked_for(small, monkeypatch):
    """The whole list is never read."""
    monkeypatch.setattr(module, "NEARBY", 3)
    query = Query(grouped=True)
    ids = whole_list(small, query)

    assert small.neighbours(query, 10, ids[12]).rank == 13
    assert small.neighbours(query, 10, ids[13]).rank == 0


def test_a_version_of_a_story_stands_where_the_story_does(small):
    """Another language of what is listed is at the same place."""
    query = Query(grouped=True, preferred=("pl",))
    place = small.neighbours(query, 3)
    versions = [v.article_id for v in small.story(place.this).versions]

    assert len(versions) > 1
    for version in versions:
        assert small.neighbours(query, 3, version) == place
        assert small.neighbours(query, 5, version) == place


def test_articles_are_their_own_places(small):
    """In a list of articles a version is where it is itself, if it moved."""
    ids = whole_list(small, Query())
    one = ids[20]

    for rank in (15, 21, 26):
        assert small.neighbours(Query(), rank, one).this in {
            v.article_id for v in small.story(one).versions
        }
    assert small.neighbours(Query(), 21, one).this == one


def test_a_question_that_cannot_be_run_is_refused(reader):
    """As a search for it is."""
    with pytest.raises(QueryError):
        reader.neighbours(Query(question=parse("*abc")), 1)
