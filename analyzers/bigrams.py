"""Which neighbouring syllables form a bigram, and under which terms is it indexed?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from analyzers.growable_arrays import Integers
    from analyzers.token import Form, Token

    Word = Form | Token

JOINERS = " \u00a0-‐‑\n"
"""Blanks and hyphens; any other character between two words keeps them from forming a
bigram."""


def bigram_terms(first: Word, second: Word) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return a bigram's lemma terms and its folded terms, one term each."""
    return (
        (f"{first.lemmas[0]}_{second.lemmas[0]}",),
        (f"{first.folded[0]}_{second.folded[0]}",),
    )


def bigram_starts(
    text: str, starts: Integers, ends: Integers, positions: Integers
) -> Integers:
    """Return the indexes of the words that form a bigram with the next word.

    Args:
        text: the text.
        starts: offset in the text at which each word begins, shape (words,).
        ends: offset at which it ends, shape (words,).
        positions: position of each word, shape (words,).

    Returns:
        Indexes of the first word of each bigram, ascending, int64.
    """
    letters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    separates = np.ones(len(letters), np.int64)
    for joiner in JOINERS:
        separates[letters == ord(joiner)] = 0
    # Two words are joined if no separating character is counted between them.
    separators_before = np.concatenate(([0], np.cumsum(separates)))
    joined = separators_before[ends[:-1]] == separators_before[starts[1:]]
    return np.flatnonzero(joined & (positions[:-1] + 1 == positions[1:]))
