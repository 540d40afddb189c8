"""Do the counts and pages of stories agree, whatever the collection and filters?"""

from dataclasses import replace

import pytest
from hypothesis import strategies as st

from analyzers import LANGUAGES
from search.expansion.expanded_question import ExpandedQuestion
from search.planning.planner import MatchMode, plan_by_language
from search.query.facets import FacetField
from search.query.parser import parse
from search.query.request import Query, Sort
from search.stories import Stories, Story, Version
from tests.search.engines.generated import generated

CODES = ("FR", "JP", "KR", "PL")


YEARS = ("2020", "2022", "2024")


ARTICLES = st.fixed_dictionaries({
    "body": st.sampled_from(["мир", "війна", "мир і війна"]),
    "lang": st.sampled_from(LANGUAGES),
    "countries": st.lists(st.sampled_from(CODES), unique=True, max_size=3),
    "published": st.sampled_from(["", *(f"{year}-07-15" for year in YEARS)]),
})  # fmt: skip


COLLECTIONS = st.lists(st.tuples(ARTICLES, st.integers(0, 4)), max_size=10)


FILTERS = st.fixed_dictionaries({
    FacetField.COUNTRY: st.frozensets(st.sampled_from(CODES), max_size=2),
    FacetField.LANG: st.frozensets(st.sampled_from(LANGUAGES), max_size=2),
    FacetField.YEAR: st.frozensets(st.sampled_from(YEARS), max_size=2),
})  # fmt: skip


PREFERRED = st.permutations(LANGUAGES).map(lambda row: tuple(row[:2]))


@pytest.fixture(scope="module")
def open_collection(open_engine, make_document):
    """Return a function that opens a generated collection; story 4 means none."""

    def run(collection):
        documents = [
            make_document(str(n), **values) for n, (values, _) in enumerate(collection)
        ]
        rows = [
            tuple(
                Version(str(n), values["lang"])
                for n, (values, story) in enumerate(collection)
                if story == number
            )
            for number in range(4)
        ]
        stories = (Story(f"s-{n}", 1.0, row) for n, row in enumerate(rows) if row)
        return open_engine(documents, Stories(tuple(stories)))

    return run


def plans_of(text):
    """Return the plans of a question, None for one that matches everything."""
    node = parse(text).node
    return (
        plan_by_language(ExpandedQuestion(node), MatchMode.ALL_ADJACENT)
        if node
        else None
    )


TEXTS = st.sampled_from(["", "мир", "мир -війна"])


@generated(COLLECTIONS, st.lists(FILTERS, min_size=1, max_size=3), TEXTS, most=40)
def test_counts_are_the_totals_after_a_click(open_collection, collection, rows, text):
    """A value selected alone leaves as many articles and stories as its counts."""
    engine, plans = open_collection(collection), plans_of(text)

    for filters in rows:
        query = Query(filters=filters)
        for facet in engine.search(query, plans).facets:
            for value in facet.values:
                alone = {**filters, facet.field: frozenset({value.value})}
                after = engine.search(replace(query, filters=alone), plans)
                shown = (value.count, value.stories)
                assert (after.total, after.stories) == shown, (facet.field, value)


@generated(COLLECTIONS, FILTERS, TEXTS, PREFERRED, st.sampled_from(Sort), most=60)
def test_a_grouped_page_has_each_story_once(
    open_collection, collection, filters, text, preferred, sort
):
    """In the order of the stories' first articles, each in its preferred language."""
    engine, plans = open_collection(collection), plans_of(text)
    ungrouped = Query(filters=filters, sort=sort, size=100)
    grouped = replace(ungrouped, grouped=True, preferred=preferred)
    story = {str(n): s if s < 4 else f"own {n}" for n, (_, s) in enumerate(collection)}
    rank = {lang: rank for rank, lang in enumerate(preferred)}

    expected = {}
    for tagged, _ in engine.search(ungrouped, plans).page:
        expected.setdefault(story[tagged.article.id], []).append(tagged.article)
    matches = engine.search(grouped, plans)

    assert [tagged.article for tagged, _ in matches.page] == [
        min(versions, key=lambda a: rank.get(a.lang, len(rank)))
        for versions in expected.values()
    ]
    assert matches.stories == len(matches.page)
