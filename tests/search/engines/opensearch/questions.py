"""Which plans are written as queries, over which terms and counts?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

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

    from search.port.plan import Plan

EXACT, TEXT, NAME = Channel.EXACT, Channel.TEXT, Channel.NAME
BODIES = ("alpha beta", "alpha gamma delta", "gamma gamma")
"""Texts of the articles, in French."""
ALPHA, BETA, NOWHERE = (Term(EXACT, word) for word in ("alpha", "beta", "nowhere"))
GAMMA_DELTA = Phrase(EXACT, (("gamma",), ("delta", "nowhere")))
PLANS: Mapping[str, Plan] = {
    "term": Term(EXACT, "alpha", 0.25),
    "term that is nowhere": NOWHERE,
    "phrase": GAMMA_DELTA,
    "phrase with a word that is nowhere": Phrase(EXACT, (("gamma",), ("nowhere",))),
    "phrase without positions": Phrase(NAME, (("gamma",), ("delta",))),
    "two near words": Phrase(EXACT, (("gamma",), ("delta",)), slop=2),
    "three near words": Phrase(EXACT, (("alpha",), ("gamma",), ("delta",)), slop=2),
    "near words that share one": Phrase(
        EXACT, (("alpha", "gamma"), ("gamma",), ("delta",)), slop=2
    ),
    "a near word twice": Phrase(EXACT, (("gamma",), ("gamma",), ("delta",)), slop=2),
    "synonyms": SynonymSet(
        EXACT,
        (
            WeightedTerm((("alpha",),), 0.5),
            WeightedTerm((("beta", "gamma"),), 0.25),
            WeightedTerm((("gamma",), ("delta",)), 0.75),
            WeightedTerm((("delta",),), 0.001),
            WeightedTerm((("nowhere",),), 1.0),
        ),
        0.8,
    ),
    "prefix": PrefixTerm(EXACT, "be"),
    "prefix of several": PrefixTerm(EXACT, "", boost=0.5),
    "fuzzy": FuzzyTerm(EXACT, "bela", 2),
    "all": AllOf((ALPHA, BETA)),
    "all with one that is nowhere": AllOf((ALPHA, NOWHERE)),
    "any": AnyOf((ALPHA, NOWHERE, BETA)),
    "two of three": AnyOf((ALPHA, BETA, GAMMA_DELTA), at_least=2),
    "two of which one is nowhere": AnyOf((ALPHA, NOWHERE), at_least=2),
    "best": DisMax((ALPHA, BETA)),
    "boosted": Boosted(ALPHA, BETA),
    "without": AndNot(ALPHA, GAMMA_DELTA),
    "first that is known": FirstMatching((NOWHERE, ALPHA, BETA)),
    "first that is counted": FirstMatching((AllOf((BETA, GAMMA_DELTA)), ALPHA)),
    "value": AllOf((ALPHA, FacetTerm("country", "KR"))),
    "value of no facet": FacetTerm("colour", "red"),
    "days": PublishedBetween(date(2020, 1, 1), date(2020, 12, 31)),
    "days until": PublishedBetween(None, date(2020, 12, 31)),
    "any day": PublishedBetween(None, None),
}
