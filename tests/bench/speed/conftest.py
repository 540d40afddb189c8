"""What do the tests of the speed run need? A small collection and its questions."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from bench.speed.articles import articles
from bench.speed.asks import Kind
from bench.speed.census import Census
from bench.speed.questions import draw_questions
from bench.speed.source import load_source
from search.edit_distance import is_within_distance

if TYPE_CHECKING:
    from bench.speed.articles import Made
    from bench.speed.asks import Ask
    from bench.speed.source import Source


@dataclass(frozen=True)
class Small:
    """A small collection: articles, words, questions, and what each should find."""

    made: tuple[Made, ...]
    census: Census
    asks: dict[Kind, list[Ask]]
    matching: dict[Ask, list[Made]]


@pytest.fixture(scope="session")
def source() -> Source:
    """Give the sentences of the sample collection."""
    return load_source()


@pytest.fixture(scope="session")
def small(source: Source) -> Small:
    """Give 300 articles, counted, with twenty questions of a kind."""
    made, census = tuple(islice(articles(source, 7), 300)), Census()
    for one in made:
        census.add(one)
    asks = draw_questions(census, 20, 7)
    every = [ask for found in asks.values() for ask in found]
    return Small(
        made, census, asks, {ask: matching(ask, census, made) for ask in every}
    )


def matching(ask: Ask, census: Census, made: tuple[Made, ...]) -> list[Made]:
    """Read every article and keep those that a question asks for."""
    wanted = set(ask.terms)
    if ask.kind is Kind.FUZZY:
        wanted = {t for t in census.holders if is_within_distance(t, ask.terms[0], 1)}
    return [one for one in made if one.lang == ask.lang and _matches(ask, one, wanted)]


def _matches(ask: Ask, one: Made, wanted: set[str]) -> bool:
    tokens, size = one.tokens, len(ask.terms)
    match ask.kind:
        case Kind.AND:
            return wanted <= set(tokens)
        case Kind.PHRASE:
            return any(tokens[i : i + size] == ask.terms for i in range(len(tokens)))
        case Kind.PREFIX:
            return any(token.startswith(ask.terms[0]) for token in tokens)
        case Kind.FILTER:
            return bool(wanted & set(tokens)) and ask.country in one.countries
        case _:
            return bool(wanted & set(tokens))
