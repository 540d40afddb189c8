"""Which syllables are a pair, and what is it indexed as?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from analyzers.growable_arrays import Numbers
    from analyzers.token import Form, Token

    Word = Form | Token

JOINING = " \u00a0-‐‑\n"
"""Blanks and hyphens: with any other sign between them two words are no pair."""


def pair_terms(first: Word, second: Word) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the lemma and the folded term of a pair, each in a tuple."""
    return (
        (f"{first.lemmas[0]}_{second.lemmas[0]}",),
        (f"{first.folded[0]}_{second.folded[0]}",),
    )


def side_by_side(
    text: str, starts: Numbers, ends: Numbers, positions: Numbers
) -> Numbers:
    """Give the words that only blanks or a hyphen part from the next."""
    letters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    parting = np.ones(len(letters), np.int64)
    for sign in JOINING:
        parting[letters == ord(sign)] = 0
    before = np.concatenate(([0], np.cumsum(parting)))
    joined = before[ends[:-1]] == before[starts[1:]]
    return np.flatnonzero(joined & (positions[:-1] + 1 == positions[1:]))
