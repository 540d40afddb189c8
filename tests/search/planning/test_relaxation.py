"""Is a question answered in full if it can be, or else without as little as can be?"""

import pytest
from hypothesis import given, strategies as st

from search.expansion.expanded_question import expand_question
from search.expansion.expander import QueryExpander
from search.expansion.thesaurus import Thesaurus
from search.planning.relaxation import plan_question, relax
from search.query.parser import parse
from search.query.request import Query

CONCEPTS = (
    {"uk": ("мир",), "fr": ("paix",), "pl": ("pokój",), "vi": ("hòa bình",)},
    {"uk": ("дощ",), "fr": ("pluie",), "pl": ("deszcz",), "vi": ("mưa",)},
)
EXPANDER = QueryExpander(Thesaurus.make(CONCEPTS))
BODIES = {
    "a.uk": "мир і дощ",
    "b.uk": "мир",
    "c.fr": "paix et pluie",
    "d.fr": "paix",
    "e.pl": "pokój",
    "f.vi": "hòa bình mưa",
    "g.fr": "neige verte",
}


def expanded(engine, text, **options):
    """Parse and expand a question."""
    return expand_question(parse(text).node, engine, EXPANDER, **options)


@pytest.fixture(scope="module")
def engine(open_engine, make_document):
    """Return an engine over translations of an article into four languages."""
    return open_engine(
        make_document(name, body, lang=name[-2:]) for name, body in BODIES.items()
    )


@pytest.fixture(scope="module")
def answered(engine):
    """Return a function that plans a question and lists its matches, best first."""

    def run(text, **options):
        plan = relax(engine, plan_question(expanded(engine, text, **options)))
        page = engine.search(Query(size=100), plan.plans).page
        return plan, [match.article.id for match, _ in page]

    return run


def test_a_word_is_found_by_its_equivalents(answered):
    """In every language, and nothing is left out."""
    plan, hits = answered("мир")

    assert set(hits) == {"a.uk", "b.uk", "c.fr", "d.fr", "e.pl", "f.vi"}
    assert plan.left_out == ()
    assert [segment.text for segment in plan.segments] == ["мир"]


def test_every_segment_must_match_in_one_article(answered):
    """An expansion of one word does not replace another word."""
    _, hits = answered("мир дощ")

    assert set(hits) == {"a.uk", "c.fr", "f.vi"}


def test_a_question_may_do_without_expansions(answered):
    """Then only the question's own words count."""
    plan, hits = answered("мир", expand=False)

    assert set(hits) == {"a.uk", "b.uk"}
    assert not any(segment.expansions for segment in plan.segments)


def test_an_excluded_expansion_is_listed_but_not_searched_for(answered):
    """What only it matched is no hit."""
    plan, hits = answered("мир", excluded=frozenset({"paix"}))

    assert set(hits) == {"a.uk", "b.uk", "e.pl", "f.vi"}
    assert "paix" in [e.text for e in plan.segments[0].expansions]


def test_a_part_that_no_article_has_is_left_out(answered):
    """The others are still required, all of them."""
    plan, hits = answered("мир qqqqq дощ")

    assert plan.left_out == ("qqqqq",)
    assert set(hits) == {"a.uk", "c.fr", "f.vi"}


def test_parts_that_no_article_has_together_are_optional(open_engine, make_document):
    """As many are required as a few articles have, and what some lack is said."""
    bodies = [*["neige verte"] * 4, *["verte pluie"] * 3, *["rien"] * 40]
    engine = open_engine(
        make_document(str(n), body, lang="fr") for n, body in enumerate(bodies)
    )

    plan = relax(engine, plan_question(expanded(engine, "neige qqqqq verte pluie")))

    assert plan.left_out == ("qqqqq",)
    assert plan.optional == ("neige", "pluie")
    assert engine.count(plan.plans) == 7


def test_rather_than_much_of_a_collection_the_most_telling_part_is_found(answered):
    """Seven articles, of which six tell of peace: a share that says nothing."""
    plan, hits = answered("neige мир")

    assert plan.left_out == ("мир",)
    assert hits == ["g.fr"]


@pytest.mark.parametrize("text", ["qqqqq", "qqqqq zzzzz", '"qqqqq"', "lang:pl дощ"])
def test_where_nothing_can_remain_nothing_is_left_out(answered, text):
    """A question without a match is told as it was asked."""
    plan, hits = answered(text)

    assert (plan.left_out, hits) == ((), [])


