"""Is the distance of two words the fewest edits that make one the other?"""

from functools import cache

import pytest
from hypothesis import given, settings, strategies as st

from search.edit_distance import is_within_distance


def edits(first, second):
    """Count edits by the recursive definition of the distance, from the words' ends."""

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
    "nothing": ("", "", 0),
    "a letter more": ("угода", "угодка", 1),
    "a letter less": ("угода", "года", 1),
    "another letter": ("угода", "угоду", 1),
    "swapped at the start": ("угода", "гуода", 1),
    "swapped at the end": ("угода", "угоад", 1),
    "swapped across a letter": ("abc", "cba", 2),
    "swapped and parted": ("ca", "abc", 3),
    "two letters": ("угода", "згоди", 2),
    "from nothing": ("", "мир", 3),
}


@pytest.mark.parametrize(("first", "second", "distance"), EDITS.values(), ids=EDITS)
def test_a_distance_is_the_fewest_edits(first, second, distance):
    """It is within that many edits and not within one less, in both directions."""
    for one, other in ((first, second), (second, first)):
        assert is_within_distance(one, other, distance)
        assert not is_within_distance(one, other, distance - 1)


WORDS = st.text("abc", max_size=8)


@given(WORDS, WORDS, st.integers(0, 4))
@settings(max_examples=500)
def test_the_limit_agrees_with_the_definition(first, second, limit):
    """Any two words are within a limit exactly when it takes no more edits."""
    assert is_within_distance(first, second, limit) == (edits(first, second) <= limit)


@given(WORDS, WORDS, st.integers(0, 3))
def test_a_wider_limit_never_loses_a_word(first, second, limit):
    """A word within some edits is within more."""
    assert not is_within_distance(first, second, limit) or is_within_distance(
        first, second, limit + 1
    )


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_one_edit_is_decided_as_several_are(first, second):
    """The comparison that decides one edit agrees with trying every edit."""
    edited = {first}
    letters = "abc"
    for i in range(len(first) + 1):
        edited |= {first[:i] + letter + first[i:] for letter in letters}
        edited |= {first[:i] + letter + first[i + 1 :] for letter in letters}
        edited.add(first[:i] + first[i + 1 :])
        edited.add(first[:i] + first[i + 1 : i + 2] + first[i : i + 1] + first[i + 2 :])

    assert is_within_distance(first, second, 1) == (second in edited)
