"""Is a query planned once, and only for what decides its plans?"""

from dataclasses import replace

import pytest

from search.expansion.expander import QueryExpander
from search.expansion.thesaurus import Thesaurus
from search.query.facets import FacetField
from search.query.parser import parse
from search.query.request import Query, Sort
from search.searcher.plan_cache import PlanCache

THESAURUS = Thesaurus.make(({"uk": ("мир",), "fr": ("paix",)},))
MIR = Query(question=parse("мир"))


@pytest.fixture
def cache(open_engine, make_document):
    """Return a cache over an engine with one article."""
    engine = open_engine([make_document("a.uk", "мир", lang="uk")])
    return PlanCache(engine, QueryExpander(THESAURUS))


def test_a_query_without_a_question_has_no_plan(cache):
    """Every article matches, and nothing is expanded."""
    planned = cache.relax(Query())

    assert (planned.plans, planned.left_out, planned.segments) == (None, (), ())
    assert cache.plan(Query()) is None


@pytest.mark.parametrize(
    "change",
    [
        {"page": 2},
        {"size": 5, "grouped": True, "preferred": ("fr",)},
        {"filters": {FacetField.LANG: frozenset({"uk"})}, "sort": Sort.NEWEST},
    ],
)
def test_filters_order_and_page_share_the_plans(cache, change):
    """The question is expanded and planned once for all of them."""
    assert cache.relax(replace(MIR, **change)) is cache.relax(MIR)
    assert cache.plan(replace(MIR, **change)) is cache.plan(MIR)


@pytest.mark.parametrize(
    "change",
    [
        {"question": parse("пакт")},
        {"expand": False},
        {"excluded_expansions": frozenset({"paix"})},
    ],
)
def test_another_question_or_other_expansions_have_other_plans(cache, change):
    """This holds for the answer and for every step."""
    assert cache.relax(replace(MIR, **change)).plans != cache.relax(MIR).plans
    assert cache.plan(replace(MIR, **change)) != cache.plan(MIR)
