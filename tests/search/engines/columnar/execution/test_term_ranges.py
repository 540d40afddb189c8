"""Are the terms that begin with a prefix found, with marks and without?"""

from __future__ import annotations

from bisect import bisect_left

import pytest
from hypothesis import given, strategies as st

from analyzers.filters import fold_diacritics
from search.engines.columnar.execution.term_ranges import beginning_with

WORDS = st.text("aeéèęoœcçdđуґгм'я", min_size=1, max_size=5)


PLAIN = st.text("aeéèęocçdđуґгм", min_size=1, max_size=5)
"""Words without ligatures and apostrophes."""


class Terms(list[bytes]):
    """A sorted list of terms, as an index has it."""

    def bisect_left(self, term):
        """Return the rank of a term."""
        return bisect_left(self, term)


def folded(word):
    """Return a word without marks, as the folded channel of any language has it."""
    return fold_diacritics(word).replace("ґ", "г")


def found(words, prefix, *, unmarked):
    """Return the words that begin with a prefix."""
    terms = Terms(sorted({word.encode() for word in words}))
    ranges = beginning_with(terms, prefix, unmarked=unmarked)
    return sorted(terms[n].decode() for low, high in ranges for n in range(low, high))


@given(st.lists(WORDS, max_size=30), WORDS)
def test_a_prefix_means_itself(words, prefix):
    """Every word that begins with it is found once, and no other."""
    assert found(words, prefix, unmarked=False) == sorted(
        {word for word in words if word.startswith(prefix)}
    )


@given(st.lists(PLAIN, max_size=30), PLAIN.map(folded))
def test_a_prefix_without_marks_means_all_that_fold_to_it(words, prefix):
    """Each is found once."""
    assert found(words, prefix, unmarked=True) == sorted(
        {word for word in words if folded(word).startswith(prefix)}
    )


@pytest.mark.parametrize(
    ("prefix", "word"),
    [
        ("cooper", "coopération"),
        ("wspolpr", "współpraca"),
        ("nhiet", "nhiệt"),
        ("мясо", "м'ясокомбінат"),
        ("coeur", "cœurs"),
        ("грунт", "ґрунт"),
    ],
)
def test_people_leave_marks_out(prefix, word):
    """In each of the languages; not as marks that they did not leave out."""
    assert found([word], prefix, unmarked=True) == [word]
    assert found([word], prefix, unmarked=False) == []
