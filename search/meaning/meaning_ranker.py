"""In which order do articles come if what they mean counts as well?

To the score by which an engine found an article, as a share of the best one's, is added
how near the question's words are to the article's (`late_interaction`), and how near
the question as a whole is to the article as a whole. Then the first article says more
of what is meant than the question does: the question moves towards it (pseudo-relevance
feedback), and all are scored again. Weights are in `search.ranking.weights`.
"""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.meaning.late_interaction import LateInteraction
from search.meaning.question_words import WordReader
from search.ranking.weights import RANKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from search.meaning.embedding import Embedder
    from search.meaning.meanings import Meanings, Numbers
    from search.meaning.question_words import QuestionWord
    from search.meaning.vectors import Vectors
    from search.query.ast import Node

    Scored = tuple[tuple[str, float], ...]

CACHED_QUESTIONS = 256
"""Questions whose words are cached (some 2 kB each)."""
LEAST_IDF = 1e-3
"""Of a word that every article has, so that a question of such words has a weight."""


class Question(NamedTuple):
    """What a question means.

    Attributes:
        words: its content words, at least one.
        weights: of the words, which add up to 1; float32.
        vector: mean of the words' vectors, of length 1.
    """

    words: tuple[QuestionWord, ...]
    weights: Vectors
    vector: Vectors


class MeaningRanker:
    """Ranks the articles of one index; safe to share between threads."""

    def __init__(
        self, meanings: Meanings, embedder: Callable[[], Embedder | None]
    ) -> None:
        """Start with empty caches.

        Args:
            meanings: of the index.
            embedder: finds the model that is installed.
        """
        self.meanings = meanings
        self._late = LateInteraction(meanings)
        read = partial(_question, WordReader(meanings, embedder))
        self._read = lru_cache(maxsize=CACHED_QUESTIONS)(read)

    @property
    def size(self) -> int:
        """How many articles there are."""
        return len(self.meanings.keys)

    def question(self, node: Node) -> Question | None:
        """Return what a question means; None where none of its words has a vector."""
        return self._read(node)

    def rescore(
        self, question: Question, ids: Sequence[str], scores: Sequence[float]
    ) -> Scored:
        """Return articles in the order of scores to which nearness is added.

        Args:
            question: what is asked.
            ids: of the articles, in the order that decides between equal scores.
            scores: of the articles, not negative.

        Returns:
            Ids with scores, none of them lower than it was.
        """
        if not ids:
            return ()
        rows = self.meanings.article_rows(ids)
        found = np.array(scores, np.float64)
        best = found.max() or 1.0
        added = self._nearness(question, rows, found / best)
        total = found + best * added
        order = np.argsort(-total, kind="stable")
        return tuple((ids[n], float(total[n])) for n in order.tolist())

    def rank(self, question: Question, found: Scored, depth: int) -> Scored:
        """Rank all articles: what was found, and what is merely near in meaning.

        Args:
            question: what is asked.
            found: the ids of articles with scores, not negative.
            depth: most articles that are returned.
        """
        rows = np.arange(len(self.meanings.keys))
        scores = np.zeros(len(rows))
        found_rows = self.meanings.article_rows([article for article, _ in found])
        values = np.array([score for _, score in found])
        scores[found_rows[found_rows >= 0]] = values[found_rows >= 0]
        best = scores.max(initial=0) or 1.0
        total = scores + best * self._nearness(question, rows, scores / best)
        order = np.argsort(-total, kind="stable")[:depth]
        ids = self.meanings.ids.decode(order)
        return tuple(zip(ids, total[order].tolist(), strict=True))

    def _nearness(self, question: Question, rows: Numbers, shares: Vectors) -> Vectors:
        """Return what nearness adds to the shares of articles; not negative."""
        late = question.weights @ self._late.nearest(question.words, rows)
        vectors = self.meanings.articles.vectors(rows)
        vectors[rows < 0] = 0
        by_word = RANKING.nearest_word * late.clip(0)
        by_article = RANKING.article_meaning * (vectors @ question.vector).clip(0)
        first = int(np.argmax(shares + by_word + by_article))
        moved = question.vector + RANKING.feedback * vectors[first]
        moved /= np.linalg.norm(moved) or 1
        nearness: Vectors = by_word + RANKING.article_meaning * (vectors @ moved).clip(
            0
        )
        return nearness


def _question(reader: WordReader, node: Node) -> Question | None:
    words = reader.read(node)
    if not words:
        return None
    weights = np.array([word.idf for word in words], np.float32)
    weights = weights.clip(LEAST_IDF)
    vector = weights @ np.stack([word.vector for word in words])
    length = np.linalg.norm(vector) or np.float32(1)
    return Question(words, weights / weights.sum(), vector / length)
