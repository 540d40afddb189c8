"""What does the vector of a question have that says nothing about its subject?

What all questions have in common: the mean of their vectors. It is subtracted before
a question is compared with passages. `data/questions.txt` has questions about all kinds
of subjects, as people type them, in each language that is served.
"""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from search.meaning.embedding import Embedder
    from search.meaning.vectors import Vectors


def mean_question(embed: Embedder) -> Vectors:
    """Return the mean of the vectors of questions; float32, shape (size,)."""
    vectors: Vectors = embed(sample_questions()).mean(axis=0)
    return vectors


def sample_questions() -> tuple[str, ...]:
    """Return questions in all languages that are served, the same number in each."""
    file = resources.files("search.meaning").joinpath("data", "questions.txt")
    lines = file.read_text("utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))
