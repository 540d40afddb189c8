"""Does the collection that ships with Hoptac show what Hoptac can do?"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest

from corpus import LANGUAGES, Article, country_label, load_topics, read_articles
from corpus.countries import HOME
from corpus.language import identify
from indexer import country_tags, score_topics

FOLDER = Path(__file__).resolve().parents[2] / "corpus" / "articles"
SOURCE = "Hoptac sample collection"


@pytest.fixture(scope="module")
def sample() -> list[Article]:
    """Return every article of the collection."""
    items = list(read_articles([FOLDER]))
    assert [str(item) for item in items if not isinstance(item, Article)] == []
    return items


@pytest.fixture(scope="module")
def stories(sample: list[Article]) -> dict[str, list[Article]]:
    """Return the articles of each story."""
    by_story = defaultdict(list)
    for article in sample:
        by_story[article.id.rpartition(".")[0]].append(article)
    return by_story


def test_there_are_enough_stories_each_in_every_language(stories):
    """A question in any of the languages has results."""
    assert len(stories) >= 24
    for name, articles in stories.items():
        assert sorted(a.lang for a in articles) == sorted(LANGUAGES), name


def test_language_is_that_of_name_and_text(sample):
    """The suffix of the id and the identified language agree."""
    for article in sample:
        assert article.id.endswith(f".{article.lang}")
        assert identify(article.body) == article.lang, article.id


def test_articles_are_of_the_length_of_news(sample):
    """Between 120 and 260 words each."""
    words = {article.id: len(article.body.split()) for article in sample}

    assert {name: n for name, n in words.items() if not 120 <= n <= 260} == {}


def test_articles_are_composed_and_have_headlines(sample):
    """As examples of clean input, they are in NFC and have a headline and a date."""
    for article in sample:
        text = f"{article.title}\n{article.body}"
        assert unicodedata.is_normalized("NFC", text), article.id
        assert article.headline, article.id
        assert article.published, article.id


def test_files_themselves_are_composed():
    """The bytes on disk are in NFC too, not only the text that is read from them."""
    for file in FOLDER.iterdir():
        assert unicodedata.is_normalized("NFC", file.read_text("utf-8")), file.name


def test_articles_are_marked_as_a_sample(sample):
    """Their source says so, and none links to a publisher."""
    assert {article.source for article in sample} == {SOURCE}
    assert {article.url for article in sample} == {""}


def test_versions_of_a_story_are_not_copies(stories):
    """Each language has its own headline and text."""
    for name, articles in stories.items():
        assert len({a.body for a in articles}) == len(articles), name
        assert len({a.title for a in articles}) == len(articles), name


def test_enough_countries_are_tagged(sample):
    """Automatic tags cover at least twelve partner countries and never the home one."""
    tagged = {tag.value for article in sample for tag in country_tags(article, HOME)}

    assert len(tagged) >= 12
    assert HOME not in tagged
    assert all(country_label(code, "en") != code for code in tagged)


def test_enough_topics_are_tagged(sample):
    """Automatic tags cover at least twelve topics of the vocabulary."""
    tagged = {tag.value for article in sample for tag in score_topics(article).topics}

    assert len(tagged) >= 12
    assert tagged <= {topic.id for topic in load_topics()}


def test_no_file_states_its_tags(sample):
    """All tags of the collection are automatic ones."""
    assert not any(article.countries or article.topics for article in sample)
