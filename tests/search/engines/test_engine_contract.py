"""Does an engine answer as its port promises?"""

from dataclasses import replace
from itertools import chain

import pytest

from search.port.document import Evidence, Tag
from search.query.facets import FacetField
from search.query.request import Sort

STORY = {
    "base": ("мирна угода", {}),
    "inflected": ("мирної угоди", {}),
    "war": ("війна тепер", {}),
    "titled": ("зовсім інше", {"title": "Угода про мир", "headline": True}),
    "french": ("un accord signé", {"lang": "fr"}),
}
DAYS = {
    "undated1": "",
    "old": "2020-01-31",
    "new": "2024-12-31",
    "undated2": "",
    "middle": "2022-06-01",
}


@pytest.fixture(scope="module")
def stories(open_engine, make_document):
    """Return an engine over a handful of articles of a few words."""
    return open_engine(
        make_document(name, body, **values) for name, (body, values) in STORY.items()
    )


@pytest.fixture(scope="module")
def dated(open_engine, make_document):
    """Return an engine over articles of one word, some without a date."""
    return open_engine(
        make_document(name, "мир", published=day, lang="uk")
        for name, day in DAYS.items()
    )


@pytest.fixture(scope="module")
def tagged(open_engine, make_document):
    """Return an engine over tagged articles."""
    return open_engine([
        make_document("a", "мир", countries=("KR", "JP"), topics=("energy",)),
        make_document(
            "b", "мир", countries=("KR",), published="2024-05-05", source="Hoptac"
        ),
        make_document("c", "мир", topics=("energy", "rice"), published="2020-05-05"),
        make_document("d", "мир", lang="pl", countries=("JP",), topics=("rice",)),
    ])  # fmt: skip


ANSWERS = {
    "a word in any form": ("угода", {"base", "inflected", "titled"}),
    "another form": ("угодами", {"base", "inflected", "titled"}),
    "all words": ("мирна угода", {"base", "inflected"}),
    "AND": ("війна AND тепер", {"war"}),
    "AND of strangers": ("війна AND угода", set()),
    "OR": ("війна OR угода", {"war", "base", "inflected", "titled"}),
    "OR across languages": ("війна OR accords", {"war", "french"}),
    "words of two languages": ("війна accord", set()),
    "NOT": ("угода NOT мирний", {"titled"}),
    "minus": ("угода -мирна", {"titled"}),
    "negation alone": ("-угода", {"war", "french"}),
    "phrase": ('"мирна угода"', {"base"}),
    "phrase in another order": ('"угода мирна"', set()),
    "phrase in another form": ('"мирної угоди"', {"inflected"}),
    "one quoted form": ('"угоди"', {"inflected"}),
    "phrase over title and body": ('"мир зовсім"', set()),
    "prefix": ("мирн*", {"base", "inflected"}),
    "prefix of nothing": ("ъъ*", set()),
    "title": ("title:угоди", {"titled"}),
    "title phrase": ('title:"про мир"', {"titled"}),
    "title prefix": ("title:угод*", {"titled"}),
    "word of a body behind title": ("title:інше", set()),
    "unknown word": ("ґґґґ", set()),
    "signs": ("…", set()),
    "value": ("lang:fr", {"french"}),
    "unknown value": ("country:KR", set()),
    "no question": ("", set(STORY)),
}


@pytest.mark.parametrize(("text", "expected"), ANSWERS.values(), ids=ANSWERS)
def test_a_question_finds_what_it_means(stories, ask, ids, text, expected):
    """Words, phrases, prefixes, fields and operators find their articles."""
    matches = ask(stories, text)

    assert set(ids(matches)) == expected
    assert matches.total == len(expected)


@pytest.mark.parametrize(
    ("text", "first"), [("мирна угода", "base"), ("мирної угоди", "inflected")]
)
def test_the_very_form_beats_an_inflected_one(stories, ask, text, first):
    """The article with the very form scores more than one that is otherwise equal."""
    (best, high), (_, low) = ask(stories, text).page

    assert best.article.id == first
    assert high > low > 0


def test_a_word_of_the_title_beats_one_of_the_body(
    open_engine, make_document, ask, ids
):
    """An article with the word in its title precedes one with the same words."""
    engine = open_engine([
        make_document("body", "угода", title="війна", headline=True),
        make_document("title", "війна", title="угода", headline=True),
    ])  # fmt: skip

    assert ids(ask(engine, "угода")) == ["title", "body"]


