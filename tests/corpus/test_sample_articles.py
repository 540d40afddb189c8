"""Does the collection that ships with Hoptac show what Hoptac can do?"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest

from corpus import LANGUAGES, Article, country_label, load_topics, read_articles
from corpus.countries import HOME
from corpus.language import identify
from indexer import country_tags, topic_tags

FOLDER = Path(__file__).resolve().parents[2] / "corpus" / "articles"
SOURCE = "Hoptac sample collection"


@pytest.fixture(scope="module")
def sample() -> list[Article]:
    """Return every article of the collection."""
    found = list(read_articles([FOLDER]))
    assert [str(item) for item in found if not isinstance(item, Article)] == []
    return found


@pytest.fixture(scope="module")
def stories(sample: list[Article]) -> dict[str, list[Article]]:
    """Return the articles of each story."""
    by_story = defaultdict(list)
    for article in sample:
        by_story[article.id.rpartition(".")[0]].append(article)
    return by_story


def test_there_are_enough_stories_each_in_every_language(stories):
    """So that any word finds something, whichever language is asked."""
    assert len(stories) >= 24
    for name, articles in stories.items():
        assert sorted(a.lang for a in articles) == sorted(LANGUAGES), name


def test_language_is_that_of_name_and_text(sample):
    """A file that was put under a wrong language would teach the wrong thing."""
    for article in sample:
        assert article.id.endswith(f".{article.lang}")
        assert identify(article.body) == article.lang, article.id


def test_articles_are_of_the_length_of_news(sample):
    """Between 120 and 260 words each."""
    words = {article.id: len(article.body.split()) for article in sample}

    assert {name: n for name, n in words.items() if not 120 <= n <= 260} == {}


def test_articles_are_composed_and_have_headlines(sample):
    """They are examples of clean input."""
    for article in sample:
        text = f"{article.title}\n{article.body}"
        assert unicodedata.is_normalized("NFC", text), article.id
        assert article.headline, article.id
        assert article.published, article.id


def test_files_themselves_are_composed():
    """Not only what is read of them."""
    for file in FOLDER.iterdir():
        assert unicodedata.is_normalized("NFC", file.read_text("utf-8")), file.name


def test_articles_are_marked_as_ours(sample):
    """Nobody may take them for a publisher's, nor follow a link to one."""
    assert {article.source for article in sample} == {SOURCE}
    assert {article.url for article in sample} == {""}


def test_versions_of_a_story_are_not_copies(stories):
    """Each language has its own headline and text."""
    for name, articles in stories.items():
        assert len({a.body for a in articles}) == len(articles), name
        assert len({a.title for a in articles}) == len(articles), name


def test_enough_countries_are_found(sample):
    """Tagging alone reaches twelve partners, and home is none."""
    found = {tag.value for article in sample for tag in country_tags(article, HOME)}

    assert len(found) >= 12
    assert HOME not in found
    assert all(country_label(code, "en") != code for code in found)


def test_enough_topics_are_found(sample):
    """Tagging alone reaches twelve topics of the vocabulary."""
    found = {tag.value for article in sample for tag in topic_tags(article)}

    assert len(found) >= 12
    assert found <= {topic.id for topic in load_topics()}


def test_nothing_is_tagged_by_its_file(sample):
    """What the collection shows is found, not stated."""
    assert not any(article.countries or article.topics for article in sample)
