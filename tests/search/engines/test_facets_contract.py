"""Do an engine's facets count what selecting a value would leave?"""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import strategies as st

from analyzers import LANGUAGES
from search.expansion.expanded_question import ExpandedQuestion
from search.planning.planner import MatchMode, plan_by_language
from search.port.document import Role, Tag
from search.query.facets import FacetField
from search.query.parser import parse
from search.query.request import Query
from tests.search.engines.generated import generated

CODES = ("FR", "JP", "KR", "PL")
TOPICS = ("energy", "rice", "trade")
YEARS = ("2020", "2022", "2024")


@pytest.fixture(scope="module")
def tagged(open_engine, make_document):
    """Return an engine over tagged articles."""
    return open_engine([
        make_document("a", "мир", countries=("KR", "JP"), published="2020-01-01"),
        make_document("b", "мир", countries=("KR",), published="2024-05-05"),
        make_document("c", "війна", countries=("PL",), published="2022-05-05"),
        make_document("d", "paix", lang="fr", countries=("JP",), topics=("rice",)),
    ])  # fmt: skip


def counts(matches, field):
    """Return a facet's counts by value, in the order in which they are shown."""
    facet = next(facet for facet in matches.facets if facet.field is field)
    return {value.value: value.count for value in facet.values}


def test_every_facet_is_counted_in_order(tagged, ask):
    """There is one of each field."""
    assert [facet.field for facet in ask(tagged).facets] == list(FacetField)


def test_values_are_ordered_by_count_then_name(tagged, ask):
    """The most frequent value comes first, equals by their code."""
    assert list(counts(ask(tagged), FacetField.COUNTRY).items()) == [
        ("JP", 2), ("KR", 2), ("PL", 1),
    ]  # fmt: skip


def test_years_are_ordered_from_the_newest(tagged, ask):
    """Years are not ordered by their counts; undated articles have none."""
    assert list(counts(ask(tagged), FacetField.YEAR)) == ["2024", "2022", "2020"]


def months(matches):
    """Return the months of matches with their articles, as triples."""
    return [(month.year, month.month, month.articles) for month in matches.months]


def test_articles_are_counted_by_month(tagged, ask):
    """Months come in order; empty ones and undated articles are left out."""
    assert months(ask(tagged)) == [(2020, 1, 1), (2022, 5, 1), (2024, 5, 1)]
    assert months(ask(tagged, "миру")) == [(2020, 1, 1), (2024, 5, 1)]
    assert months(ask(tagged, "paix")) == []


def test_months_ignore_the_dates_and_respect_the_filters(tagged, ask):
    """Other dates can be chosen while some are selected."""
    korean = {FacetField.COUNTRY: frozenset({"KR"})}

    matches = ask(
        tagged, filters=korean, since=date(2021, 1, 1), until=date(2023, 1, 1)
    )

    assert months(matches) == [(2020, 1, 1), (2024, 5, 1)]


def test_counts_respect_the_question(tagged, ask):
    """Only articles that the question matches are counted."""
    assert counts(ask(tagged, "миру"), FacetField.COUNTRY) == {"KR": 2, "JP": 1}


def test_counts_ignore_the_selection_of_their_own_facet(tagged, ask):
    """Alternatives to a selected value stay visible; other facets are narrowed."""
    matches = ask(tagged, filters={FacetField.COUNTRY: frozenset({"KR"})})

    assert counts(matches, FacetField.COUNTRY) == {"JP": 2, "KR": 2, "PL": 1}
    assert counts(matches, FacetField.YEAR) == {"2024": 1, "2020": 1}


def test_a_selected_value_can_be_deselected(tagged, ask):
    """A selected value that nothing has is shown with 0."""
    chosen = {FacetField.COUNTRY: frozenset({"KR"}), FacetField.TOPIC: frozenset("x")}

    facets = {facet.field: facet for facet in ask(tagged, filters=chosen).facets}

    assert [
        (v.value, v.count, v.selected) for v in facets[FacetField.TOPIC].values
    ] == [("x", 0, True)]


def test_only_partners_are_counted_and_both_are_stored(open_engine, make_document, ask):
    """What an article only mentions is no facet value, but stays among its tags."""
    named = replace(
        make_document("a", "мир"),
        countries=(Tag("KR"), Tag("JP", role=Role.MENTIONED)),
        organizations=(Tag("ASEAN"), Tag("UN", role=Role.MENTIONED)),
    )
    engine = open_engine([named])

    assert counts(ask(engine), FacetField.COUNTRY) == {"KR": 1}
    assert counts(ask(engine), FacetField.ORGANIZATION) == {"ASEAN": 1}
    assert ask(engine, "country:JP").total == 0
    assert ask(engine, "organization:asean").total == 1
    stored = engine.get("a")
    assert stored.countries == named.countries
    assert stored.organizations == named.organizations


