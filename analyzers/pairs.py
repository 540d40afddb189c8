"""What may stand between two syllables of a pair, and what is a pair indexed as?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analyzers.reading import Form
    from analyzers.token import Token

    Word = Form | Token

JOINING = " \u00a0-‐‑\n"
"""Blanks and hyphens: with any other sign between them two words are no pair."""


def pair_terms(first: Word, second: Word) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the lemma and the folded term of a pair, each in a tuple."""
    return (
        (f"{first.lemmas[0]}_{second.lemmas[0]}",),
        (f"{first.folded[0]}_{second.folded[0]}",),
    )
