"""Is a phrase of a list found where it occurs, and only there?"""

import pytest

from analyzers import get_analyzer, get_document_reader
from corpus import LANGUAGES
from corpus.country_lexicon import load_country_context
from indexer.tagging.phrases import Phrases

LISTED = Phrases(
    [["уряд"], ["віце", "прем'єр"], ["прем'єр", "міністр"], ["a", "b", "c"]]
)


def read(text):
    """Read a Ukrainian text."""
    (reading,) = get_document_reader("uk").read(text)
    return reading


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("уряд сказав", [0], [0]),
        ("новим урядом", [1], [1]),
        ("прем'єр міністр", [0], [1]),
        ("прем'єра міністра нема", [0], [1]),
        ("прем'єр, міністр", [], []),
        ("міністр прем'єр", [], []),
        ("віце прем'єр міністр", [0, 1], [1, 2]),
        ("a b c, a, b c", [0], [2]),
        ("", [], []),
    ],
)
def test_a_phrase_begins_and_ends_with_its_words(text, begins, ends):
    """In any case form; no sign parts a pair, and its order is its own."""
    reading = read(text)
    every = range(-1, len(reading.words) + 1)

    assert [at for at in every if LISTED.begin(reading, at)] == begins
    assert [at for at in every if LISTED.end(reading, at)] == ends


@pytest.mark.parametrize("lang", LANGUAGES)
def test_phrases_around_a_country_are_matched(lang):
    """Every term of the lexicon's context is, of however many words."""
    context = load_country_context(lang)
    for kind in ("acts", "heads", "persons", "places", "states"):
        for term in getattr(context, kind):
            terms = get_analyzer(lang).exact_terms(term)
            (reading,) = get_document_reader(lang).read(f"x {term} x")
            assert Phrases([terms]).begin(reading, 1), term
            assert Phrases([terms]).end(reading, len(terms)), term