def test_a_score_needs_a_question(stories, ask):
    """Without words every article scores 0."""
    assert {score for _, score in ask(stories).page} == {0.0}


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (Sort.NEWEST, ["new", "middle", "old", "undated1", "undated2"]),
        (Sort.OLDEST, ["old", "middle", "new", "undated1", "undated2"]),
    ],
)
@pytest.mark.parametrize("text", ["", "мир"])
def test_articles_without_a_date_come_last(dated, ask, ids, sort, expected, text):
    """By date, in either direction, undated articles follow the dated ones."""
    assert ids(ask(dated, text, sort=sort)) == expected


def test_days_are_included(dated, ask, ids):
    """The first and the last day belong to a period; undated articles to none."""
    day = {name: dated.get(name).article.published for name in ("old", "middle")}

    assert ids(ask(dated, since=day["old"], until=day["old"])) == ["old"]
    assert set(ids(ask(dated, until=day["middle"]))) == {"old", "middle"}
    assert set(ids(ask(dated, since=day["middle"]))) == {"middle", "new"}


def test_pages_give_every_article_once(dated, ask, ids):
    """Consecutive pages are the whole order, and a page past it is empty."""
    pages = [ids(ask(dated, "мир", size=2, page=page)) for page in (1, 2, 3, 4)]

    assert [len(page) for page in pages] == [2, 2, 1, 0]
    assert sorted(chain.from_iterable(pages)) == sorted(DAYS)
    assert ask(dated, "мир", size=2, page=9).total == len(DAYS)


FILTERS = {
    "one value": ({"country": {"KR"}}, "ab"),
    "two values of a facet": ({"topic": {"energy", "rice"}}, "acd"),
    "two facets": ({"country": {"KR"}, "topic": {"energy"}}, "a"),
    "language": ({"lang": {"pl"}}, "d"),
    "year": ({"year": {"2024", "2020"}}, "bc"),
    "unknown value": ({"country": {"XX"}}, ""),
    "nothing selected": ({"country": set()}, "abcd"),
}


@pytest.mark.parametrize(("filters", "expected"), FILTERS.values(), ids=FILTERS)
def test_filters_select_articles_with_their_values(tagged, ask, ids, filters, expected):
    """Values of one facet are alternatives; all facets must match."""
    chosen = {FacetField(name): frozenset(values) for name, values in filters.items()}

    assert set(ids(ask(tagged, filters=chosen))) == set(expected)


def test_all_articles_can_be_read(stories):
    """Each is yielded once, in the order in which they were indexed."""
    assert [tagged.article.id for tagged in stories.articles()] == list(STORY)


def test_an_article_comes_back_as_it_was(open_engine, make_document):
    """Text, dates, tags and evidence are stored to the letter."""
    document = make_document(
        "a/ї 1",
        "мир\nзнову\t“мир”\U0001f54a",
        title="Назва",
        headline=True,
        published="2024-02-29",
        topics=("energy",),
        source="Джерело",
        url="https://example.org/?a=1&b=ї",
        origin="/news/a.txt",
    )
    named = Tag("KR", (Evidence("title", "Назва", 0, 5), Evidence("body", "мир", 0, 3)))
    document = replace(document, countries=(named, Tag("JP")))

    tagged = open_engine([document]).get("a/ї 1")

    assert tagged.article == document.article
    assert (tagged.countries, tagged.topics) == (document.countries, document.topics)


@pytest.mark.parametrize("name", ["", "bas", "BASE", "base ", "нема", "a" * 5_000])
def test_an_unknown_id_is_none(stories, name):
    """Only the exact id returns an article."""
    assert stories.get(name) is None


def test_an_empty_index_answers(open_engine, ask):
    """It matches nothing, and raises no error."""
    empty = open_engine([])

    assert [ask(empty, text).total for text in ("", "мир", "-мир", "м*")] == [0] * 4
    assert [facet.values for facet in ask(empty).facets] == [()] * len(FacetField)
    assert list(empty.articles()) == []
    assert empty.get("a") is None


def test_a_repeated_question_hits_a_cache(stories, ask):
    """An engine counts the hits of its caches."""
    ask(stories, "мирна угода")
    before = stories.caches()

    ask(stories, "мирна угода")

    after = stories.caches()
    assert before.keys() == after.keys()
    assert sum(use.hits for use in after.values()) > sum(
        use.hits for use in before.values()
    )
