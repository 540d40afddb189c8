"""Which compounds of a question mean nothing by their parts?"""

import pytest

from analyzers.question import question_words
from search.expansion.thesaurus import Match
from search.expansion.whole_words import whole_words, without_endings, without_parts


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

    assert [*without_parts(whole_words(text), matches)] == matches[1:]


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
