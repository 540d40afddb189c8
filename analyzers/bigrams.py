"""Which neighbouring syllables form a bigram, and under which terms is it indexed?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analyzers.token import Form, Token

    Word = Form | Token

JOINERS = " \u00a0-‐‑\n"
"""Blanks and hyphens; any other character between two words keeps them from forming a
bigram."""

BIGRAM_JOINT = "_"
"""What stands between the two words of a bigram's term."""


def bigram_terms(first: Word, second: Word) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return a bigram's lemma terms and its folded terms, one term each."""
    return (
        (f"{first.lemmas[0]}{BIGRAM_JOINT}{second.lemmas[0]}",),
        (f"{first.folded[0]}{BIGRAM_JOINT}{second.folded[0]}",),
    )
