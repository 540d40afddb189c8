"""Answers join as sets of documents whose scores add up or outdo each other."""

from __future__ import annotations

import numpy as np
from hypothesis import given, strategies as st

from search.engines.columnar.execution.scored_set import Answer, every, some, without

SIZE = 400

ANSWERS = st.dictionaries(
    st.integers(0, SIZE - 1), st.floats(0.125, 50, width=16), max_size=300
)


def _answer(scores: dict[int, float]) -> Answer:
    documents = sorted(scores)
    return Answer(
        np.array(documents, dtype=np.int64),
        np.array([scores[document] for document in documents], dtype=float),
    )


def _scores(answer: Answer) -> dict[int, float]:
    documents = answer.documents.tolist()
    assert documents == sorted(set(documents))
    return dict(zip(documents, answer.scores.tolist(), strict=True))


@given(st.lists(ANSWERS, min_size=1, max_size=4))
def test_all_parts(parts: list[dict[int, float]]) -> None:
    """What all parts match has the sum of their scores, few or many as they are."""
    shared = set.intersection(*map(set, parts))
    wanted = {document: sum(part[document] for part in parts) for document in shared}
    assert _scores(every([_answer(part) for part in parts], SIZE)) == wanted


@given(st.lists(ANSWERS, max_size=4))
def test_any_part(parts: list[dict[int, float]]) -> None:
    """What any part matches has the sum of the scores of those that do."""
    wanted = {
        document: sum(part.get(document, 0.0) for part in parts)
        for document in set().union(*parts)
    }
    assert _scores(some([_answer(part) for part in parts], SIZE)) == wanted


@given(st.lists(ANSWERS, max_size=4))
def test_best_part(parts: list[dict[int, float]]) -> None:
    """Where the best part counts, the highest score does."""
    wanted = {
        document: max(part.get(document, 0.0) for part in parts)
        for document in set().union(*parts)
    }
    found = some([_answer(part) for part in parts], SIZE, best=True)
    assert _scores(found) == wanted


@given(ANSWERS, ANSWERS)
def test_less_what_is_unwanted(
    wanted: dict[int, float], unwanted: dict[int, float]
) -> None:
    """What is left keeps its scores."""
    left = {d: score for d, score in wanted.items() if d not in unwanted}
    assert _scores(without(_answer(wanted), _answer(unwanted), SIZE)) == left
