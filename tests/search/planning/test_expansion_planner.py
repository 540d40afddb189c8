"""Which plan do segments of a question make for one language?"""

import pytest

from search.expansion.query_segment import Expansion, ExpansionSource, QuerySegment
from search.planning.expansion_planner import plan_segments
from search.port.document import Channel
from search.port.plan import AllOf, AnyOf, SynonymSet, Term, WeightedTerm
from search.ranking.weights import RANKING


def expansion(term, lang, *, strong=True, weight=1.0):
    """Return an expansion of one word."""
    member = WeightedTerm(((term,),), weight)
    return Expansion(term, lang, member, strong, ExpansionSource.LEARNT)


def leaves(plan):
    """Return the leaves of a plan, at any depth."""
    if isinstance(plan, (SynonymSet, Term)):
        return [plan]
    names = ("parts", "required", "optional", "upper", "lower")
    parts = [getattr(plan, name, ()) for name in names]
    rows = [part if isinstance(part, tuple) else (part,) for part in parts]
    return [leaf for row in rows for part in row for leaf in leaves(part)]


def synonym_sets(plan):
    """Return the synonym sets of a plan."""
    return [leaf for leaf in leaves(plan) if isinstance(leaf, SynonymSet)]


STRONG = expansion("paix", "fr")
WEAK = expansion("calme", "fr", strong=False, weight=0.2)
PEACE = QuerySegment("мир", 0, 3, (STRONG, WEAK, expansion("pokój", "pl")))
RAIN = QuerySegment("дощ", 4, 7, (expansion("pluie", "fr"),))


def test_strong_expansions_match_and_weak_ones_add():
    """An article must match strong expansions; all of them then score."""
    plan = plan_segments((PEACE,), "", "fr", any_word=False)

    (required,) = synonym_sets(plan.required)
    assert required.terms == (STRONG.term,)
    assert plan.optional.terms == (STRONG.term, WEAK.term)
    assert plan.optional.word == required.word == "мир"
    assert required.boost == RANKING.expansion


def test_where_any_word_will_do_all_expansions_match():
    """Weak ones among them."""
    plan = plan_segments((PEACE,), "", "fr", any_word=True)

    assert [synonyms.terms for synonyms in synonym_sets(plan)] == [
        (STRONG.term, WEAK.term)
    ]


def test_only_expansions_in_the_language_are_planned():
    """Those in another language belong to its plan."""
    plan = plan_segments((PEACE,), "", "pl", any_word=False)

    assert {m.positions for b in synonym_sets(plan) for m in b.terms} == {(("pokój",),)}
    assert synonym_sets(plan_segments((PEACE,), "", "vi", any_word=False)) == []


@pytest.mark.parametrize(("any_word", "kind"), [(False, AllOf), (True, AnyOf)])
def test_segments_are_joined(any_word, kind):
    """All of them must match, unless any will do."""
    plan = plan_segments((PEACE, RAIN), "", "fr", any_word=any_word)

    assert isinstance(plan, kind)
    assert len(plan.parts) == 2


@pytest.mark.parametrize(("any_word", "planned"), [(False, False), (True, True)])
def test_a_segment_without_terms_leaves_no_plan_where_all_must_match(any_word, planned):
    """Punctuation is of no language; where any segment will do the others remain."""
    plan = plan_segments((PEACE, QuerySegment("—", 4, 5)), "", "fr", any_word=any_word)

    assert (plan is not None) is planned


def test_no_segments_are_no_plan():
    """There is nothing to look for."""
    assert plan_segments((), "", "fr", any_word=False) is None
    assert plan_segments((), "", "fr", any_word=True) is None


@pytest.mark.parametrize(("field", "channel"), [("", "TEXT"), ("title", "TITLE")])
def test_expansions_are_matched_in_the_field_of_the_words(field, channel):
    """In the title, if that is the field."""
    plan = plan_segments((PEACE,), field, "fr", any_word=False)

    assert {synonyms.channel for synonyms in synonym_sets(plan)} == {Channel[channel]}


def test_the_parts_of_a_term_replace_it_together():
    """If all words are required, each of the parts must match."""
    whole = QuerySegment("мир дощ", 0, 7, (), (PEACE, RAIN))

    every = plan_segments((whole,), "", "fr", any_word=False)
    some = plan_segments((whole,), "", "fr", any_word=True)

    terms = {STRONG.term, RAIN.expansions[0].term}
    assert terms <= {m for b in synonym_sets(every) for m in b.terms}
    assert terms <= {m for b in synonym_sets(some) for m in b.terms}
    assert any(isinstance(part, AllOf) and terms <= {
        m for b in synonym_sets(part) for m in b.terms
    } for part in every.parts)  # fmt: skip
