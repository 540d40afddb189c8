"""Is a question planned with its expansions, and relaxed only if it must be?"""

import pytest

from analyzers import LANGUAGES
from search.expansion.expanded_question import ExpandedQuestion, expand_question
from search.expansion.expander import QueryExpander
from search.expansion.query_segment import Expansion, ExpansionSource, QuerySegment
from search.expansion.thesaurus import Thesaurus
from search.expansion.translation_table import TranslationTable
from search.planning.relaxation import plan_question, relax
from search.port.plan import Tiered, WeightedTerm
from search.query.parser import parse
from search.query.request import Query

CONCEPTS = (
    {"uk": ("мир",), "fr": ("paix",), "pl": ("pokój",), "vi": ("hòa bình",)},
    {"uk": ("дощ",), "fr": ("pluie",), "pl": ("deszcz",), "vi": ("mưa",)},
)
EXPANDER = QueryExpander(
    Thesaurus.make(CONCEPTS), TranslationTable("", {}, {}), lambda: None
)
BODIES = {
    "a.uk": "мир і дощ",
    "b.uk": "мир",
    "c.fr": "paix et pluie",
    "d.fr": "paix",
    "e.pl": "pokój",
    "f.vi": "hòa bình mưa",
}


WEAK = Expansion(
    "дощ", "uk", WeightedTerm((("дощ",),)), strong=False, source=ExpansionSource.LEARNT
)


class WeakExpander:
    """An expander that has a weak expansion for every word, and no strong one."""

    def expand(self, text, _engine):
        """Return a text as one segment."""
        return (QuerySegment(text, 0, len(text), (WEAK,)),)


def expanded(engine, text, expander=EXPANDER):
    """Parse and expand a question."""
    return expand_question(parse(text).node, engine, expander)


def planned(engine, text, expander=EXPANDER):
    """Plan a question, relaxed if it must be."""
    return relax(engine, plan_question(expanded(engine, text, expander)))


@pytest.fixture(scope="module")
def engine(open_engine, make_document):
    """Return an engine over translations of an article into four languages."""
    return open_engine(
        make_document(name, body, lang=name[-2:]) for name, body in BODIES.items()
    )


@pytest.fixture
def answered(engine):
    """Return a function that plans a question and lists its matches, best first."""

    def run(text, *, expand=True, excluded=frozenset()):
        node = parse(text).node
        question = ExpandedQuestion(node)
        if expand:
            question = expand_question(node, engine, EXPANDER, excluded)
        plan = relax(engine, plan_question(question))
        page = engine.search(Query(size=100), plan.plans).page
        return plan, [match.article.id for match, _ in page]

    return run


def test_own_words_rank_above_expansions(answered):
    """Both match articles; those of other languages rank below."""
    plan, hits = answered("мир")

    assert set(hits[:2]) == {"a.uk", "b.uk"}
    assert set(hits[2:]) == {"c.fr", "d.fr", "e.pl", "f.vi"}
    assert not plan.relaxed
    assert [segment.text for segment in plan.segments] == ["мир"]


def test_weak_expansions_alone_are_no_answer(engine):
    """They count only if some article has some of the words."""
    nothing, some = (
        planned(engine, text, WeakExpander()) for text in ("qqqqq", "qqqqq мир")
    )

    assert not engine.count(nothing.plans)
    assert not nothing.relaxed
    page = engine.search(Query(), some.plans).page
    assert {"a.uk", "b.uk"} <= {match.article.id for match, _ in page}


def test_every_segment_must_match_in_one_language(answered):
    """An expansion of one word does not replace another word."""
    _, hits = answered("мир дощ")

    assert hits[0] == "a.uk"
    assert set(hits) == {"a.uk", "c.fr", "f.vi"}


def test_a_question_may_do_without_expansions(answered):
    """Then only the question's own words count."""
    plan, hits = answered("мир", expand=False)

    assert set(hits) == {"a.uk", "b.uk"}
    assert plan.segments == ()


