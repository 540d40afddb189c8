"""Is what the input declares of stories believed, and what only looks so not?"""

from datetime import date

import pytest

from indexer.stories import link_articles

A = "Tuluza Kowno Bergen Arusha Malmo Tirana Quito Lublin Oslo Nantes Turku Gandawa"
B = "Porto Bazylea Odessa Lahti Dakar Split Graz Cork Lima Perth Osaka Hanower"
DAY = date(2025, 8, 12).toordinal()


def link(features):
    """Return the stories of articles that were never compared."""
    stories, _ = link_articles(features)
    return stories


def grouped(stories):
    """Return the article ids of each story, as a set of sets."""
    return {frozenset(v.article_id for v in s.versions) for s in stories.stories}


def test_declared_ids_win(made_up):
    """Whatever the texts, articles with one id are one story, with two ids two."""
    articles = [
        made_up("a.fr", A, story="x"),
        made_up("a.pl", A, story="y"),
        made_up("b.uk", B, story="x", day=DAY),
    ]

    linked = link(articles)

    assert grouped(linked) == {frozenset({"a.fr", "b.uk"}), frozenset({"a.pl"})}
    assert {(s.id, s.confidence) for s in linked.stories} == {("x", 1.0), ("y", 1.0)}
    assert linked.problems == ()


def test_an_id_of_two_articles_in_a_language_is_reported(made_up):
    """The first counts; the other is an article without an id."""
    articles = [
        made_up("a.fr", A, story="x"),
        made_up("b.fr", B, story="x", origin="/news/b.fr.toml"),
        made_up("c.pl", "", story="x"),
    ]

    linked = link(articles)

    assert grouped(linked) == {frozenset({"a.fr", "c.pl"}), frozenset({"b.fr"})}
    assert len(linked.problems) == 1
    assert linked.problems[0] == (
        '/news/b.fr.toml: story "x" stands in two articles in fr (a.fr, b.fr); '
        "give each its own; kept: a.fr"
    )


def test_a_repost_may_declare_the_story_that_it_repeats(features):
    """A portal copies a text, and its address, which has the headline."""
    text = (
        "Посол Анна Ковальська відкрила 12 травня у Львові виставку про 350 років "
        "дипломатії двох держав. На ній показано листи, карти й подарунки."
    )
    articles = [features(text, id=id_, story="x") for id_ in ("a", "b")]

    linked = link(articles)

    assert [len(story.versions) for story in linked.stories] == [2]
    assert linked.problems == ()


def test_pages_that_name_each_other_are_one_story(made_up):
    """Whatever their texts, as their publisher says so."""
    articles = [
        made_up("a.fr", A, address="https://h/fr/a", alternates=("https://h/pl/b",)),
        made_up("b.pl", B, address="https://h/pl/b", alternates=("https://h/fr/a",)),
    ]

    (story,) = link(articles).stories

    assert story.confidence == 1.0


@pytest.mark.parametrize(
    ("lang", "alternates"),
    [
        ("pl", ()),  # a home page, a section: it does not name the article
        ("pl", ("https://h/fr/other",)),
        ("fr", ("https://h/fr/a",)),  # no version in another language
    ],
)
def test_a_page_that_is_not_named_in_turn_is_no_version(made_up, lang, alternates):
    """What a page calls its version may be the front page of another edition."""
    articles = [
        made_up("a.fr", A, address="https://h/fr/a", alternates=("https://h/b",)),
        made_up(f"b.{lang}", B, address="https://h/b", alternates=alternates),
    ]

    assert len(link(articles).stories) == 2


def test_an_article_without_an_id_joins_a_declared_story(made_up):
    """It is linked by its text, and the story keeps its declared id."""
    linked = link([made_up("a.fr", A, story="x"), made_up("a.pl", A)])

    assert [(s.id, len(s.versions)) for s in linked.stories] == [("x", 2)]
    assert linked.stories[0].confidence < 1


def test_one_source_makes_one_story(made_up):
    """If two articles of a language name it, it is a section's address and not used."""
    articles = [
        made_up(f"{i}.{lang}", links=("h/p",)) for i, lang in enumerate(["fr", "pl"])
    ]

    assert [s.confidence for s in link(articles).stories] == [1.0]
    assert len(link([*articles, made_up("3.pl", A, links=("h/p",))]).stories) == 3


def test_a_version_key_makes_one_story(made_up):
    """Whatever the texts, versions share it."""
    articles = [
        made_up("a.fr", A, version_key="news:bridge"),
        made_up("b.pl", B, version_key="news:bridge"),
        made_up("c.pl", B, version_key="news:ferry"),
    ]

    stories = grouped(link(articles))

    assert stories == {frozenset({"a.fr", "b.pl"}), frozenset({"c.pl"})}


def test_of_two_articles_with_a_version_key_in_one_language_the_first_counts(made_up):
    """The second is linked by its text, as any."""
    articles = [
        made_up("a.fr", A, version_key="news:bridge"),
        made_up("b.fr", B, version_key="news:bridge"),
        made_up("c.pl", "", version_key="news:bridge"),
    ]

    linked = link(articles)

    assert grouped(linked) == {frozenset({"a.fr", "c.pl"}), frozenset({"b.fr"})}
    assert linked.problems == ()


def test_a_text_that_two_publishers_have_is_one_story(features):
    """Each has versions of its own, and both are the same story."""
    text = (
        "Посол Анна Ковальська відкрила 12 травня у Львові виставку про 350 років "
        "дипломатії двох держав. На ній показано листи, карти й подарунки."
    )
    polish = (
        "Ambasador otworzyła wystawę o historii dyplomacji obu państw, "
        "na której pokazano dawne mapy."
    )
    articles = [
        features(text, id="a", version_key="one:exhibition"),
        features(polish, "pl", id="b", version_key="one:exhibition"),
        features(text, id="c", version_key="two:exhibition"),
    ]

    (story,) = link(articles).stories

    assert [version.repost for version in story.versions] == [False, False, True]
