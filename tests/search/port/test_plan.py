"""Are plans plain values that an engine may compare and remember?"""

from dataclasses import FrozenInstanceError, fields, replace
from datetime import date

import pytest

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

TERM = Term(Channel.TEXT, "мир")
LEAVES = (
    TERM,
    Phrase(Channel.EXACT, (("мир",), ("миру", "мирі")), 3),
    PrefixTerm(Channel.EXACT, "ми"),
    FuzzyTerm(Channel.EXACT, "мир", 1),
    SynonymSet(
        Channel.TEXT,
        (WeightedTerm((("мир",),), 0.5), WeightedTerm((("без",), ("війни",)))),
    ),
)
PLANS = (
    *LEAVES,
    FacetTerm("country", "KR"),
    PublishedBetween(date(2025, 1, 1), None),
    AllOf((TERM, TERM)),
    AnyOf((TERM, TERM)),
    DisMax((TERM, TERM)),
    FirstMatching((TERM, TERM)),
    Boosted(TERM, TERM),
    AndNot(TERM, TERM),
)


def name_of(plan):
    """Name a plan by its kind."""
    return type(plan).__name__


@pytest.mark.parametrize("plan", PLANS, ids=name_of)
def test_a_plan_cannot_be_changed_and_can_be_a_key(plan):
    """Two threads may share a plan, and a cache may be looked up by it."""
    field = fields(plan)[0].name

    with pytest.raises(FrozenInstanceError):
        setattr(plan, field, None)
    assert {plan: 1}[replace(plan)] == 1


@pytest.mark.parametrize("leaf", LEAVES, ids=name_of)
def test_a_leaf_is_the_same_whatever_word_it_stands_for(leaf):
    """The question's word is for explanations and does not change the matches."""
    assert replace(leaf, word="миру") == leaf
    assert hash(replace(leaf, word="миру")) == hash(leaf)


def test_kinds_of_joining_differ():
    """The same parts joined in another way are another plan."""
    joined = {kind((TERM, TERM)) for kind in (AllOf, AnyOf, DisMax, FirstMatching)}

    assert len(joined) == 4
