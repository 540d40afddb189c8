"""Which plan do segments of a question make for one language?"""

import pytest

from search.expansion.query_segment import Expansion, QuerySegment
from search.planning.segment_planner import plan_segments
from search.port.document import Channel
from search.port.plan import (
    AllOf,
    AnyOf,
    Boosted,
    FacetTerm,
    FirstMatching,
    SynonymSet,
    Term,
    WeightedTerm,
)
from search.query.ast import Words
from search.ranking.weights import RANKING


def expansion(term, lang):
    """Return an expansion of one word."""
    return Expansion(term, lang, ((term,),))


def leaves(plan):
    """Return the leaves of a plan, at any depth."""
    if isinstance(plan, (SynonymSet, Term, FacetTerm)):
        return [plan]
    names = ("parts", "required", "optional")
    parts = [getattr(plan, name, ()) for name in names]
    rows = [part if isinstance(part, tuple) else (part,) for part in parts]
    return [leaf for row in rows for part in row for leaf in leaves(part)]


def synonym_sets(plan):
    """Return the synonym sets of a plan."""
    return [leaf for leaf in leaves(plan) if isinstance(leaf, SynonymSet)]


def words_of(plan):
    """Return the terms of a plan's synonym sets."""
    return {m.positions for b in synonym_sets(plan) for m in b.terms}


PEACE = QuerySegment("мир", 0, 3, (expansion("paix", "fr"), expansion("pokój", "pl")))
RAIN = QuerySegment("дощ", 4, 8, (expansion("pluie", "fr"),))
RUN = Words("мир дощ")


def planned(*segments, field="", lang="fr", text="мир дощ", **options):
    """Plan some segments of a run of words."""
    return plan_segments(Words(text, field), segments, lang, **options)


def test_a_segment_is_matched_by_its_words_or_its_expansions():
    """Whichever scores higher; all expansions of a language are one set."""
    plan = planned(PEACE)

    (synonyms,) = synonym_sets(plan)
    assert synonyms.terms == (WeightedTerm((("paix",),)),)
    assert synonyms.boost == RANKING.expansion
    assert synonyms.word == "мир"
    assert any(isinstance(leaf, Term) for leaf in leaves(plan))


def test_only_expansions_in_the_language_are_planned():
    """Those in another language belong to its plan."""
    assert words_of(planned(PEACE, lang="pl")) == {(("pokój",),)}
    assert synonym_sets(planned(PEACE, lang="vi")) == []


@pytest.mark.parametrize(("any_segment", "kind"), [(False, AllOf), (True, AnyOf)])
def test_segments_are_joined(any_segment, kind):
    """All of them must match, unless any will do."""
    plan = planned(PEACE, RAIN, any_segment=any_segment)

    assert isinstance(plan, kind)
    assert len(plan.parts) == 2


@pytest.mark.parametrize(("any_segment", "made"), [(False, False), (True, True)])
def test_a_segment_without_terms_leaves_no_plan_where_all_must_match(any_segment, made):
    """Punctuation is of no language; where any segment will do the others remain."""
    plan = planned(PEACE, QuerySegment("—", 4, 5), any_segment=any_segment)

    assert (plan is not None) is made


@pytest.mark.parametrize("any_segment", [False, True])
def test_no_segments_are_no_plan(any_segment):
    """There is nothing to look for."""
    assert planned(any_segment=any_segment) is None


@pytest.mark.parametrize(("field", "channel"), [("", "TEXT"), ("title", "TITLE")])
def test_expansions_are_matched_in_the_field_of_the_words(field, channel):
    """In the title, if that is the field."""
    plan = planned(PEACE, field=field)

    assert {synonyms.channel for synonyms in synonym_sets(plan)} == {Channel[channel]}


def test_the_parts_of_a_term_answer_it_together_and_less():
    """Each of them must match, and scores less than an equivalent of the term."""
    whole = QuerySegment(
        "мир дощ", 0, 7, (expansion("calme", "fr"),), parts=(PEACE, RAIN)
    )

    plan = planned(whole)

    _, best = plan.parts
    together = next(part for part in best.parts if isinstance(part, AllOf))
    assert words_of(together) == {(("paix",),), (("pluie",),)}
    assert {s.boost for s in synonym_sets(together)} == {RANKING.expansion_part}
    assert RANKING.expansion_part < RANKING.expansion


def test_a_part_without_an_equivalent_is_no_part():
    """In Polish `дощ` has none, so that `мир` alone would answer the term."""
    whole = QuerySegment("мир дощ", 0, 7, parts=(PEACE, RAIN))

    assert words_of(planned(whole, lang="pl")) == set()


def test_a_country_is_answered_by_articles_that_are_tagged_with_it():
    """Unless its name must stand in the title."""
    korea = QuerySegment("Corée", 0, 5, countries=("KR",))

    tag = FacetTerm("country", "KR")
    assert tag in leaves(planned(korea, text="Corée"))
    assert tag not in leaves(planned(korea, text="Corée", field="title"))


def test_segments_of_one_run_stand_side_by_side_in_vietnamese():
    """Where any article has them so; else they score more so. Never across words."""
    text = "trợ lý chính phủ"
    first, second = QuerySegment("trợ lý", 0, 6), QuerySegment("chính phủ", 7, 16)

    plan = planned(first, second, lang="vi", text=text)

    assert isinstance(plan, FirstMatching)
    together, apart = plan.parts
    assert "lý_chính" in {leaf.term for leaf in leaves(together)}
    assert isinstance(apart, Boosted)
    assert "lý_chính" in {leaf.term for leaf in leaves(apart.optional)}
    across = planned(
        first,
        QuerySegment("chính phủ", 11, 20),
        lang="vi",
        text="trợ lý của chính phủ",
    )
    assert isinstance(across, AllOf)


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("hợp tác Hàn Quốc", ("KR",)),
        ("hợp tác hàn quốc", ("KR",)),
        ("quan he Viet My", ()),
    ],
)
def test_a_country_or_a_name_beside_a_vietnamese_word_is_no_part_of_it(text, countries):
    """Articles on cooperation with Korea need not have both words side by side."""
    cooperation = QuerySegment(text[:7], 0, 7)
    korea = QuerySegment(text[8:], 8, len(text), countries=countries)

    plan = planned(cooperation, korea, lang="vi", text=text)

    assert isinstance(plan, Boosted)
