"""Which compounds of a question mean nothing by their parts?"""

import pytest

from analyzers.question import question_words
from search.expansion.thesaurus import Match
from search.expansion.whole_words import (
    cuts_compound,
    whole_words,
    without_endings,
    without_parts,
)


@pytest.mark.parametrize(
    ("text", "wholes"),
    [
        ("47 650 тонн", ["47 650"]),
        ("12.07.1998", ["12.07.1998"]),
        ("винищувач F-16", ["F-16"]),
        ("R & D", ["R & D"]),
        ("т.з. проєкт", ["т.з"]),
        ("250МВт", ["250МВт"]),
        ("науково-технічний", []),
        ("ONZ-u", []),
        ("F16 і 5G", []),
    ],
)
def test_figures_and_abbreviations_are_whole(text, wholes):
    """A word with a hyphen has parts that mean something."""
    assert [text[w.start : w.end] for w in whole_words(text)] == wholes


def test_a_term_that_is_a_part_is_left_out():
    """The whole and what is more than it are terms."""
    text = "R & D policy"
    matches = [Match(0, end, "en", (0,), exact=True) for end in (1, 5, 12)]

    assert [*without_parts(text, whole_words(text), matches)] == matches[1:]


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("pl", "ONZ-owski plan", ["ONZ", "plan"]),
        ("uk", "НАТО-вський", ["НАТО"]),
        ("uk", "науково-технічний", ["науково", "технічний"]),
        ("pl", "PKP-PLK", ["PKP", "PLK"]),
    ],
)
def test_endings_of_abbreviations_are_no_words(lang, text, words):
    """What follows another hyphen is one."""
    left = without_endings(text, question_words(lang, text))

    assert [text[word.start : word.end] for word in left] == words


def test_a_term_with_a_hyphen_and_a_number_after_it_is_one():
    """It says what the word is about."""
    match = Match(0, 2, "en", (0,), exact=True)

    assert [*without_parts("EU-27", whole_words("EU-27"), [match])] == [match]


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        ("EU-27", [(0, 2), (3, 5)], True),
        ("EU-27", [(0, 5)], False),
        ("EU policy", [(0, 2), (3, 9)], False),
    ],
)
def test_a_whole_word_may_be_cut(text, spans, expected):
    """Where a part of it is a term."""
    assert cuts_compound(text, spans) is expected
