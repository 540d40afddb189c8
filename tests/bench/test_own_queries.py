"""Do our own questions ask for all articles of the sample collection, each rightly?"""

from __future__ import annotations

from bench.quality.indexes import SAMPLE
from bench.quality.own import own_queries
from corpus import LANGUAGES, Article, read_articles

QUERIES = own_queries()
ARTICLES = {a.id: a for a in read_articles([SAMPLE]) if isinstance(a, Article)}


def test_relevant_articles_exist() -> None:
    """Every id is one of the sample collection."""
    assert {i for query in QUERIES for i in query.relevant} <= set(ARTICLES)


def test_every_article_is_relevant_for_a_question() -> None:
    """Each version of each story is asked for in its own language."""
    asked = {i for q in QUERIES for i in q.relevant if ARTICLES[i].lang == q.lang}
    assert asked == set(ARTICLES)


def test_a_question_is_about_one_story() -> None:
    """Relevant is its version in the question's language, or, for a name, all four."""
    for query in QUERIES:
        stories = {i.rpartition(".")[0] for i in query.relevant}
        langs = {ARTICLES[i].lang for i in query.relevant}
        assert len(stories) == 1, query
        assert langs in ({query.lang}, set(LANGUAGES)), query


def test_questions_are_many_and_none_stands_twice() -> None:
    """The figures say something only over many different questions."""
    assert len(QUERIES) >= len(ARTICLES) == 112
    assert len({query.qid for query in QUERIES}) == len(QUERIES)
    assert len({query.text.lower() for query in QUERIES}) == len(QUERIES)
    assert all(query.text == query.text.strip() != "" for query in QUERIES)
