"""Are articles like an article found, in every language, and none of its own story?"""

import pytest

from search.query.request import Query
from search.searcher.reader import Reader

WIND = "Laos buduje wielką farmę wiatrową. Energia z wiatru popłynie do Wietnamu."
ENTRIES = [
    ("own", "pl", WIND),
    ("near", "pl", "Dania postawi farmy wiatrowe na morzu; energia wiatru tanieje."),
    ("far", "pl", "Teatr z Krakowa pokazał w Paryżu nową sztukę o miłości."),
    ("vi", "vi", "Lào xây trang trại điện gió lớn. Điện gió sẽ sang Hà Nội."),
    ("other", "uk", "Оркестр зіграв у Львові концерт для дітей і дорослих."),
    ("uk", "uk", "Лаос будує вітрову електростанцію. Енергія вітру піде до В'єтнаму."),
]


@pytest.fixture
def few(tmp_path, publish_index, make_document):
    """Give a reader of a few articles, three of them on wind power."""
    publish_index(
        tmp_path, [make_document(name, body, lang=lang) for name, lang, body in ENTRIES]
    )
    return Reader(tmp_path)


def test_articles_alike_come_first_whatever_their_language(few):
    """By common words, by names in every script, and by words of the same meaning."""
    found = few.more_like_this(few.get("own"), Query(size=3))

    ids = [each.article.id for each in found]
    assert "own" not in ids
    assert {"near", "uk"} <= set(ids)
    assert not {"far", "other"} & set(ids[:2])


def test_as_many_as_are_wanted(few):
    """And no more."""
    assert len(few.more_like_this(few.get("own"), Query(size=1))) == 1


def test_versions_of_the_same_story_are_left_out(reader):
    """They stand beside the article already."""
    for article_id in reader.identify(Query(size=8)):
        versions = {v.article_id for v in reader.story(article_id).versions}
        found = reader.more_like_this(reader.get(article_id), Query(size=5))

        ids = [each.article.id for each in found]
        assert len(ids) == 5
        assert not versions & set(ids)
        stories = [reader.story(each).id for each in ids]
        assert len(set(stories)) == 5


def test_languages_that_are_preferred_are_given(reader):
    """Of a story, the version in the reader's language, where that is found at all."""
    (article_id, *_) = reader.identify(Query(size=1))

    given = {}
    for lang in ("vi", "uk"):
        query = Query(size=5, preferred=(lang,))
        found = reader.more_like_this(reader.get(article_id), query)
        given[lang] = [each.article.lang for each in found]

    assert given["vi"].count("vi") > given["uk"].count("vi")
    assert given["uk"].count("uk") > given["vi"].count("uk")
