"""How near are a question's words to the words of articles?

Each word of the question is compared with each lemma of an article, and the nearest
counts, as in the late interaction of ColBERT (Khattab and Zaharia 2020), here of words
without their context.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from analyzers import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from search.meaning.meanings import Meanings, Numbers
    from search.meaning.question_words import QuestionWord
    from search.meaning.vectors import Vectors

    Codes = npt.NDArray[np.int8]

SCALE = 127
"""What a cosine of 1 is stored as: cosines with the whole vocabulary are rounded to
8 bits, which is near enough for a mean of several."""
CACHED_BYTES = 4_000_000
"""Bytes of cosines that are cached; a word takes one for each lemma of the index, of
which there are at most 60,000."""


class LateInteraction:
    """Compares words with the articles of one index; safe to share between threads."""

    def __init__(self, meanings: Meanings) -> None:
        """Start with an empty cache."""
        self._meanings = meanings
        self._cached: OrderedDict[bytes, Codes] = OrderedDict()
        self._lock = Lock()

    def nearest(self, words: Sequence[QuestionWord], rows: Numbers) -> Vectors:
        """Return the cosine of each word with the nearest lemma of each article.

        Args:
            words: of the question, at least one.
            rows: of the articles; -1 for one that has no vector.

        Returns:
            Float32, shape (words, articles); 0 for an article without lemmas.
        """
        products = self._products(words)
        nearest = np.zeros((len(words), len(rows)), np.float32)
        meanings = self._meanings
        sizes = meanings.starts[rows + 1] - meanings.starts[rows]
        for index, lang in enumerate(LANGUAGES):
            own = np.flatnonzero(
                (rows >= 0) & (sizes > 0) & (meanings.langs[rows] == index)
            )
            if not len(own):
                continue
            first = meanings.first_rows[lang]
            of_lang = products[:, first : first + len(meanings.terms[lang])]
            lemmas = _lemmas(meanings, rows[own])
            starts = np.concatenate([[0], np.cumsum(sizes[own])[:-1]])
            for number in range(len(words)):
                codes = of_lang[number].take(lemmas, mode="clip")  # quicker: no check
                nearest[number, own] = np.maximum.reduceat(codes, starts)
        nearest /= SCALE
        return nearest

    def _products(self, words: Sequence[QuestionWord]) -> Codes:
        """Return the cosine of each word with each lemma of the index, as codes."""
        keys = [word.vector.tobytes() for word in words]
        with self._lock:
            known = {key: self._cached[key] for key in keys if key in self._cached}
            new = [n for n, key in enumerate(keys) if key not in known]
            if new:
                vectors = np.stack([words[number].vector for number in new])
                cosines = self._meanings.words.cosines(vectors)
                codes = np.rint(cosines * SCALE).astype(np.int8)
                known |= zip((keys[number] for number in new), codes, strict=True)
            self._remember(keys, known)
        return np.stack([known[key] for key in keys])

    def _remember(self, keys: Sequence[bytes], known: dict[bytes, Codes]) -> None:
        for key in keys:
            self._cached[key] = known[key].copy()
            self._cached.move_to_end(key)
        most = CACHED_BYTES // max(1, len(self._meanings.words))
        while len(self._cached) > most:
            self._cached.popitem(last=False)


def _lemmas(meanings: Meanings, rows: Numbers) -> Numbers:
    """Return the lemmas of some articles, one after the other.

    Slices are quicker to join than the numbers of all their items are to make.
    """
    starts, ends = meanings.starts[rows].tolist(), meanings.starts[rows + 1].tolist()
    slices = zip(starts, ends, strict=True)
    lemmas = np.concatenate([meanings.lemmas[start:end] for start, end in slices])
    return lemmas.astype(np.int64)  # converted once, not by each look-up
