"""Is each word compared with the nearest lemma of each article?"""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from search.meaning import late_interaction
from search.meaning.late_interaction import LateInteraction
from search.meaning.question_words import QuestionWord

ARTICLES = (
    ("both", "uk", ("дощ", "мир")),
    ("peace", "fr", ("paix",)),
    ("none", "pl", ()),
    ("rain", "vi", ("mưa",)),
)


def word(*vector):
    """Return a word of a vector of length 1."""
    row = np.array(vector, np.float32)
    return QuestionWord("word", row / np.linalg.norm(row), 1.0, known=True)


@pytest.fixture
def meanings(make_meanings):
    """Return the meanings of four articles."""
    return make_meanings(*ARTICLES)


@given(st.lists(st.sampled_from([row[0] for row in ARTICLES] + ["new"]), max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_nearest_lemma_counts(meanings, ids):
    """Of whichever articles, in whichever order; one without lemmas is near nothing."""
    words = [word(1, 0, 0), word(0, 0.6, 0.8)]

    nearest = LateInteraction(meanings).nearest(words, meanings.article_rows(ids))

    expected = {"both": (1, 0.8), "peace": (1, 0), "rain": (0, 0.8)}
    assert nearest.shape == (2, len(ids))
    for column, article in zip(nearest.T, ids, strict=True):
        assert column == pytest.approx(expected.get(article, (0, 0)), abs=0.01)


def test_few_words_are_cached(meanings, monkeypatch):
    """So that memory stays bounded; what is asked is right all the same."""
    monkeypatch.setattr(late_interaction, "CACHED_BYTES", 2 * len(meanings.words))
    late = LateInteraction(meanings)
    rows = meanings.article_rows(["both"])

    for _ in range(2):
        for vector in np.eye(3, dtype=np.float32):
            late.nearest([word(*vector)], rows)

    assert len(late._cached) == 2
    many = [word(1, 0, 0), word(0, 1, 0), word(0, 0, 1)]
    assert late.nearest(many, rows)[:, 0] == pytest.approx([1, 0, 1], abs=0.01)
