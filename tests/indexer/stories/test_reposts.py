"""Are re-posts distinguished from texts of one pattern?"""

from datetime import date

import pytest

from indexer.stories import key_ids_of
from indexer.stories.reposts import find_reposts

TEXT = (
    "Посол Анна Ковальська відкрила 12 травня у Львові виставку про 350 років "
    "дипломатії двох держав. На ній показано листи, карти й подарунки, яких досі "
    "не бачили відвідувачі. Куратор Петро Гнатюк розповів, що збирав їх сім років."
)
OTHER = TEXT.replace("Анна Ковальська", "Марія Левицька").replace("12", "19")
OTHER = OTHER.replace("Львові", "Одесі").replace("350", "80").replace("сім", "три")


def reposts(*articles, declared=()):
    """Return the id of the original of each re-post, by the re-post's id."""
    originals = find_reposts(articles, declared, key_ids_of(articles))
    return {articles[one].id: articles[other].id for one, other in originals.items()}


@pytest.mark.parametrize(
    "text", [TEXT, f"Сьогодні. {TEXT}", TEXT.replace("досі", "раніше")]
)
def test_nearly_the_same_text_is_a_repost(features, text):
    """A copy, one with a line before it, one with another word."""
    original = features(TEXT, id="a", published=date(2025, 1, 1))

    assert len(reposts(original, features(text))) == 1


def test_a_text_of_one_pattern_is_none(features):
    """Other names and numbers make another story of the same words."""
    assert reposts(features(TEXT, id="a"), features(OTHER, id="b")) == {}


def test_the_same_text_in_another_language_is_none(features):
    """Re-posts are of one language."""
    assert reposts(features(TEXT, id="a"), features(TEXT, "pl", id="b")) == {}


def test_the_first_published_is_the_original(features):
    """Then the longest, then the smallest id; a declared one comes before all."""
    late = features(TEXT, id="a", published=date(2025, 1, 2))
    early = features(TEXT, id="b", published=date(2025, 1, 1))
    undated = features(f"{TEXT} Ось.", id="c")

    assert reposts(late, early, undated) == {"a": "b", "c": "b"}
    assert reposts(late, undated, declared={1}) == {"a": "c"}


def test_two_declared_articles_are_no_reposts(features):
    """What the input declares of both is not overruled."""
    assert (
        reposts(features(TEXT, id="a"), features(TEXT, id="b"), declared={0, 1}) == {}
    )
