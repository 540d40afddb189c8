"""Does an engine group articles by story, and count stories with articles?"""

from itertools import chain

import pytest

from search.expansion.expanded_question import ExpandedQuestion
from search.planning.planner import MatchMode, plan_by_language
from search.query.facets import FacetField
from search.query.parser import parse
from search.query.request import Query, Sort
from search.stories import Stories, Story, Version


def make_stories(*groups):
    """Return a story for each group of article ids, which end in their language."""
    return Stories(
        tuple(
            Story(f"s-{number}", 1.0, tuple(Version(a, a[-2:]) for a in ids))
            for number, ids in enumerate(groups)
        )
    )


ROWS = (
    ("a.uk", "Vinci мир", ("KR",), "2020-01-01"),
    ("a.fr", "Vinci paix", ("KR", "FR"), "2022-01-01"),
    ("a.pl", "pokój", ("KR",), "2024-01-01"),
    ("b.fr", "Vinci Vinci Vinci", ("KR",), "2021-01-01"),
    ("b.pl", "Vinci wojna", ("JP",), "2023-01-01"),
    ("c.uk", "Vinci дощ", ("JP",), ""),
)


@pytest.fixture(scope="module")
def engine(open_engine, make_document):
    """Return an engine over stories in three languages, in two, and in one."""
    documents = [
        make_document(name, body, lang=name[-2:], countries=countries, published=day)
        for name, body, countries, day in ROWS
    ]
    return open_engine(
        documents, make_stories(("a.uk", "a.fr", "a.pl"), ("b.fr", "b.pl"))
    )


def values(matches, field):
    """Return a facet's counts of articles and stories by value."""
    facet = next(facet for facet in matches.facets if facet.field is field)
    return {value.value: (value.count, value.stories) for value in facet.values}


def test_articles_and_their_stories_are_counted(engine, ask):
    """Versions that match are one story; an article in none is its own."""
    everything, matches = ask(engine), ask(engine, "Vinci")

    assert (everything.total, everything.stories) == (6, 3)
    assert (matches.total, matches.stories) == (5, 3)
    assert (ask(engine, "paix").total, ask(engine, "paix").stories) == (1, 1)
    assert (ask(engine, "qqqqq").total, ask(engine, "qqqqq").stories) == (0, 0)


def test_without_stories_each_article_is_its_own(open_engine, make_document, ask, ids):
    """An engine that was opened without stories groups nothing."""
    engine = open_engine([make_document("a", "мир"), make_document("b", "мир")])

    matches = ask(engine, "мир", grouped=True)

    assert (matches.total, matches.stories) == (2, 2)
    assert sorted(ids(matches)) == ["a", "b"]


def test_stories_may_name_articles_that_are_not_indexed(
    open_engine, make_document, ask
):
    """A version that the index lacks is not counted."""
    engine = open_engine(
        [make_document("a.uk", "мир")], make_stories(("a.uk", "gone.fr"))
    )

    assert (ask(engine).total, ask(engine).stories) == (1, 1)


def test_a_facet_counts_both(engine, ask):
    """A story counts once for each value that any of its matching versions has."""
    assert values(ask(engine), FacetField.COUNTRY) == {
        "KR": (4, 2), "JP": (2, 2), "FR": (1, 1),
    }  # fmt: skip
    assert values(ask(engine), FacetField.LANG) == {
        "fr": (2, 2), "pl": (2, 2), "uk": (2, 2),
    }  # fmt: skip
    chosen = ask(engine, filters={FacetField.LANG: frozenset({"fr"})})
    assert values(chosen, FacetField.COUNTRY) == {"KR": (2, 2), "FR": (1, 1)}


def test_a_selected_value_that_nothing_has_counts_no_story(engine, ask):
    """It is listed with 0 of both, so that it can be deselected."""
    matches = ask(engine, filters={FacetField.COUNTRY: frozenset({"VA"})})

    assert values(matches, FacetField.COUNTRY)["VA"] == (0, 0)


def test_a_grouped_story_ranks_where_its_best_version_does(engine, ask, ids):
    """It is listed once, and the stories have the order of their best versions."""
    articles = ids(ask(engine, "Vinci"))
    grouped = ids(ask(engine, "Vinci", grouped=True))

    assert len(articles) == 5
    first = {}
    for article in articles:
        first.setdefault(article[0], article)
    assert grouped == list(first.values())


def test_a_version_in_a_preferred_language_represents_its_story(engine, ask, ids):
    """The story keeps its rank; without a preferred version, its best one is shown."""
    plain = ids(ask(engine, "Vinci", grouped=True))

    polish = ids(ask(engine, "Vinci", grouped=True, preferred=("vi", "pl", "fr")))
    french = ids(ask(engine, "Vinci", grouped=True, preferred=("fr", "pl")))

    assert [a[0] for a in polish] == [a[0] for a in french] == [a[0] for a in plain]
    # The Polish version of the first story does not match, so that French is next.
    assert set(polish) == {"b.pl", "a.fr", "c.uk"}
    assert set(french) == {"b.fr", "a.fr", "c.uk"}


def test_preference_changes_nothing_ungrouped(engine, ask, ids):
    """Articles one by one are not reordered by language."""
    assert ids(ask(engine, "Vinci", preferred=("pl",))) == ids(ask(engine, "Vinci"))


def test_only_versions_that_pass_the_filters_represent_a_story(engine, ask, ids):
    """A story whose preferred version is filtered out is represented by another."""
    matches = ask(
        engine,
        grouped=True,
        preferred=("pl",),
        filters={FacetField.LANG: frozenset({"uk", "fr"})},
    )

    assert {a[:1]: a for a in ids(matches)}.keys() == {"a", "b", "c"}
    assert not any(a.endswith("pl") for a in ids(matches))


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (Sort.NEWEST, ["a.pl", "b.pl", "c.uk"]),
        (Sort.OLDEST, ["a.uk", "b.fr", "c.uk"]),
    ],
)
def test_grouped_stories_are_sorted_by_day(engine, ask, ids, sort, expected):
    """By the newest or the oldest version; undated stories come last."""
    assert ids(ask(engine, grouped=True, sort=sort)) == expected


def test_pages_of_stories_are_full_and_do_not_overlap(engine, ask, ids):
    """A page has as many stories as fit, and the pages together have all."""
    pages = [ids(ask(engine, grouped=True, size=2, page=n)) for n in (1, 2, 3)]

    assert [len(page) for page in pages] == [2, 1, 0]
    assert sorted(a[0] for page in pages for a in page) == ["a", "b", "c"]
    assert [*chain(*pages)] == ids(ask(engine, grouped=True))


def test_any_match_leads_to_the_one_that_represents_its_story(engine):
    """In the preferred language, of what the filters leave; else it is itself."""
    plans = plan_by_language(
        ExpandedQuestion(parse("Vinci").node), MatchMode.ALL_ADJACENT
    )
    german_or_polish = Query(preferred=("de", "pl"))
    not_polish = Query(
        preferred=("pl", "fr"), filters={FacetField.LANG: frozenset({"fr", "uk"})}
    )

    ids = ("b.fr", "a.uk", "c.uk")

    assert engine.represent(Query(), plans, ids) == ids
    assert engine.represent(german_or_polish, plans, ids)[0] == "b.pl"
    assert engine.represent(not_polish, plans, ids) == ("b.fr", "a.fr", "c.uk")
    assert engine.represent(not_polish, plans, ()) == ()
