"""Are the words, names and titles that are offered those of the collection?"""

import pytest

from indexer import build_index
from indexer.documents import analyze_article
from indexer.state import BuildState
from indexer.suggestion_source import (
    MIN_ARTICLES,
    MIN_LETTERS,
    collection_suggestions,
    extract_names,
)
from search.searcher.reader import Reader
from search.suggestion.suggestion import Suggestion

NAMES = {
    "in a sentence": (
        "uk",
        "Він зустрів Олену Петренко вчора.",
        {"Олену Петренко"},
    ),
    "Vietnamese": ("vi", "ông Nguyễn Mạnh Hùng nói", {"Nguyễn Mạnh Hùng"}),
    "two names": ("pl", "była Anna Nowak oraz Jan Kot", {"Anna Nowak", "Jan Kot"}),
    "at the end": ("fr", "elle a vu Marie Curie", {"Marie Curie"}),
    "one word": ("uk", "вона бачила Київ", set()),
    "a sentence's first word": ("fr", "Hier Marie Curie. Demain Paul", {"Marie Curie"}),
    "after a quotation mark": ("uk", "«Новий Шлях»", set()),
    "parted by a comma": ("uk", "бачив Олену, Петренко", set()),
    "over a line's end": ("uk", "бачив Олену\nПетренко", set()),
    "in lower case": ("uk", "бачив олену петренко", set()),
    "as long as may be": ("pl", "to Aa Bb Cc Dd Ee", {"Aa Bb Cc Dd Ee"}),
    "too long": ("pl", "to Aa Bb Cc Dd Ee Ff", set()),
    "nothing": ("pl", "", set()),
    "signs": ("pl", "… — !", set()),
}


@pytest.mark.parametrize(("lang", "body", "expected"), NAMES.values(), ids=NAMES)
def test_names_are_capitalised_words_in_a_row(article, lang, body, expected):
    """A name has two words or more, a blank between them, and begins no sentence."""
    assert extract_names(article(body, lang)) == expected


def counted(*articles):
    """Count articles and give what is offered, by kind."""
    memory = BuildState()
    memory.articles += [
        memory.article_state(analyze_article(article, home="VN"))
        for article in articles
    ]

    found = {"word": {}, "name": {}, "title": {}}
    for suggestion in collection_suggestions(memory):
        found[suggestion.kind][suggestion.text, suggestion.lang] = suggestion.count
    return found


def test_words_are_counted_once_an_article(article):
    """A word's number is that of the articles which have it, language by language."""
    found = counted(
        article("мир, мир і угода", id="a"),
        article("Мир", id="b"),
        article("мир", "pl", id="c"),
    )

    assert found["word"]["мир", "uk"] == 2
    assert found["word"]["мир", "pl"] == 1
    assert found["word"]["угода", "uk"] == 1


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
    found = counted(article(word, headline=False))

    assert ((word, "uk") in found["word"]) is offered
    assert all(len(text) >= MIN_LETTERS for text, _ in found["word"])


def test_a_name_of_a_single_article_is_not_offered(article):
    """One that stands in enough articles is."""
    body = "він бачив Олену Петренко"
    made = [article(body, id=str(number)) for number in range(MIN_ARTICLES)]

    assert counted(*made[1:])["name"] == {}
    assert counted(*made)["name"] == {("Олену Петренко", "uk"): MIN_ARTICLES}


def test_only_titles_of_their_own_are_offered(article):
    """A title made of the body's first words is none."""
    found = counted(
        article("мир", title="Угода про мир", id="a", headline=True),
        article("війна", title="війна", id="b", headline=False),
    )

    assert found["title"] == {("Угода про мир", "uk"): 1}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_built_index_offers_its_own_words(news, tmp_path, jobs):
    """A build leaves suggestions beside the articles, however many processes work."""
    index = tmp_path / "index"

    build_index([news], index, jobs=jobs)

    found = Reader(index)
    assert found.suggest("посол") == ()
    assert found.suggest("угод") == (Suggestion("угоду", "word", "uk", 1),)
    assert found.suggest("umowe") == (Suggestion("umowę", "word", "pl", 1),)
    assert found.suggest("uhodu", "uk") == (Suggestion("угоду", "word", "uk", 1),)
    assert found.suggest("accord", "uk") == ()


def test_a_new_index_offers_its_new_words(news, tmp_path):
    """The next word that is typed after a build is completed from it."""
    index = tmp_path / "index"
    build_index([news], index)
    found = Reader(index)
    before = found.suggest("посол")
    news.joinpath("d.txt").write_text("Посольство відкрито.", "utf-8")

    build_index([news], index)

    assert before == ()
    assert [suggestion.text for suggestion in found.suggest("посол")] == ["посольство"]
