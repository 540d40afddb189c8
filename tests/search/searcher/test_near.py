"""Is what is near in meaning shown below what was found, and only where it helps?"""

from types import SimpleNamespace

import pytest

from search.expansion.expanded_question import ExpandedQuestion
from search.planning.planner import MatchMode, plan_by_language
from search.query.facets import FacetField
from search.query.parser import parse
from search.query.request import Query, Sort
from search.searcher.near import SHOWN, near_hits
from search.stories import Stories, Story, Version

LANGS = ("uk", "fr", "pl")
IDS = [f"{name}.{lang}" for name in "abcdefghijklmn" for lang in LANGS]
STORIES = Stories(
    tuple(
        Story(
            f"s-{name}", 1.0, tuple(Version(f"{name}.{lang}", lang) for lang in LANGS)
        )
        for name in "abcdefghijklmn"
    )
)


class Ranker:
    """A ranker to which all articles are near, those of early letters most."""

    def question(self, node):
        """Return the question as it is."""
        return node

    def near(self, _question, count):
        """Return the articles in the order of their ids."""
        return tuple((i, 1 - n / 100) for n, i in enumerate(IDS))[:count]


@pytest.fixture(scope="module")
def engine(open_engine, make_document):
    """Return an engine over articles of which those of one story say `Vinci`."""
    return open_engine(
        (
            make_document(
                i,
                "Vinci mot" if i[0] == "b" else "mot",
                lang=i[-2:],
                published=f"20{10 + n // 3}-01-01",
            )
            for n, i in enumerate(IDS)
        ),
        STORIES,
    )


@pytest.fixture
def near(engine):
    """Return a function that asks and returns the ids of what is near."""

    def ask(text, ranker=Ranker(), **values):  # noqa: B008 - it has no state
        query = Query(question=parse(text), **values)
        node = query.question.node
        plans = None
        if node:
            plans = plan_by_language(ExpandedQuestion(node), MatchMode.ALL_ADJACENT)
        generation = SimpleNamespace(engine=engine, ranker=ranker, stories=STORIES)
        hits = near_hits(generation, query, engine.search(query, plans))
        return [hit.tagged.article.id for hit in hits]

    return ask


def test_each_story_is_shown_once_the_nearest_first(near):
    """At most ten, and none that was found; in the preferred language if grouped."""
    stories = list("acdefghijklmn")[:SHOWN]

    assert near("Vinci") == [f"{name}.uk" for name in stories]
    assert near("Vinci", grouped=True, preferred=("vi", "pl")) == [
        f"{name}.pl" for name in stories
    ]


def test_filters_and_dates_are_respected(near):
    """Those of the request as those of the question."""
    french = {FacetField.LANG: frozenset({"fr"})}

    assert {i[-2:] for i in near("Vinci", filters=french)} == {"fr"}
    assert {i[-2:] for i in near("Vinci lang:pl")} == {"pl"}
    assert near("Vinci date:2022..2023") == ["m.uk", "n.uk"]
    assert near("zzz -mot") == []


@pytest.mark.parametrize("text", ['"Vinci"', "Vinc*", "Vinci~", "title:Vinci", ""])
def test_what_must_stand_so_in_an_article_has_nothing_near(near, text):
    """Nor has what looks for nothing."""
    assert near(text) == []


@pytest.mark.parametrize(
    "values", [{"page": 2}, {"sort": Sort.NEWEST}, {"expand": False}, {"size": 2}]
)
def test_only_below_all_that_was_found(near, values):
    """On page 1, by relevance, and not where only one's own words are searched."""
    assert near("Vinci") != []
    assert near("Vinci", **values) == []


def test_an_index_without_meanings_has_nothing_near(near):
    """It was built without a model."""
    assert near("Vinci", ranker=None) == []
