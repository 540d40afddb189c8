"""Does the mean of questions count all languages alike?"""

import numpy as np

from search.meaning.questions import mean_question, sample_questions


def test_there_are_many_questions_and_none_twice():
    """As many in each of the five languages."""
    questions = sample_questions()
    assert len(questions) >= 50
    assert len(questions) % 5 == 0
    assert len(set(questions)) == len(questions)
    assert not any(text.startswith("#") or text != text.strip() for text in questions)


def test_the_mean_is_that_of_their_vectors():
    """One for each, whatever the model."""
    rows = np.random.default_rng(1).normal(size=(len(sample_questions()), 3))
    mean = mean_question(lambda texts: rows if texts == sample_questions() else None)
    assert np.allclose(mean, rows.mean(axis=0))
