"""Are the words that speak of a topic found in any form?"""

import pytest

from corpus import LANGUAGES, load_topics
from indexer.tagging.topics import STRONG, WEAK, find_topics


def topics(lang, text):
    """Give the topics and words that a text has."""
    return [(value, text[m.start : m.end]) for value, m in find_topics(lang, text)]


@pytest.mark.parametrize(
    ("lang", "text", "topic", "words"),
    [
        ("uk", "Йшлося про штучного інтелекту межі.", "artificial-intelligence",
         "штучного інтелекту"),
        ("fr", "Des puces électroniques neuves.", "semiconductors",
         "puces électroniques"),
        ("pl", "Mówiono o sztucznej inteligencji.", "artificial-intelligence",
         "sztucznej inteligencji"),
        ("vi", "Bàn về trí tuệ nhân tạo.", "artificial-intelligence",
         "trí tuệ nhân tạo"),
    ],
    ids=LANGUAGES,
)  # fmt: skip
def test_a_term_is_found_in_any_form(lang, text, topic, words):
    """A term of the vocabulary matches inflected, as one stretch."""
    assert (topic, words) in topics(lang, text)


@pytest.mark.parametrize(
    ("text", "expected"), [("Говорили про ШІ.", True), ("Говорили про ші.", False)]
)
def test_an_abbreviation_is_written_in_capitals(text, expected):
    """`ШІ` in small letters is something else."""
    found = [value for value, _ in topics("uk", text)]

    assert ("artificial-intelligence" in found) is expected


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_strong_term_of_the_vocabulary_is_found(lang):
    """Written by itself, each term speaks of its topic, or a longer one holds it."""
    missing = [
        (topic.id, term)
        for topic in load_topics()
        for term in topic.terms[lang]
        if topic.id not in {value for value, _ in find_topics(lang, term)}
    ]

    assert missing == []


def test_an_ambiguous_term_weighs_half():
    """A weak term says less than a strong one."""
    weights = {
        "uk-strong": [m.pattern.weight for _, m in find_topics("uk", "нанотехнологія")],
        "uk-weak": [m.pattern.weight for _, m in find_topics("uk", "наука")],
    }

    assert weights == {"uk-strong": [STRONG], "uk-weak": [WEAK]}
