"""What vector has a word that no article has, and is it a word at all?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from analyzers.names.vietnamese import is_syllable
from analyzers.question import QUESTION_LANGUAGES, in_dictionary, question_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from search.meaning.embedding import Embedder
    from search.meaning.vectors import Vectors

CACHED_WORDS = 1_000
"""Words whose vectors are cached (1.5 kB each); the model takes 10 ms a word."""


class WordEmbedder:
    """Embeds words with the model that the vectors of an index were made with."""

    def __init__(self, model: str, embedder: Callable[[], Embedder | None]) -> None:
        """Start with an empty cache.

        Args:
            model: name of the index's model; "" if it has none.
            embedder: finds the model that is installed.
        """
        self._model = model
        self._embedder = embedder
        self._cached = lru_cache(maxsize=CACHED_WORDS)(self._embed)

    def __call__(self, word: str) -> Vectors | None:
        """Return a word's vector, of shape (size,).

        None where the word has no letter, or where the index's model is not installed.
        """
        if not self._model or not any(char.isalpha() for char in word):
            return None
        return self._cached(word)

    def _embed(self, word: str) -> Vectors | None:
        model = self._embedder()
        if model is None or model.name != self._model:
            return None
        row: Vectors = model([word])[0]
        return row


def is_word(typed: str) -> bool:
    """Return whether a dictionary has a word; of Vietnamese, whether it has syllables.

    A model embeds any letters, and is no less sure of `asdfgh`.
    """
    return any(
        all(_is_word_of(lang, word.exact) for word in words)
        for lang in QUESTION_LANGUAGES
        if (words := question_words(lang, typed))
    )


def _is_word_of(lang: str, word: str) -> bool:
    return is_syllable(word) if lang == "vi" else in_dictionary(lang, word)