def test_function_words_are_not_looked_for(answered):
    """They leave nothing out, as they are not of the question's parts."""
    plan, hits = answered("la paix avec la pluie")

    assert plan.left_out == ()
    assert set(hits) == {"a.uk", "c.fr", "f.vi"}


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ('"neige verte" qqqqq', ("qqqqq",)),
        ('neige "verte neige"', ('"verte neige"',)),
        ("neige zzz*", ("zzz*",)),
        ("neige qqqqqq~", ("qqqqqq~",)),
        ("neige (qqqqq OR zzzzz)", ("qqqqq OR zzzzz",)),
    ],
)
def test_phrases_and_words_with_signs_are_left_out_as_typed(answered, text, left_out):
    """So that the reader recognises them."""
    plan, hits = answered(text)

    assert plan.left_out == left_out
    assert hits == ["g.fr"]


@pytest.mark.parametrize(
    "text", ["мир qqqqq lang:fr", "мир qqqqq -pluie", "qqqqq мир lang:pl"]
)
def test_filters_and_exclusions_are_never_left_out(answered, text):
    """What they exclude is in no answer."""
    plan, hits = answered(text)

    assert plan.left_out == ("qqqqq",)
    assert set(hits) < set(answered("мир")[1])


WORDS = st.sampled_from(["мир", "дощ", "neige", "verte", "qqqqq", "deszcz", "zzz"])


@given(st.lists(WORDS, min_size=1, max_size=9, unique=True))
def test_an_answer_has_every_part_that_is_not_left_out(engine, answered, words):
    """And something is left out only where no article has all."""
    text = " ".join(words)
    plan, hits = answered(text)
    remaining = [word for word in words if word not in plan.left_out]

    assert set(plan.left_out) <= set(words)
    assert remaining
    for word in remaining if hits else ():
        assert set(hits) <= set(answered(word)[1])
    if plan.left_out:
        assert hits
        assert not engine.count(plan_question(expanded(engine, text)).all_parts)


def test_many_parts_are_relaxed_without_trying_every_way(answered):
    """The parts that tell least go first."""
    words = "мир дощ neige verte qqqqq zzzzz xxxxx yyyyy wwwww vvvvv"

    plan, hits = answered(words)

    assert hits == ["g.fr"]
    assert {"мир", "дощ"} < set(plan.left_out)


@pytest.mark.parametrize("text", ['"мир"', "мир*", "мир~1", "lang:uk", "-мир"])
def test_what_is_meant_as_typed_is_not_expanded(engine, text):
    """Phrases, prefixes, fuzzy words, filters and exclusions stay as they are."""
    assert expanded(engine, text).segments == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("мир", {"мир"}),
        ("title:мир", {"мир"}),
        ("мир OR дощ", {"мир", "дощ"}),
        ('мир "дощ"', {"мир"}),
        ("мир -дощ", {"мир"}),
    ],
)
def test_runs_of_plain_words_are_expanded(engine, text, expected):
    """In any part of a question, unless they are excluded."""
    cut = expanded(engine, text).segments

    assert {words.text for words in cut} == expected
    assert all(s.expansions for segments in cut.values() for s in segments)


def test_in_titles_expansions_match_titles(open_engine, make_document):
    """The field of a word holds for words of the same meaning."""
    engine = open_engine([
        make_document("in.fr", "rien", lang="fr", title="La paix", headline=True),
        make_document("out.fr", "paix", lang="fr", title="Rien", headline=True),
        make_document("own.uk", "дощ", lang="uk", title="мир", headline=True),
    ])  # fmt: skip

    plans = relax(engine, plan_question(expanded(engine, "title:мир"))).plans
    matches = engine.search(Query(), plans)

    assert {match.article.id for match, _ in matches.page} == {"own.uk", "in.fr"}


def test_plans_with_syllables_apart_are_of_vietnamese_alone(engine):
    """With syllables apart from the start there is nothing left to relax."""
    question = expanded(engine, "hòa bình")

    plans = plan_question(question)
    nonadjacent = plan_question(question, syllables_apart=True)

    assert set(plans.nonadjacent) == {"vi"}
    assert nonadjacent.all_parts["vi"] == plans.nonadjacent["vi"]
    assert not nonadjacent.nonadjacent
