"""In which order do articles come if what they mean counts as well?

To the score by which an engine found an article, as a share of the best one's, is added
how near the question's words are to the article's (`late_interaction`), and how near
the question as a whole is to the article as a whole. Then the first article says more
of what is meant than the question does: the question moves towards it (pseudo-relevance
feedback), and all are scored again. Where the index has vectors of passages, nearness
to them counts as well (`passage_ranker`), and that of words for less. Weights are in
`search.ranking.weights`.
"""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.meaning.late_interaction import LateInteraction
from search.meaning.passage_ranker import PassageRanker
from search.meaning.passage_vectors import NO_PASSAGES
from search.meaning.question_words import WordReader, asked_texts
from search.ranking.grid import scores_on_grid
from search.ranking.weights import RANKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from search.meaning.embedding import Embedder
    from search.meaning.meanings import Meanings, Numbers
    from search.meaning.passage_vectors import PassageVectors
    from search.meaning.question_words import QuestionWord
    from search.meaning.vectors import Vectors
    from search.query.ast import Node

    Scored = tuple[tuple[str, float], ...]

CACHED_QUESTIONS = 256
"""Questions whose words are cached (some 2 kB each)."""
LEAST_IDF = 1e-3
"""Of a word that every article has, so that a question of such words has a weight."""

COMPARED = 1_000
"""Articles whose passages are compared with a question: the best by all else."""


class Question(NamedTuple):
    """What a question means.

    Attributes:
        words: its content words, at least one.
        weights: of the words, which add up to 1; float32.
        vector: mean of the words' vectors, of length 1.
        text: the vector of its whole text, to compare passages with; None without them.
    """

    words: tuple[QuestionWord, ...]
    weights: Vectors
    vector: Vectors
    text: Vectors | None


class MeaningRanker:
    """Ranks the articles of one index; safe to share between threads."""

    def __init__(
        self,
        meanings: Meanings,
        embedder: Callable[[], Embedder | None],
        passages: PassageVectors = NO_PASSAGES,
    ) -> None:
        """Start with empty caches.

        Args:
            meanings: of the index.
            embedder: finds the model that is installed.
            passages: of the index, where it has them.
        """
        self.meanings = meanings
        self._late = LateInteraction(meanings)
        ids = meanings.ids.decode(np.arange(len(meanings.keys))) if passages.ids else ()
        self._passages = PassageRanker(passages, ids, embedder)
        read = partial(_question, WordReader(meanings, embedder), self._passages)
        self._read = lru_cache(maxsize=CACHED_QUESTIONS)(read)

    @property
    def size(self) -> int:
        """How many articles there are."""
        return len(self.meanings.keys)

    def question(self, node: Node) -> Question | None:
        """Return what a question means; None where none of its words has a vector."""
        return self._read(node)

    def rescore(
        self,
        question: Question,
        ids: Sequence[str],
        scores: Sequence[float],
        weight: float = 1.0,
    ) -> Scored:
        """Return articles in the order of scores to which nearness is added.

        What is added is rounded to the grid of `search.ranking.grid`, as its last bits
        are not the same on every processor.

        Args:
            question: what is asked.
            ids: of the articles, in the order that decides between equal scores.
            scores: of the articles, not negative.
            weight: of all nearness.

        Returns:
            Ids with scores, none of them lower than it was.
        """
        if not ids:
            return ()
        rows = self.meanings.article_rows(ids)
        found = np.array(scores, np.float64)
        best = found.max() or 1.0
        nearness = self._nearness(question, rows, found / best).astype(np.float64)
        total = found + scores_on_grid(weight * best * nearness)
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

    def near(self, question: Question, count: int) -> Scored:
        """Return the articles that are near in meaning by themselves, nearest first.

        Each word of the question must be near to a word of an article, and the question
        as a whole to the article. Names and letters that are no words are near nothing.

        Args:
            question: what is asked.
            count: most articles that are returned.
        """
        if not all(word.known for word in question.words):
            return ()
        cosines = self.meanings.articles.cosines(question.vector[None])[0]
        rows = np.flatnonzero(cosines >= RANKING.near_article)
        rows = rows[np.argsort(-cosines[rows], kind="stable")][:count]
        nearest = self._late.nearest(question.words, rows)
        rows = rows[(nearest >= RANKING.near_word).all(axis=0)]
        ids = self.meanings.ids.decode(rows)
        return tuple(zip(ids, cosines[rows].tolist(), strict=True))

    def _nearness(self, question: Question, rows: Numbers, shares: Vectors) -> Vectors:
        """Return what nearness adds to the shares of articles; not negative."""
        late = question.weights @ self._late.nearest(question.words, rows)
        vectors = self.meanings.articles.vectors(rows)
        vectors[rows < 0] = 0
        weights = self._weights_of_words(question, rows)
        by_word = weights * RANKING.nearest_word * late.clip(0)
        by_article = weights * RANKING.article_meaning

        def nearness(question: Question, compared: Numbers | None) -> Vectors:
            total: Vectors = by_word + by_article * (vectors @ question.vector).clip(0)
            if question.text is None or compared is None:
                return total
            return total + self._passages.nearness(question.text, compared)

        compared = _best(shares + nearness(question, None), rows)
        first = int(np.argmax(shares + nearness(question, compared)))
        moved = self._moved(question, int(rows[first]), vectors[first])
        return nearness(moved, compared)

    def _weights_of_words(self, question: Question, rows: Numbers) -> Vectors:
        """Return how much words count for each article, next to 1 without passages."""
        if question.text is None:
            return np.ones(len(rows), np.float32)
        weight = np.float32(RANKING.words_beside_passages)
        return np.where(self._passages.has(rows), weight, np.float32(1))

    def _moved(self, question: Question, row: int, vector: Vectors) -> Question:
        """Return a question that was moved towards an article."""
        moved = question.vector + RANKING.feedback * vector
        moved /= np.linalg.norm(moved) or 1
        text = question.text
        if text is not None:
            text = self._passages.moved(text, row)
        return question._replace(vector=moved, text=text)


def _best(scores: Vectors, rows: Numbers) -> Numbers:
    """Return the articles, with -1 for those that are not among the best `COMPARED`."""
    if len(rows) <= COMPARED:
        return rows
    others = np.argpartition(-scores, COMPARED)[COMPARED:]
    best = rows.copy()
    best[others] = -1
    return best


def _question(
    reader: WordReader, passages: PassageRanker, node: Node
) -> Question | None:
    words = reader.read(node)
    if not words:
        return None
    weights = np.array([word.idf for word in words], np.float32)
    weights = weights.clip(LEAST_IDF)
    vector = weights @ np.stack([word.vector for word in words])
    length = np.linalg.norm(vector) or np.float32(1)
    return Question(
        words=words,
        weights=weights / weights.sum(),
        vector=vector / length,
        text=passages.question(" ".join(asked_texts(node))),
    )
