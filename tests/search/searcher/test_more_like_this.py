"""Are similar articles returned, in every language, and none of the same story?"""

import pytest

from search.query.request import Query
from search.searcher.reader import Reader

WIND = "Laos buduje wielką farmę wiatrową. Energia z wiatru popłynie do Wietnamu."
ARTICLES = [
    ("own", "pl", WIND),
    ("near", "pl", "Dania postawi farmy wiatrowe na morzu; energia wiatru tanieje."),
    ("far", "pl", "Teatr z Krakowa pokazał w Paryżu nową sztukę o miłości."),
    ("vi", "vi", "Lào xây trang trại điện gió lớn. Điện gió sẽ sang Hà Nội."),
    ("other", "uk", "Оркестр зіграв у Львові концерт для дітей і дорослих."),
    ("uk", "uk", "Лаос будує вітрову електростанцію. Енергія вітру піде до В'єтнаму."),
]


@pytest.fixture
def few(tmp_path, publish_index, make_document):
    """Return a reader of a few articles, three of them on wind power."""
    publish_index(
        tmp_path,
        [make_document(name, body, lang=lang) for name, lang, body in ARTICLES],
    )
    return Reader(tmp_path)


def test_similar_articles_come_first_whatever_their_language(few):
    """By common words, by names in every script, and by translations."""
    similar = few.more_like_this(few.get("own"), Query(size=3))

    ids = [each.article.id for each in similar]
    assert "own" not in ids
    assert {"near", "uk"} <= set(ids)
    assert not {"far", "other"} & set(ids[:2])


def test_no_more_are_returned_than_requested(few):
    """The query's size is the limit."""
    assert len(few.more_like_this(few.get("own"), Query(size=1))) == 1


def test_versions_of_the_same_story_are_left_out(reader):
    """An article's page lists them anyway."""
    for article_id in reader.identify(Query(size=8)):
        versions = {v.article_id for v in reader.story(article_id).versions}
        similar = reader.more_like_this(reader.get(article_id), Query(size=5))

        ids = [each.article.id for each in similar]
        assert len(ids) == 5
        assert not versions & set(ids)
        stories = [reader.story(each).id for each in ids]
        assert len(set(stories)) == 5


def test_preferred_languages_represent_their_stories(reader):
    """If a story's version in that language matches at all."""
    (article_id, *_) = reader.identify(Query(size=1))

    langs = {}
    for lang in ("vi", "uk"):
        query = Query(size=5, preferred=(lang,))
        similar = reader.more_like_this(reader.get(article_id), query)
        langs[lang] = [each.article.lang for each in similar]

    assert langs["vi"].count("vi") > langs["uk"].count("vi")
    assert langs["uk"].count("uk") > langs["vi"].count("uk")
