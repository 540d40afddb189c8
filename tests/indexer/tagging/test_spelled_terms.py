"""By which terms is a word known that lost its accents or its cases?"""

import pytest

from analyzers import get_analyzer
from indexer.tagging.pattern import term_set
from indexer.tagging.spelled_terms import spelled_terms, without_accents


def known(lang, entry, word):
    """Return whether a word of a text has a term of an entry of one word."""
    analyzer = get_analyzer(lang)
    (terms,) = without_accents(lang, map(term_set, analyzer.forms(entry)))
    (form,) = analyzer.forms(word)
    own = {form.exact, *form.lemmas}
    return not terms.isdisjoint(own | {*spelled_terms(lang)(form)})


@pytest.mark.parametrize(
    ("lang", "entry", "word"),
    [
        ("fr", "Brésil", "BRESIL"),
        ("fr", "Brésil", "Bresil"),
        ("fr", "suédois", "SUEDOISES"),
        ("fr", "côte", "COTE"),
        ("pl", "Włochy", "WLOCHY"),
        ("pl", "węgierski", "WEGIERSKIEGO"),
        ("uk", "Китай", "КИТАЮ"),
        ("pl", "Iran", "IRANU"),
    ],
)
def test_a_word_in_capitals_or_without_accents_is_known(lang, entry, word):
    """In any form that the entry has."""
    assert known(lang, entry, word)


@pytest.mark.parametrize(
    ("lang", "entry", "word"),
    [
        ("fr", "côte", "cote"),
        ("fr", "Brésil", "BRISTOL"),
        ("pl", "Łotwa", "lotka"),
        ("uk", "Китай", "КИТ"),
        ("vi", "Ý", "Y"),
        ("vi", "Mỹ", "MY"),
    ],
)
def test_another_word_is_not_taken_for_it(lang, entry, word):
    """What is a word of its own without accents is so but in capitals."""
    assert not known(lang, entry, word)
