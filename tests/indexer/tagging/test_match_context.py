"""Are the words beside a term found?"""

import pytest

from analyzers import get_document_reader
from indexer.tagging.country_patterns import country_matcher
from indexer.tagging.match_context import MatchContext, follows, precedes


def context(lang, text):
    """Return the context of the first country's term in a text."""
    (read,) = get_document_reader(lang).read(text)
    match = next(iter(country_matcher(lang).find(read)))
    return MatchContext(lang, read, match)


@pytest.mark.parametrize(
    ("lang", "text", "kind", "expected"),
    [
        ("uk", "живе в Малі", "places", True),
        ("uk", "живе. Малі", "places", False),
        ("uk", "Малі", "places", False),
        ("fr", "près d'Haïti", "places", True),
        ("fr", "près d'Haïti", "heads", False),
        ("fr", "la rue d'Italie", "streets", True),
        ("fr", "la rue, d'Italie", "streets", False),
    ],
)
def test_a_term_follows_a_word_of_a_list(lang, text, kind, expected):
    """Signs between them part them, but for an apostrophe before a place."""
    assert follows(context(lang, text), kind) is expected


def test_a_term_precedes_a_word_of_a_list():
    """In whatever form, in capitals too."""
    assert precedes(context("uk", "Малі підписала"), "acts")
    assert precedes(context("fr", "MAURICE SIGNE"), "acts")
    assert not precedes(context("uk", "Малі, підписала"), "acts")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("УГОДА З МАЛІ", True),
        ("Угода з МАЛІ", False),
        ("Угода. З МАЛІ", True),
        ("УГОДА З Малі", False),
    ],
)
def test_a_term_is_shouted_with_its_sentence(text, expected):
    """One word in capitals is not."""
    assert context("uk", text).shouted is expected


def test_a_term_without_its_accents_is_nominative():
    """As its dictionary form is."""
    assert context("fr", "PEKIN SIGNE").nominative
