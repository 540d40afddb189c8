"""Is what readers begin to type completed to what the collection says?"""

from pathlib import Path

import pytest

from search.engines.registry import open_storage
from search.generations.generation import current_folder
from search.query.parser import parse
from search.query.request import Query
from search.suggestion.thesaurus_terms import term_plan

FLOOR = 0.9
"""Share of the beginnings that are to be completed rightly."""


def rows(name):
    """Return the rows of a file next to this one."""
    text = Path(__file__).with_name(name).read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [line.split("\t") for line in lines]


@pytest.fixture(scope="module")
def open_sample(sample_index):
    """Return the engine of the sample collection."""
    return open_storage().open(current_folder(sample_index))


PHRASES, WORDS = rows("beginnings.tsv"), rows("words.tsv")


def test_there_are_enough_beginnings_of_phrases_in_each_language():
    """Two words of each are typed."""
    langs = [lang for lang, _, _ in PHRASES]

    assert all(langs.count(lang) >= 15 for lang in ("uk", "fr", "pl", "vi"))
    assert all(len(typed.split()) > 1 for _, typed, _ in PHRASES)


def test_most_phrases_are_completed_rightly_at_once(reader):
    """The first completion is the phrase that was meant."""
    missed = {
        typed: [one.text for one in offered[:3]]
        for _, typed, meant in PHRASES
        for offered in (reader.suggest(typed),)
        if not offered or offered[0].text.casefold() != meant.casefold()
    }

    assert len(missed) <= (1 - FLOOR) * len(PHRASES), missed


def test_most_words_are_completed_rightly(reader):
    """One of the first three completions is the word that was meant, as it is written.

    What filters stands before words.
    """
    missed = {
        typed: texts
        for typed, meant in WORDS
        for texts in ([one.text for one in reader.suggest(typed) if not one.value][:3],)
        if meant not in texts
    }

    assert len(missed) <= (1 - FLOOR) * len(WORDS), missed


@pytest.mark.parametrize("lang", ["uk", "fr", "pl", "vi"])
def test_every_completed_phrase_stands_in_an_article(reader, lang, open_sample):
    """A phrase in just these words, a term in some form of them."""
    offered = {
        one
        for of, typed, _ in PHRASES
        for end in range(len(typed.split()[0]) + 2, len(typed) + 1)
        for one in reader.suggest(typed[:end])
        if of == lang == one.lang
    }

    phrases = {one.text for one in offered if one.kind == "phrase"}
    terms = {one for one in offered if one.kind == "term"}
    assert len(phrases) >= 15
    for text in phrases:
        assert reader.search(Query(question=parse(f'"{text}"'))).total, text
    for one in terms:
        plan = term_plan(lang, one.text)
        assert open_sample.count({lang: plan}) == one.count, one.text
