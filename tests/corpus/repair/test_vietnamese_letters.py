"""Does the table of old Vietnamese letters hold together?"""

from __future__ import annotations

import pytest

from corpus.repair.signs import lines
from corpus.repair.vietnamese_letters import (
    FONTS,
    VIQR,
    letters,
    share,
    share_as_written,
)


@pytest.mark.parametrize("name", [*FONTS, VIQR])
def test_no_two_letters_are_written_alike(name):
    """A text could not be read otherwise."""
    column = (*FONTS, VIQR).index(name) + 1
    rows = [line.split("\t") for line in lines("legacy_vietnamese.tsv")]
    cells = [row[column] for row in rows if row[column] != "-"]

    assert len(rows) == 134
    assert len(set(cells)) == len(cells)


@pytest.mark.parametrize("name", [*FONTS, VIQR])
def test_case_is_kept_where_there_are_capitals(name):
    """A capital is written as another sign than its small letter, or its signs are."""
    letter_of = letters(name).letter_of

    for letter in set(letter_of.values()):
        assert letter.upper() in letter_of.values() or name == "TCVN3"


def test_shares_count_words_with_marks_and_all():
    """A word of one letter has no vote."""
    assert share("Hội nghị ở Hanoi Macron") == (2, 1.0, 2 / 4)
    assert share_as_written("Héi nghÞ") == (2, 0.0, 0.0)
    assert share("") == (0, 0, 0)
