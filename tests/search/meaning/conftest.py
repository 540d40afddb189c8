"""What do the tests of meaning need? A small index of what words and articles mean."""

import numpy as np
import pytest

from analyzers import LANGUAGES
from search.meaning.eight_bits import EightBitRows
from search.meaning.meanings import article_keys, read_meanings, write_meanings

AXES = ("peace", "accord", "rain")
WORDS = {
    "uk": {"дощ": "rain", "мир": "peace", "угода": "accord"},
    "fr": {"accord": "accord", "paix": "peace", "pluie": "rain"},
    "pl": {},
    "vi": {"hòa_bình": "peace", "mưa": "rain"},
}
"""By language, lemmas and the axis that their vectors lie along."""


def axis(name):
    """Return the vector of a meaning."""
    return np.eye(len(AXES), dtype=np.float32)[AXES.index(name)]


class FakeModel:
    """A model that knows some words of English."""

    name, size = "model/1", len(AXES)

    def __init__(self):
        self.texts = []

    def __call__(self, texts):
        """Return the axis that a word names; other words lie between all."""
        self.texts += texts
        rows = [axis(t) if t in AXES else np.ones(self.size) / 3**0.5 for t in texts]
        return np.array(rows, np.float32)


@pytest.fixture
def model():
    """Return a model that has embedded nothing yet."""
    return FakeModel()


@pytest.fixture
def make_meanings(tmp_path):
    """Return a function that writes the meanings of articles and opens them.

    Each article has an id, a language, and lemmas.
    """

    def make(*articles):
        by_key = sorted(articles, key=lambda row: int(article_keys([row[0]])[0]))
        ids = [row[0] for row in by_key]
        terms = {lang: sorted(words) for lang, words in WORDS.items()}
        vectors = [axis(WORDS[lang][t]) for lang in LANGUAGES for t in terms[lang]]
        lemmas = [[terms[lang].index(t) for t in ts] for _, lang, ts in by_key]
        means = [
            sum((axis(WORDS[lang][t]) for t in ts), np.zeros(len(AXES)))
            for _, lang, ts in by_key
        ]
        arrays = {
            "idf": np.ones(len(vectors), np.float32),
            "starts": np.cumsum([0, *map(len, lemmas)]),
            "lemmas": np.array([n for each in lemmas for n in sorted(each)], np.uint16),
            "langs": np.array([LANGUAGES.index(r[1]) for r in by_key], np.uint8),
            "keys": article_keys(ids),
            "centres": np.zeros((len(LANGUAGES) + 1, len(AXES)), np.float32),
            "projection": np.eye(len(AXES), dtype=np.float32),
        }
        rows = {
            "words": EightBitRows.of(np.array(vectors, np.float32)),
            "articles": EightBitRows.of(
                np.array(means, np.float32).reshape(-1, len(AXES))
            ),
        }
        write_meanings(tmp_path, "model/1", ids, terms, rows, arrays)
        return read_meanings(tmp_path)

    return make
