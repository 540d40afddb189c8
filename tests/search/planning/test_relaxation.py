"""Is a question planned with its equivalents, and loosened only in need?"""

import pytest

from analyzers import LANGUAGES
from search.expansion.expander import QueryExpander
from search.expansion.query_segment import Expansion, ExpansionSource, QuerySegment
from search.expansion.thesaurus import Thesaurus
from search.expansion.translation_table import TranslationTable
from search.planning.planner import MatchMode
from search.planning.relaxation import expand, make_plans, plan_query
from search.port.plan import Tiered, WeightedTerm
from search.query.ast import Words
from search.query.parser import parse
from search.query.request import Query

CONCEPTS = (
    {"uk": ("мир",), "fr": ("paix",), "pl": ("pokój",), "vi": ("hòa bình",)},
    {"uk": ("дощ",), "fr": ("pluie",), "pl": ("deszcz",), "vi": ("mưa",)},
)
FINDER = QueryExpander(
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


class OnlyNear:
    """A finder that knows something near for every word, and nothing for sure."""

    def expand(self, text, _engine):
        """Make one unit of a question."""
        return (QuerySegment(text, 0, len(text), (WEAK,)),)


@pytest.fixture(scope="module")
def engine(open_engine, entry):
    """Give an engine over articles that say the same in four languages."""
    return open_engine(
        entry(name, body, lang=name[-2:]) for name, body in BODIES.items()
    )


@pytest.fixture
def answered(engine):
    """Give a function that asks a question and names what it finds, best first."""

    def run(text, **values):
        query = Query(question=parse(text), size=100, **values)
        asked = plan_query(engine, query, FINDER)
        page = engine.search(query, asked.plans).page
        return asked, [found.article.id for found, _ in page]

    return run


def test_nothing_asked_is_no_plan(answered):
    """Everything is found, and nothing has equivalents."""
    asked, found = answered("")

    assert (asked.plans, asked.relaxed, asked.segments) == (None, False, ())
    assert len(found) == len(BODIES)


def test_own_words_first_then_equivalents(answered):
    """Both find articles; those of the other languages stand below."""
    asked, found = answered("мир")

    assert set(found[:2]) == {"a.uk", "b.uk"}
    assert set(found[2:]) == {"c.fr", "d.fr", "e.pl", "f.vi"}
    assert not asked.relaxed
    assert [unit.text for unit in asked.segments] == ["мир"]


def test_what_is_only_near_is_no_answer(engine):
    """Where no article has any of the words; where one has some, it counts."""
    nothing, some = (
        plan_query(engine, Query(question=parse(text)), OnlyNear())
        for text in ("qqqqq", "qqqqq мир")
    )

    assert not engine.count(nothing.plans)
    assert not nothing.relaxed
    found = engine.search(Query(), some.plans).page
    assert {"a.uk", "b.uk"} <= {each.article.id for each, _ in found}


def test_every_unit_must_be_found_in_one_language(answered):
    """Equivalents of one word do not stand in for another."""
    _, found = answered("мир дощ")

    assert found[0] == "a.uk"
    assert set(found) == {"a.uk", "c.fr", "f.vi"}


def test_equivalents_can_be_left_out(answered):
    """Then only the question's own words count."""
    asked, found = answered("мир", expand=False)

    assert set(found) == {"a.uk", "b.uk"}
    assert asked.segments == ()


def test_a_removed_equivalent_is_told_but_not_looked_for(answered):
    """What only it found is gone."""
    asked, found = answered("мир", excluded_expansions=frozenset({"paix"}))

    assert set(found) == {"a.uk", "b.uk", "e.pl", "f.vi"}
    assert "paix" in [e.text for e in asked.segments[0].expansions]


def test_another_language_hides_no_words_that_were_typed(answered):
    """What it has in full comes first; articles with some of the words are there."""
    asked, found = answered("pokój deszcz")

    assert asked.relaxed
    assert set(found[:3]) == {"a.uk", "c.fr", "f.vi"}
    assert "e.pl" in found[3:]


def test_words_that_no_article_has_are_found_in_full_by_equivalents(answered):
    """Nothing is loosened for them: there is nothing that was typed to be hidden."""
    asked, found = answered("deszcze")

    assert not asked.relaxed
    assert set(found) == {"a.uk", "c.fr", "f.vi"}


def test_where_nothing_has_all_words_some_will_do(answered):
    """Equivalents then count beside the words themselves."""
    asked, found = answered("pokój qqqqq")

    assert asked.relaxed
    assert set(found) == set(BODIES)
    assert not answered("qqqqq")[0].relaxed


@pytest.mark.parametrize("text", ['"мир"', "мир*", "мир~1", "lang:uk", "-мир"])
def test_what_is_meant_as_it_stands_is_not_widened(engine, text):
    """Phrases, beginnings, fuzzy words, filters and exclusions stay as they are."""
    assert expand(parse(text).node, engine, FINDER) == {}


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
def test_runs_of_plain_words_are_widened(engine, text, expected):
    """Wherever they stand in a question, but not where they are excluded."""
    found = expand(parse(text).node, engine, FINDER)

    assert {words.text for words in found} == expected
    assert all(unit.expansions for units in found.values() for unit in units)


def test_in_titles_equivalents_are_looked_for_in_titles(open_engine, entry):
    """A field that was asked for holds for words of the same meaning."""
    engine = open_engine([
        entry("in.fr", "rien", lang="fr", title="La paix", headline=True),
        entry("out.fr", "paix", lang="fr", title="Rien", headline=True),
        entry("own.uk", "дощ", lang="uk", title="мир", headline=True),
    ])  # fmt: skip
    query = Query(question=parse("title:мир"))

    matches = engine.search(query, plan_query(engine, query, FINDER).plans)

    assert [f.article.id for f, _ in matches.page] == ["own.uk", "in.fr"]


def test_wider_plans_stand_below_unless_any_word_will_do(engine):
    """Where all words are asked for direct matches come first; else all are weighed."""
    node = parse("мир").node
    widened = expand(node, engine, FINDER)

    close = make_plans(node, MatchMode.ALL_ADJACENT, widened)
    some = make_plans(node, MatchMode.ANY, widened)

    assert isinstance(close["fr"], Tiered)
    assert close["fr"].upper == make_plans(node, MatchMode.ALL_ADJACENT)["fr"]
    assert close["uk"] == make_plans(node, MatchMode.ALL_ADJACENT)["uk"]
    assert set(close) == set(some) == set(LANGUAGES)
    assert not any(isinstance(plan, Tiered) for plan in some.values())


def test_words_without_equivalents_are_planned_as_ever(engine):
    """What nobody knows costs nothing."""
    node = parse("qqqqq").node
    assert isinstance(node, Words)

    assert make_plans(node, MatchMode.ANY, {}) == make_plans(node, MatchMode.ANY)
    assert (
        plan_query(engine, Query(question=parse("qqqqq")), FINDER)
        .segments[0]
        .expansions
        == ()
    )
