"""Of which lemma is each word of a pair, and with which letter does that begin?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from indexer.pair_counts import WordLemmas
from indexer.state.written_words import GUESSED, main_lemma, read_written
from search.suggestion.keys import fold

if TYPE_CHECKING:
    from collections.abc import Sequence


def word_lemmas(texts: Sequence[str]) -> WordLemmas:
    """Return the lemmas of words; what is between words has none.

    Args:
        texts: words with their lemmas, by id; see `written_word`.
    """
    of_words = [_lemma(text) for text in texts]
    lemmas = sorted({*of_words} - {""})
    numbers = {lemma: number for number, lemma in enumerate(lemmas)}
    letters = [lemma.removeprefix(GUESSED)[:1] for lemma in lemmas]
    folded = {letter: fold(letter)[:1] for letter in {*letters}}
    initials = [ord(folded[letter] or " ") for letter in letters]
    return WordLemmas(
        np.array([numbers.get(lemma, -1) for lemma in of_words], np.int64),
        np.array(initials, np.int64),
    )


def _lemma(text: str) -> str:
    lemmas = read_written(text)[2]
    return main_lemma(lemmas) if lemmas else ""
