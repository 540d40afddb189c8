"""Is the distance of two words the fewest edits that turn one into the other?"""

from functools import cache

import pytest
from hypothesis import given, settings, strategies as st

from search.edit_distance import is_within_distance


def edits(first, second):
    """Return the optimal string alignment distance by its recursive definition."""

    @cache
    def between(i, j):
        if not i or not j:
            return i + j
        fewest = min(
            between(i - 1, j) + 1,
            between(i, j - 1) + 1,
            between(i - 1, j - 1) + (first[i - 1] != second[j - 1]),
        )
        swapped = first[i - 2 : i] == second[j - 2 : j][::-1]
        if i > 1 and j > 1 and swapped:
            fewest = min(fewest, between(i - 2, j - 2) + 1)
        return fewest

    return between(len(first), len(second))


EDITS = {
    "the same": ("угода", "угода", 0),
    "two empty words": ("", "", 0),
    "an insertion": ("угода", "угодка", 1),
    "a deletion": ("угода", "года", 1),
    "a substitution": ("угода", "угоду", 1),
    "a transposition at the start": ("угода", "гуода", 1),
    "a transposition at the end": ("угода", "угоад", 1),
    "letters swapped that are not adjacent": ("abc", "cba", 2),
    "letters swapped and separated": ("ca", "abc", 3),
    "two substitutions": ("угода", "згоди", 2),
    "from the empty word": ("", "мир", 3),
}


@pytest.mark.parametrize(("first", "second", "distance"), EDITS.values(), ids=EDITS)
def test_a_distance_is_the_fewest_edits(first, second, distance):
    """The words are within that many edits and not within one less, both ways."""
    for one, other in ((first, second), (second, first)):
        assert is_within_distance(one, other, distance)
        assert not is_within_distance(one, other, distance - 1)


WORDS = st.text("abc", max_size=8)


@given(WORDS, WORDS, st.integers(0, 4))
@settings(max_examples=500)
def test_the_limit_agrees_with_the_definition(first, second, limit):
    """Two words are within a limit exactly if their distance is no greater."""
    assert is_within_distance(first, second, limit) == (edits(first, second) <= limit)


@given(WORDS, WORDS, st.integers(0, 3))
def test_a_wider_limit_never_loses_a_word(first, second, limit):
    """A word within some number of edits is within one more."""
    assert not is_within_distance(first, second, limit) or is_within_distance(
        first, second, limit + 1
    )


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_one_edit_is_decided_as_several_are(first, second):
    """The special case for one edit agrees with trying every single edit."""
    edited = {first}
    letters = "abc"
    for i in range(len(first) + 1):
        edited |= {first[:i] + letter + first[i:] for letter in letters}
        edited |= {first[:i] + letter + first[i + 1 :] for letter in letters}
        edited.add(first[:i] + first[i + 1 :])
        edited.add(first[:i] + first[i + 1 : i + 2] + first[i : i + 1] + first[i + 2 :])

    assert is_within_distance(first, second, 1) == (second in edited)
