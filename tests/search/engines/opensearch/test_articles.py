"""How many requests does it take to read articles with their stories?"""

from base64 import b64encode

import pytest

from search.engines.columnar.segment.stored_fields import encode_stored_fields
from search.engines.opensearch.articles import Articles
from search.engines.opensearch.documents import article_key, story_key, story_source
from search.engines.opensearch.responses import Hit
from search.errors import EngineUnavailableError
from search.stories import Story, Version

STORY = Story("s", 0.9, (Version("a", "uk"), Version("b", "fr", repost=True)))


@pytest.fixture
def article_hit(make_document):
    """Return the cluster's hit of an article of the story."""
    record = b64encode(encode_stored_fields(make_document("a", "мир"))).decode()
    return {
        "_id": article_key("a"),
        "_score": 1.0,
        "_source": {"record": record},
        "fields": {"id": ["a"], "story": ["s"]},
    }


@pytest.fixture
def story_hit():
    """Return the cluster's hit of the story."""
    record = story_source(STORY)["record"]
    return {"_id": story_key("s"), "_score": 1.0, "_source": {"record": record}}


@pytest.fixture
def reading(fake_cluster, whole):
    """Return a function that opens articles whose cluster answers with hits."""

    def make(*answers):
        cluster, exchange = fake_cluster(*(whole(hits={"hits": h}) for h in answers))
        return Articles(cluster, "i"), exchange

    return make


def asked(exchange):
    """Return which documents each request was for."""
    return [body["query"]["ids"]["values"] for _, _, _, body, *_ in exchange.requests]


def test_a_story_that_is_known_comes_along(reading, article_hit, story_hit):
    """What was ranked is read with its story at once, and then not again."""
    articles, exchange = reading([story_hit, article_hit])
    articles.keep_story(Hit("a", "s", 1.0, b""))

    first, again = (articles.get_all(["a"])["a"] for _ in range(2))

    assert first.story == STORY
    assert first is again
    assert articles.stories(["a"]) == (STORY,)
    assert asked(exchange) == [[article_key("a"), story_key("s")]]


def test_a_story_is_read_after_its_article(reading, article_hit, story_hit):
    """Where nothing said before which story it is."""
    articles, exchange = reading([article_hit], [story_hit])

    assert articles.get_all(["a"])["a"].story == STORY
    assert asked(exchange) == [[article_key("a")], [story_key("s")]]


def test_an_article_without_its_story_is_no_answer(reading, article_hit):
    """An index has both; a card without its versions would be a weaker answer."""
    articles, _ = reading([article_hit], [])

    with pytest.raises(EngineUnavailableError, match="has a but not its story s"):
        articles.get_all(["a"])
