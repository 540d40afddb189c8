"""Which words does a collection have, and how many articles contain each?"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bench.speed.synthetic_articles import SyntheticArticle

SAMPLING_INTERVAL = 16
"""One article in so many is retained, for questions to quote from."""


@dataclass
class CollectionStatistics:
    """Statistics of the articles that were added so far.

    Attributes:
        size: number of articles.
        document_frequency: number of articles that contain each token.
        sample: some of the articles.
    """

    size: int = 0
    document_frequency: Counter[str] = field(default_factory=Counter)
    sample: list[SyntheticArticle] = field(default_factory=list)

    def add(self, article: SyntheticArticle) -> None:
        """Count one more article."""
        self.size += 1
        self.document_frequency.update(set(article.tokens))
        if article.number % SAMPLING_INTERVAL == 0:
            self.sample.append(article)

    def vocabulary(self) -> Vocabulary:
        """Return the vocabulary of the articles that were added so far."""
        tokens = tuple(sorted(self.document_frequency))
        return Vocabulary(tokens, self.document_frequency)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All tokens of a collection.

    Attributes:
        tokens: each once, sorted.
        document_frequency: number of articles that contain each.
    """

    tokens: tuple[str, ...]
    document_frequency: Mapping[str, int]

    def count_prefix(self, prefix: str) -> int:
        """Count the tokens that begin with a prefix."""
        first = bisect_left(self.tokens, prefix)
        return bisect_left(self.tokens, prefix + "\U0010ffff") - first

    def of_language(self, lang: str) -> tuple[str, ...]:
        """Return the tokens of a language, sorted."""
        first = bisect_left(self.tokens, lang)
        return self.tokens[first : first + self.count_prefix(lang)]

    def has_transposition(self, token: str) -> bool:
        """Return whether swapping two adjacent letters makes another token.

        Engines differ in whether such a swap is one edit (optimal string alignment) or
        two (Levenshtein), so that they would disagree on a fuzzy question.
        """
        swapped = (
            token[:i] + token[i + 1] + token[i] + token[i + 2 :]
            for i in range(len(token) - 1)
        )
        return any(
            other != token and other in self.document_frequency for other in swapped
        )