def test_an_excluded_expansion_is_listed_but_not_searched_for(answered):
    """What only it matched is no hit."""
    plan, hits = answered("мир", excluded=frozenset({"paix"}))

    assert set(hits) == {"a.uk", "b.uk", "e.pl", "f.vi"}
    assert "paix" in [e.text for e in plan.segments[0].expansions]


def test_matches_in_another_language_hide_none_of_the_words_typed(answered):
    """Articles with all words come first, then those with some of the words."""
    plan, hits = answered("pokój deszcz")

    assert plan.relaxed
    assert set(hits[:3]) == {"a.uk", "c.fr", "f.vi"}
    assert "e.pl" in hits[3:]


def test_words_that_no_article_has_are_matched_by_their_expansions(answered):
    """Nothing is relaxed: no article with words as typed could be hidden."""
    plan, hits = answered("deszcze")

    assert not plan.relaxed
    assert set(hits) == {"a.uk", "c.fr", "f.vi"}


def test_where_no_article_has_all_words_any_will_do(answered):
    """Expansions then count like the words themselves."""
    plan, hits = answered("pokój qqqqq")

    assert plan.relaxed
    assert set(hits) == set(BODIES)
    assert not answered("qqqqq")[0].relaxed


@pytest.mark.parametrize("text", ['"мир"', "мир*", "мир~1", "lang:uk", "-мир"])
def test_what_is_meant_as_typed_is_not_expanded(engine, text):
    """Phrases, prefixes, fuzzy words, filters and exclusions stay as they are."""
    assert expanded(engine, text).expansions == {}


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
    expansions = expanded(engine, text).expansions

    assert {words.text for words in expansions} == expected
    assert all(s.expansions for segments in expansions.values() for s in segments)


def test_in_titles_expansions_match_titles(open_engine, make_document):
    """The field of a word holds for words of the same meaning."""
    engine = open_engine([
        make_document("in.fr", "rien", lang="fr", title="La paix", headline=True),
        make_document("out.fr", "paix", lang="fr", title="Rien", headline=True),
        make_document("own.uk", "дощ", lang="uk", title="мир", headline=True),
    ])  # fmt: skip

    matches = engine.search(Query(), planned(engine, "title:мир").plans)

    assert [match.article.id for match, _ in matches.page] == ["own.uk", "in.fr"]


def test_expanded_plans_are_a_lower_tier_unless_any_word_will_do(engine):
    """Where all words are required own words come first; else all are weighed."""
    plans = plan_question(expanded(engine, "мир"))

    strict, loose = plans.all_words, plans.any_word
    assert isinstance(strict.expanded["fr"], Tiered)
    assert strict.expanded["fr"].upper == strict.own["fr"]
    assert strict.expanded["uk"] == strict.own["uk"]
    assert set(strict.expanded) == set(loose.expanded) == set(LANGUAGES)
    assert not any(isinstance(plan, Tiered) for plan in loose.expanded.values())


def test_words_without_expansions_are_planned_as_they_are(engine):
    """What neither thesaurus nor table has costs nothing."""
    question = expanded(engine, "qqqqq")
    plans = plan_question(question)

    assert question.segments[0].expansions == ()
    assert plans.any_word.expanded == plans.any_word.own
    assert plans.all_words.expanded == plans.all_words.own


def test_plans_with_syllables_apart_are_of_vietnamese_alone(engine):
    """With syllables apart from the start there is nothing left to relax."""
    question = expanded(engine, "hòa bình")

    plans = plan_question(question)
    nonadjacent = plan_question(question, syllables_apart=True)

    assert set(plans.nonadjacent) == {"vi"}
    assert nonadjacent.all_words.expanded["vi"] == plans.nonadjacent["vi"]
    assert not nonadjacent.nonadjacent
    assert not plan_question(expanded(engine, "мир")).nonadjacent
