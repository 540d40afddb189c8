"""Is an answer whole where there is more than an engine returns at once?

An engine of a cluster ranks so many hits, and counts so many values, with one request.
Here these numbers are small.
"""

from dataclasses import replace

import pytest

from search.engines.opensearch import pages, requests
from search.port.document import Channel
from search.port.plan import Term
from search.query.facets import FacetField
from search.query.request import Query, Sort
from search.stories import Stories, Story, Version

PLANS = {"uk": Term(Channel.EXACT, "мир"), "pl": Term(Channel.EXACT, "pokój")}
CODES = ("FR", "JP", "KR", "PL")


@pytest.fixture(scope="module")
def engine(open_engine, make_document):
    """Return an engine over ten stories of two versions each."""
    documents = [
        make_document(
            f"{lang}{n}",
            word * (n % 3 + 1),
            lang=lang,
            countries=CODES[n % 4 : n % 4 + 2],
            published=f"20{10 + n % 7}-01-01",
        )
        for n in range(10)
        for lang, word in (("uk", "мир "), ("pl", "pokój "))
    ]
    stories = (
        Story(f"s{n}", 1.0, (Version(f"uk{n}", "uk"), Version(f"pl{n}", "pl")))
        for n in range(10)
    )
    return open_engine(documents, Stories(tuple(stories)))


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("plans", [PLANS, None], ids=["words", "everything"])
def test_deep_pages_go_on_where_the_others_end(engine, monkeypatch, plans, sort):
    """With the same articles and scores, one by one and by stories."""
    for query in (
        Query(sort=sort, size=3),
        Query(sort=sort, size=3, grouped=True, preferred=("pl",)),
    ):
        numbers = range(1, 9)
        near = [engine.search(replace(query, page=n), plans).page for n in numbers]
        with monkeypatch.context() as patch:
            patch.setattr(pages, "MAX_RESULT_WINDOW", 5)
            far = [engine.rank(replace(query, page=n), plans) for n in numbers]

        assert [
            list(zip(ranking.ids, ranking.scores, strict=True)) for ranking in far
        ] == [[(tagged.article.id, score) for tagged, score in page] for page in near]
        assert sum(map(len, near)) == (10 if query.grouped else 20)


def test_all_matches_are_those_of_all_pages(engine):
    """In the same order, with the same scores."""
    query = Query(size=50, filters={FacetField.COUNTRY: frozenset({"KR"})})
    ranking = engine.rank(query, PLANS)

    every = list(engine.every(replace(query, page=7, size=1), PLANS))

    assert every == list(zip(ranking.ids, ranking.scores, strict=True))


def test_several_articles_are_read_at_once(engine):
    """Without those that there are not."""
    found = engine.get_all(["pl3", "nowhere", "uk3", "pl3"])

    assert {id_: tagged.article.id for id_, tagged in found.items()} == {
        "pl3": "pl3", "uk3": "uk3",
    }  # fmt: skip
    assert engine.get_all([]) == {}


def test_several_questions_and_terms_are_counted_at_once(engine):
    """Each as if it were alone."""
    nowhere = {"uk": Term(Channel.EXACT, "нема")}
    terms = [(Channel.EXACT, "uk", "мир"), (Channel.EXACT, "pl", "мир")]

    assert engine.counts([PLANS, nowhere, PLANS]) == (20, 0, 20)
    assert engine.counts([]) == ()
    assert engine.frequencies(terms) == (10, 0)
    assert engine.frequencies([]) == ()


def test_a_facet_of_many_values_is_whole(engine, monkeypatch):
    """Each value has its articles and stories, in the same order."""
    query = Query(size=1, filters={FacetField.COUNTRY: frozenset({"KR"})})
    fields = (FacetField.COUNTRY, FacetField.LANG)
    expected = engine.rank(query, PLANS, fields).facets

    monkeypatch.setattr(requests, "MOST_VALUES", 1)
    counted = engine.rank(replace(query, size=2), PLANS, fields).facets

    assert counted == expected
