"""Which random plans are answers compared for?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bench.oracle.random_index import LANGS, WORDS
from search.port.document import Channel
from search.port.plan import (
    AllOf,
    AndNot,
    AnyOf,
    Boosted,
    DisMax,
    FacetTerm,
    FirstMatching,
    FuzzyTerm,
    Phrase,
    PrefixTerm,
    PublishedBetween,
    SynonymSet,
    Term,
    WeightedTerm,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from search.port.plan import Leaf, Plan

LEAVES = 0.25
"""Share of inner nodes that are leaves instead."""
WEIGHTS = (1.0, 0.5, 51 / 256, 1 / 256, 1e-3)
"""Weights of synonyms, the last of which is negligible."""
DEPTH = 2
"""Inner nodes above a leaf, at most."""


def random_plans(rng: Random) -> Mapping[str, Plan]:
    """Return a plan for each of some languages."""
    return {lang: _plan(rng) for lang in rng.sample(LANGS, rng.randint(1, 2))}


def _plan(rng: Random, depth: int = DEPTH) -> Plan:
    if not depth or rng.random() < LEAVES:
        return _leaf(rng)
    one, two, three = (_plan(rng, depth - 1) for _ in range(3))
    filters = (
        FacetTerm("country", "KR"),
        FacetTerm("lang", "uk"),
        PublishedBetween(date(2020, 6, 1), None),
        PublishedBetween(None, date(2021, 5, 5)),
    )
    return rng.choice(
        (
            AllOf((one, two)),
            AllOf((one, rng.choice(filters))),
            AnyOf((one, two, three), at_least=rng.randint(1, 3)),
            AnyOf((_term(rng), _term(rng))),
            DisMax((one, two)),
            Boosted(one, two),
            AndNot(one, two),
            AndNot(rng.choice(filters), one),
            FirstMatching((one, two)),
        )
    )


def _term(rng: Random) -> Term:
    return Term(Channel.TEXT, rng.choice(WORDS), rng.choice((1.0, 0.25)))


def _leaf(rng: Random) -> Leaf:
    text, word = Channel.TEXT, rng.choice(WORDS)
    synonyms = tuple(
        WeightedTerm(((rng.choice(WORDS),),), rng.choice(WEIGHTS))
        for _ in range(rng.randint(1, 3))
    )
    phrase = tuple(
        tuple(sorted(set(rng.choices(WORDS, k=rng.randint(1, 2)))))
        for _ in range(rng.randint(2, 3))
    )
    return rng.choice(
        (
            _term(rng),
            Term(text, word),
            Phrase(text, phrase),
            Phrase(text, phrase, rng.randint(1, 3), rng.choice((1.0, 0.4))),
            PrefixTerm(text, rng.choice(("a", "b", "ca"))),
            FuzzyTerm(text, word, rng.randint(1, 2)),
            SynonymSet(text, synonyms, rng.choice((1.0, 0.8))),
        )
    )
