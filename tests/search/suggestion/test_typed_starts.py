"""Does what is completed begin where a word begins?"""

import pytest

from search.suggestion.typed_starts import MOST_WORDS, starts_of, without_clitic

STARTS = {
    "a word": ("énergie", ["énergie"]),
    "words": ("la paix", ["la paix", "paix"]),
    "after a clitic first": ("l'éner", ["éner", "l'éner"]),
    "another apostrophe": ("d’ac", ["ac", "d’ac"]),
    "a clitic later": ("droits de l'h", ["droits de l'h", "de l'h", "h", "l'h"]),
    "no clitic": ("aujourd'hui", ["aujourd'hui"]),
    "a clitic alone": ("qu'", []),
    "words and a clitic alone": ("ce qu'", []),
    "nothing": ("", []),
}


@pytest.mark.parametrize(("typed", "rests"), STARTS.values(), ids=STARTS)
def test_completions_begin_at_words(typed, rests):
    """French clitics are left as they are typed."""
    assert [typed[start:] for start in starts_of(typed)] == rests


def test_only_the_last_words_are_completed():
    """However many were typed."""
    assert len(starts_of("a " * 50)) == MOST_WORDS


def test_a_clitic_is_no_part_of_a_name():
    """Filters are named without it."""
    assert without_clitic("l'Ukr") == "Ukr"
    assert without_clitic("Ukr") == "Ukr"
