"""What do the tests of the speed run need? A small collection, questions, results."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

import pytest

from bench.speed.collection_statistics import CollectionStatistics
from bench.speed.contestant import FTS5, HOPTAC, TANTIVY, WHOOSH
from bench.speed.figures import engine_figures, ratios
from bench.speed.process import BuildCost
from bench.speed.question import Kind
from bench.speed.question_sampling import sample_questions
from bench.speed.rounds import Measurements
from bench.speed.sentence_pool import load_sentences
from bench.speed.synthetic_articles import generate_articles
from search.edit_distance import is_within_distance

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.speed.question import Question
    from bench.speed.sentence_pool import SentencePool
    from bench.speed.synthetic_articles import SyntheticArticle


@dataclass(frozen=True)
class SmallCollection:
    """A small collection with its questions.

    Attributes:
        articles: all of its articles.
        statistics: of the articles.
        questions: by kind.
        matching: the articles that match each question.
    """

    articles: tuple[SyntheticArticle, ...]
    statistics: CollectionStatistics
    questions: dict[Kind, list[Question]]
    matching: dict[Question, list[SyntheticArticle]]


@pytest.fixture(scope="session")
def pool() -> SentencePool:
    """Return the sentences of the sample collection."""
    return load_sentences()


@pytest.fixture(scope="session")
def small(pool: SentencePool) -> SmallCollection:
    """Return a collection of 300 articles with twenty questions of each kind."""
    articles = tuple(islice(generate_articles(pool, 7), 300))
    statistics = CollectionStatistics()
    for article in articles:
        statistics.add(article)
    questions = sample_questions(statistics, 20, 7)
    matching = {
        question: matching_articles(question, statistics, articles)
        for of_kind in questions.values()
        for question in of_kind
    }
    return SmallCollection(articles, statistics, questions, matching)


def matching_articles(
    question: Question,
    statistics: CollectionStatistics,
    articles: tuple[SyntheticArticle, ...],
) -> list[SyntheticArticle]:
    """Return the articles that match a question, by reading every article."""
    terms = set(question.terms)
    if question.kind is Kind.FUZZY:
        (term,) = question.terms
        vocabulary = statistics.document_frequency
        terms = {token for token in vocabulary if is_within_distance(token, term, 1)}
    return [
        article
        for article in articles
        if article.lang == question.lang and _matches(question, article, terms)
    ]


def _matches(question: Question, article: SyntheticArticle, terms: set[str]) -> bool:
    tokens, phrase = article.tokens, question.terms
    match question.kind:
        case Kind.AND:
            return terms <= set(tokens)
        case Kind.PHRASE:
            starts = range(len(tokens))
            return any(tokens[i : i + len(phrase)] == phrase for i in starts)
        case Kind.PREFIX:
            return any(token.startswith(question.terms[0]) for token in tokens)
        case Kind.FILTER:
            return bool(terms & set(tokens)) and question.country in article.countries
        case _:
            return bool(terms & set(tokens))


@pytest.fixture(scope="session")
def measurements() -> Callable[..., Measurements]:
    """Return a function that makes measurements of an engine."""
    return _measurements


@pytest.fixture
def results() -> dict[str, Any]:
    """Return results of two sizes, the second without stock Whoosh and FTS5."""
    two = {
        HOPTAC: _measurements(2, pages=True),
        TANTIVY: _measurements(1, pages=True),
    }
    four = {**two, WHOOSH: _measurements(8), FTS5: _measurements(3)}
    slower = {
        HOPTAC: _measurements(4, pages=True),
        TANTIVY: _measurements(3, pages=True),
    }
    return {"sizes": [_results(1_000, four), _results(5_000, slower)]}


def _measurements(factor: float, *, pages: bool = False) -> Measurements:
    """Return measurements of 1 to 20 ms times a factor; pages take a second."""
    times = [factor * ms / 1000 for ms in range(1, 21)]
    kinds = {kind: times for kind in Kind if kind is not Kind.PAGE}
    if pages:
        kinds[Kind.PAGE] = [1.0] * 20
    cost = BuildCost(
        1_000, 10 * factor, 12 * factor, int(1e8 * factor), int(1e7 * factor)
    )
    totals = {kind: [5] * 20 for kind in kinds}
    return Measurements(cost, [0.5], kinds, kinds, totals, 10)


def _results(articles: int, engines: dict[str, Measurements]) -> dict[str, Any]:
    """Return the results of one size."""
    figures = {name: engine_figures(one) for name, one in engines.items()}
    return {
        "articles": articles,
        "words": 450 * articles,
        "vocabulary": 30_000,
        "disagreements": 0,
        "engines": figures,
        "ratios": ratios(figures),
    }