ARTICLES = st.fixed_dictionaries({
    "body": st.sampled_from(["мир", "війна", "мир і війна"]),
    "lang": st.sampled_from(LANGUAGES),
    "countries": st.lists(st.sampled_from(CODES), unique=True, max_size=3),
    "topics": st.lists(st.sampled_from(TOPICS), unique=True, max_size=3),
    "published": st.sampled_from(["", *(f"{year}-07-15" for year in YEARS)]),
})  # fmt: skip
FILTERS = st.fixed_dictionaries({
    FacetField.COUNTRY: st.frozensets(st.sampled_from(CODES), max_size=2),
    FacetField.TOPIC: st.frozensets(st.sampled_from(TOPICS), max_size=2),
    FacetField.LANG: st.frozensets(st.sampled_from(LANGUAGES), max_size=2),
    FacetField.YEAR: st.frozensets(st.sampled_from(YEARS), max_size=2),
})  # fmt: skip


@generated(
    st.lists(ARTICLES, max_size=10),
    st.lists(FILTERS, min_size=1, max_size=4),
    st.sampled_from(["", "мир", "мир -війна"]),
    most=40,
)
def test_a_count_is_the_total_after_a_click(
    open_engine, make_document, articles, rows, text
):
    """A value's count is the total with it selected alone and other filters applied."""
    engine = open_engine(
        make_document(str(i), **values) for i, values in enumerate(articles)
    )
    node = parse(text).node
    plans = (
        plan_by_language(ExpandedQuestion(node), MatchMode.ALL_ADJACENT)
        if node
        else None
    )

    for filters in rows:
        query = Query(filters=filters)
        for facet in engine.search(query, plans).facets:
            for value in facet.values:
                alone = {**filters, facet.field: frozenset({value.value})}
                after = engine.search(replace(query, filters=alone), plans)
                assert after.total == value.count, (facet.field, value)


LEVELS = {"solar": "energy", "nuclear": "energy", "crops": "rice"}
"""Narrower topics and the topic above each."""
TOPICS_OF_BOTH_LEVELS = st.tuples(
    st.lists(st.sampled_from(TOPICS), unique=True, max_size=2),
    st.lists(st.sampled_from(sorted(LEVELS)), unique=True, max_size=3),
).map(lambda both: ({*both[0], *(LEVELS[topic] for topic in both[1])}, both[1]))
CHOSEN = st.frozensets(st.sampled_from((*TOPICS, *LEVELS)), max_size=2)
QUERIES = st.builds(
    lambda text, chosen, excluded, every: Query(
        question=parse(text),
        filters={FacetField.TOPIC: chosen},
        excluded={FacetField.TOPIC: excluded},
        match_all=frozenset({FacetField.TOPIC} if every else ()),
    ),
    st.sampled_from(["", "мир", "topic:solar", "мир -topic:nuclear"]),
    CHOSEN,
    CHOSEN,
    st.booleans(),
)


@generated(st.lists(TOPICS_OF_BOTH_LEVELS, max_size=10), QUERIES, most=40)
def test_a_narrower_topic_never_counts_more_than_the_one_above_it(
    open_engine, make_document, articles, query
):
    """Whatever is asked, chosen and excluded; both filter and both are counted."""
    documents = [
        replace(
            make_document(str(number), "мир", topics=sorted(upper)),
            subtopics=tuple(map(Tag, narrower)),
        )
        for number, (upper, narrower) in enumerate(articles)
    ]
    node = query.question.node
    plans = (
        plan_by_language(ExpandedQuestion(node), MatchMode.ALL_ADJACENT)
        if node
        else None
    )

    facets = open_engine(documents).search(query, plans).facets

    facet = next(facet for facet in facets if facet.field is FacetField.TOPIC)
    counts = {value.value: (value.count, value.stories) for value in facet.values}
    for narrower, above in LEVELS.items():
        counted, possible = (counts.get(topic, (0, 0)) for topic in (narrower, above))
        assert counted[0] <= possible[0]
        assert counted[1] <= possible[1]


def test_a_narrower_topic_filters(open_engine, make_document, ask, ids):
    """Chosen or typed, it is a value like those of the upper level."""
    document = make_document("a", "мир", topics=("energy",))
    engine = open_engine(
        [
            replace(document, subtopics=(Tag("solar"),)),
            make_document("b", "мир", topics=("energy",)),
        ]
    )

    chosen = ask(engine, filters={FacetField.TOPIC: frozenset({"solar"})})

    assert ids(chosen) == ids(ask(engine, "topic:solar")) == ["a"]
    assert sorted(ids(ask(engine, "topic:energy"))) == ["a", "b"]
    assert counts(ask(engine), FacetField.TOPIC) == {"energy": 2, "solar": 1}
