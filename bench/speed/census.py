"""Which words does a collection have, and in how many articles?"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bench.speed.articles import Made

KEPT = 16
"""Every so many articles one is kept, for questions to quote from."""


@dataclass
class Census:
    """Counts articles as they are made.

    Attributes:
        size: articles so far.
        holders: articles that have each token.
        kept: some of the articles.
    """

    size: int = 0
    holders: Counter[str] = field(default_factory=Counter)
    kept: list[Made] = field(default_factory=list)

    def add(self, made: Made) -> None:
        """Count one article more."""
        self.size += 1
        self.holders.update(set(made.tokens))
        if made.number % KEPT == 0:
            self.kept.append(made)

    def vocabulary(self) -> Vocabulary:
        """Give the words as they are now."""
        return Vocabulary(tuple(sorted(self.holders)), self.holders)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All tokens in order, with the articles that have each."""

    tokens: tuple[str, ...]
    holders: Mapping[str, int]

    def beginning(self, prefix: str) -> int:
        """Count the tokens with a prefix."""
        first = bisect_left(self.tokens, prefix)
        return bisect_left(self.tokens, prefix + "\U0010ffff") - first

    def of(self, lang: str) -> tuple[str, ...]:
        """Give the tokens of a language."""
        first = bisect_left(self.tokens, lang)
        return self.tokens[first : first + self.beginning(lang)]

    def swaps(self, token: str) -> bool:
        """Tell whether two neighbouring letters swapped give another token.

        Engines differ in whether that is one edit or two.
        """
        swapped = (
            token[:i] + token[i + 1] + token[i] + token[i + 2 :]
            for i in range(len(token) - 1)
        )
        return any(other != token and other in self.holders for other in swapped)
