"""Do the lists of function words hold what they promise?"""

from __future__ import annotations

from collections import Counter
from importlib import resources
from itertools import chain, pairwise

import pytest

from analyzers.data_files import read_lines, read_text
from analyzers.function_word_lists import LONGEST, function_word_lists
from analyzers.question import QUESTION_LANGUAGES, get_question_analyzer, question_words
from corpus.glossary import glossary_concepts
from corpus.thesaurus_concepts import country_concepts, organization_concepts
from corpus.topics import load_topics, topic_concepts

FILES = sorted(
    file.name
    for file in resources.files("analyzers").joinpath("data/function_words").iterdir()
)


@pytest.mark.parametrize("name", FILES)
def test_a_list_has_each_entry_once_and_its_groups_are_sorted(name):
    """A group is what stands between empty lines, under a comment."""
    name = f"function_words/{name}"
    counts = Counter(read_lines(name))
    groups = read_text(name).strip().split("\n\n")

    assert [entry for entry, count in counts.items() if count > 1] == []
    for group in groups:
        entries = [line for line in group.splitlines() if not line.startswith("#")]
        assert entries == sorted(entries)


@pytest.mark.parametrize("lang", QUESTION_LANGUAGES)
def test_a_function_word_is_one_word_as_the_analyzer_writes_it(lang):
    """Else no word of a question would ever be it."""
    words = function_word_lists(lang, marked=True).words

    odd = [
        word
        for word in words
        if [t.exact for t in question_words(lang, word)] != [word]
    ]

    assert odd == []


@pytest.mark.parametrize("lang", QUESTION_LANGUAGES)
def test_a_phrase_is_several_words_as_the_analyzer_writes_them(lang):
    """One after an elided word is told by the apostrophe."""
    lists = function_word_lists(lang, marked=True)
    phrases = {p for p in (*lists.phrases, *lists.compounds) if len(p) > 1}

    assert [p for p in phrases if p != _words(lang, " ".join(p))] == []
    assert all(len(phrase) <= LONGEST for phrase in phrases)
    assert lists.phrases.isdisjoint(lists.compounds)


@pytest.mark.parametrize("lang", QUESTION_LANGUAGES)
def test_no_function_word_is_a_term(lang):
    """Terms of the thesaurus are what people ask for."""
    concepts = chain(
        glossary_concepts(),
        country_concepts(),
        organization_concepts(),
        topic_concepts(load_topics()),
    )
    terms = {term for concept in concepts for term in concept.get(lang, ())}
    words = {_words(lang, term) for term in terms if not term.isupper()}

    assert {
        word
        for word in function_word_lists(lang, marked=True).words
        if (word,) in words
    } == set()


def test_a_compound_has_a_syllable_that_looks_like_a_function_word():
    """The list would grow without end otherwise."""
    lists = function_word_lists("vi", marked=True)
    fold = get_question_analyzer("vi").fold
    bare = {fold(word) for word in lists.words}

    odd = [c for c in lists.compounds if bare.isdisjoint(map(fold, c))]

    assert odd == []


@pytest.mark.parametrize("lang", ["fr", "pl", "vi"])
def test_without_diacritics_no_word_has_one(lang):
    """Ambiguous ones are left out."""
    lists = function_word_lists(lang, marked=False)
    fold = get_question_analyzer(lang).fold

    assert {word for word in lists.words if fold(word) != word} == set()
    assert "con" not in function_word_lists("vi", marked=False).words


def _words(lang: str, text: str) -> tuple[str, ...]:
    return tuple(token.exact for token in question_words(lang, text))


def test_languages_share_few_words():
    """A list that was saved under the name of another language would show."""
    lists = [
        function_word_lists(lang, marked=True).words for lang in QUESTION_LANGUAGES
    ]

    assert all(len(one & other) < len(one) / 5 for one, other in pairwise(lists))
