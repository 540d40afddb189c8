"""Are the completions that are offered those of the collection?"""

import pytest

from indexer import build_index
from indexer.documents import analyze_article
from indexer.state import BuildState
from indexer.suggestion_source import (
    MIN_ARTICLES,
    MIN_LETTERS,
    collection_suggestions,
)
from search.searcher.reader import Reader
from search.suggestion.suggestion import Suggestion


def suggestion_counts(*articles):
    """Return the counts of what is offered for some articles, by kind."""
    state = BuildState()
    state.articles += [
        state.article_state(analyze_article(article, home="VN")) for article in articles
    ]

    counts = {"word": {}, "name": {}, "title": {}}
    for suggestion in collection_suggestions(state):
        counts[suggestion.kind][suggestion.text, suggestion.lang] = suggestion.count
    return counts


def test_a_word_is_counted_once_per_article(article):
    """The count of a word is the number of articles that have it, by language."""
    counts = suggestion_counts(
        article("мир, мир і угода", id="a"),
        article("Мир", id="b"),
        article("мир", "pl", id="c"),
    )

    assert counts["word"]["мир", "uk"] == 2
    assert counts["word"]["мир", "pl"] == 1
    assert counts["word"]["угода", "uk"] == 1


WORDS = {
    "long enough": ("мир", True),
    "too short": ("на", False),
    "number": ("2025", False),
    "word and number": ("covid19", False),
    "with an apostrophe": ("здоров'я", True),
}


@pytest.mark.parametrize(("word", "offered"), WORDS.values(), ids=WORDS)
def test_words_of_letters_are_offered(article, word, offered):
    """Numbers and very short words are not worth completing."""
    words = suggestion_counts(article(word, headline=False))["word"]

    assert ((word, "uk") in words) is offered
    assert all(len(text) >= MIN_LETTERS for text, _ in words)


def test_a_name_of_a_single_article_is_not_offered(article):
    """One that enough articles mention is."""
    body = "він бачив Олену Петренко"
    articles = [article(body, id=str(number)) for number in range(MIN_ARTICLES)]

    assert suggestion_counts(*articles[1:])["name"] == {}
    assert suggestion_counts(*articles)["name"] == {
        ("Олену Петренко", "uk"): MIN_ARTICLES
    }


def test_only_headlines_are_offered_as_titles(article):
    """A title that was made of the body's first words is not."""
    counts = suggestion_counts(
        article("мир", title="Угода про мир", id="a", headline=True),
        article("війна", title="війна", id="b", headline=False),
    )

    assert counts["title"] == {("Угода про мир", "uk"): 1}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_built_index_offers_its_own_words(news, tmp_path, jobs):
    """A build writes the suggestions, however many processes work."""
    index = tmp_path / "index"

    build_index([news], index, jobs=jobs)

    reader = Reader(index)
    assert reader.suggest("посол") == ()
    assert reader.suggest("угод") == (Suggestion("угоду", "word", "uk", 1),)
    assert reader.suggest("umowe") == (Suggestion("umowę", "word", "pl", 1),)
    assert reader.suggest("uhodu", "uk") == (Suggestion("угоду", "word", "uk", 1),)
    assert reader.suggest("accord", "uk") == ()


def test_the_next_build_offers_new_words(news, tmp_path):
    """An open reader completes the next word from it."""
    index = tmp_path / "index"
    build_index([news], index)
    reader = Reader(index)
    before = reader.suggest("посол")
    news.joinpath("d.txt").write_text("Посольство відкрито.", "utf-8")

    build_index([news], index)

    assert before == ()
    assert [suggestion.text for suggestion in reader.suggest("посол")] == ["посольство"]
