"""Which plan do units of a question make for one language?"""

import pytest

from search.expansion.query_segment import Expansion, ExpansionSource, QuerySegment
from search.planning.expansion_planner import plan_segments
from search.port.document import Channel
from search.port.plan import AllOf, AnyOf, SynonymSet, Term, WeightedTerm
from search.ranking.weights import RANKING


def equivalent(term, lang, *, strong=True, weight=1.0):
    """Make an equivalent of one word."""
    member = WeightedTerm(((term,),), weight)
    return Expansion(term, lang, member, strong, ExpansionSource.LEARNT)


def leaves(plan):
    """Give the leaves of a plan, wherever they stand."""
    if isinstance(plan, (SynonymSet, Term)):
        return [plan]
    names = ("parts", "required", "optional", "upper", "lower")
    parts = [getattr(plan, name, ()) for name in names]
    rows = [part if isinstance(part, tuple) else (part,) for part in parts]
    return [leaf for row in rows for part in row for leaf in leaves(part)]


def blends(plan):
    """Give the blends of a plan."""
    return [leaf for leaf in leaves(plan) if isinstance(leaf, SynonymSet)]


STRONG = equivalent("paix", "fr")
WEAK = equivalent("calme", "fr", strong=False, weight=0.2)
PEACE = QuerySegment("мир", 0, 3, (STRONG, WEAK, equivalent("pokój", "pl")))
RAIN = QuerySegment("дощ", 4, 7, (equivalent("pluie", "fr"),))


def test_the_strong_find_and_the_weak_add():
    """An article is found by strong equivalents; all of them then score."""
    plan = plan_segments((PEACE,), "", "fr", any_word=False)

    (needed,) = blends(plan.required)
    assert needed.terms == (STRONG.term,)
    assert plan.optional.terms == (STRONG.term, WEAK.term)
    assert plan.optional.word == needed.word == "мир"
    assert needed.boost == RANKING.expansion


def test_where_any_word_will_do_all_equivalents_find():
    """Weak ones among them."""
    plan = plan_segments((PEACE,), "", "fr", any_word=True)

    assert [blend.terms for blend in blends(plan)] == [(STRONG.term, WEAK.term)]


def test_only_the_languages_own_equivalents_are_planned():
    """Those of another language are another plan's."""
    plan = plan_segments((PEACE,), "", "pl", any_word=False)

    assert {m.positions for b in blends(plan) for m in b.terms} == {(("pokój",),)}
    assert blends(plan_segments((PEACE,), "", "vi", any_word=False)) == []


@pytest.mark.parametrize(("any_word", "kind"), [(False, AllOf), (True, AnyOf)])
def test_units_are_joined(any_word, kind):
    """All of them must be found, unless any will do."""
    plan = plan_segments((PEACE, RAIN), "", "fr", any_word=any_word)

    assert isinstance(plan, kind)
    assert len(plan.parts) == 2


@pytest.mark.parametrize(("any_word", "found"), [(False, False), (True, True)])
def test_a_unit_that_cannot_match_spoils_only_all(any_word, found):
    """Punctuation is in no language; where any unit will do the others remain."""
    plan = plan_segments((PEACE, QuerySegment("—", 4, 5)), "", "fr", any_word=any_word)

    assert (plan is not None) is found


def test_no_units_are_no_plan():
    """There is nothing to look for."""
    assert plan_segments((), "", "fr", any_word=False) is None
    assert plan_segments((), "", "fr", any_word=True) is None


@pytest.mark.parametrize(("field", "channel"), [("", "TEXT"), ("title", "TITLE")])
def test_equivalents_are_looked_for_where_words_are(field, channel):
    """In the title, if it was asked for."""
    plan = plan_segments((PEACE,), field, "fr", any_word=False)

    assert {blend.channel for blend in blends(plan)} == {Channel[channel]}


def test_the_parts_of_a_term_stand_for_it_together():
    """Where all words are needed parts do only if each has a match."""
    whole = QuerySegment("мир дощ", 0, 7, (), (PEACE, RAIN))

    every = plan_segments((whole,), "", "fr", any_word=False)
    some = plan_segments((whole,), "", "fr", any_word=True)

    wanted = {STRONG.term, RAIN.expansions[0].term}
    assert wanted <= {m for b in blends(every) for m in b.terms}
    assert wanted <= {m for b in blends(some) for m in b.terms}
    assert any(isinstance(part, AllOf) and wanted <= {
        m for b in blends(part) for m in b.terms
    } for part in every.parts)  # fmt: skip
