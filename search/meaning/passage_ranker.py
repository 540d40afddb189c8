"""How much does it add to an article's score that its passages are near a question?

The question as a whole is compared with the beginning of an article and with its
sentences (see `search.meaning.passage_vectors`). Weights are in
`search.ranking.weights`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from search.errors import ModelError
from search.meaning.vectors import normalised
from search.ranking.weights import RANKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import numpy.typing as npt

    from search.meaning.embedding import Embedder
    from search.meaning.passage_vectors import Numbers, PassageVectors
    from search.meaning.vectors import Vectors


class PassageRanker:
    """Compares questions with the passages of one index; safe to share by threads."""

    def __init__(
        self,
        passages: PassageVectors,
        ids: Iterable[str],
        embedder: Callable[[], Embedder | None],
    ) -> None:
        """Find out which articles have passages.

        Args:
            passages: of the index.
            ids: of its articles, in the order of the numbers by which they are named
                to this object.
            embedder: finds the model that is installed.
        """
        self._passages = passages
        self._embedder = embedder
        self._numbers = passages.article_numbers(ids)

    def question(self, text: str) -> Vectors | None:
        """Return the vector of a question; None where it cannot be compared."""
        if not self._passages.ids:
            return None
        try:
            model = self._embedder()
        except ModelError:
            return None
        if model is None or not self._passages.is_by(model.name):
            return None
        return self._passages.projected(model([text])[0])

    def has(self, rows: Numbers) -> npt.NDArray[np.bool_]:
        """Return which articles have passages; -1 stands for one that has none."""
        return self._of(rows) >= 0

    def nearness(self, question: Vectors, rows: Numbers) -> Vectors:
        """Return what nearness adds to articles; not negative, shape (articles,)."""
        beginning, sentence, text = self._passages.nearness(question, self._of(rows))
        weights = (RANKING.beginning, RANKING.nearest_sentence, RANKING.sentences)
        parts = np.stack([beginning, sentence, text]).clip(0)
        nearness: Vectors = np.array(weights, np.float32) @ parts
        return nearness

    def moved(self, question: Vectors, row: int) -> Vectors:
        """Return a question that was moved towards the beginning of an article."""
        (number,) = self._of(np.array([row])).tolist()
        if number < 0:
            return question
        beginning = self._passages.beginnings.vectors(np.array([number]))
        moved: Vectors = normalised(question + RANKING.feedback * beginning)[0]
        return moved

    def _of(self, rows: Numbers) -> Numbers:
        """Return the numbers of articles among those that have passages, else -1."""
        return np.where(rows >= 0, self._numbers[rows], -1)
