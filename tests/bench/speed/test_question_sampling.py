"""Are the questions of a speed run what their kinds promise?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench.speed.question import Kind
from bench.speed.question_sampling import COMMON, RARE, sample_questions

if TYPE_CHECKING:
    from tests.bench.speed.conftest import SmallCollection


def test_every_kind_has_questions(small: SmallCollection) -> None:
    """No kind is without questions, and none has more than requested."""
    assert set(small.questions) == set(Kind)
    assert all(10 <= len(of_kind) <= 20 for of_kind in small.questions.values())


def test_seed_determines_the_questions(small: SmallCollection) -> None:
    """The same seed draws the same questions, another one draws others."""
    assert sample_questions(small.statistics, 20, 7) == small.questions
    assert sample_questions(small.statistics, 20, 8) != small.questions


def test_rare_words_are_rare_and_common_ones_common(small: SmallCollection) -> None:
    """As many articles contain a word as its kind says."""
    frequency = small.statistics.document_frequency
    size = {
        lang: sum(article.lang == lang for article in small.articles)
        for lang in ("uk", "fr")
    }

    assert all(frequency[q.terms[0]] <= RARE for q in small.questions[Kind.RARE])
    for question in small.questions[Kind.COMMON]:
        if question.lang in size:
            assert frequency[question.terms[0]] > COMMON * size[question.lang] / 2


@pytest.mark.parametrize("kind", [Kind.RARE, Kind.COMMON, Kind.AND, Kind.OR, Kind.DATE])
def test_no_word_is_used_twice_within_a_kind(
    small: SmallCollection, kind: Kind
) -> None:
    """The first round asks for every word for the first time."""
    terms = [term for question in small.questions[kind] for term in question.terms]

    assert len(terms) == len(set(terms))


def test_fuzzy_words_have_no_transposition(small: SmallCollection) -> None:
    """A swap is one edit to some engines and two to others, so it is avoided."""
    vocabulary = small.statistics.vocabulary()

    assert not any(
        vocabulary.has_transposition(question.terms[0])
        for question in small.questions[Kind.FUZZY]
    )


def test_transpositions_are_detected(small: SmallCollection) -> None:
    """A token has one if swapping two adjacent letters makes another token."""
    token = small.articles[0].tokens[0]
    vocabulary = small.statistics.vocabulary()
    swapped = token[:-2] + token[-1] + token[-2]

    assert token[-1] != token[-2]
    assert vocabulary.has_transposition(swapped)


def test_prefixes_begin_few_enough_words(
    small: SmallCollection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A prefix of too many words is extended, or left out."""
    monkeypatch.setattr("bench.speed.question_sampling.MAX_EXPANSION", 2)
    vocabulary = small.statistics.vocabulary()
    questions = sample_questions(small.statistics, 20, 7)[Kind.PREFIX]

    assert questions
    assert all(1 <= vocabulary.count_prefix(q.terms[0]) <= 2 for q in questions)
