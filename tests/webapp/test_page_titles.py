"""Does a title say what its page shows?"""

from datetime import date

import pytest

from search.query.facets import FacetField
from search.query.parser import parse
from search.query.request import Query, Sort
from webapp.app import create_app
from webapp.collection import named
from webapp.one_line import MAX_CHARACTERS, shortened
from webapp.page_titles import (
    dates_in_words,
    page_title,
    search_page_title,
    search_title,
)
from webapp.settings import Settings

DAY = date(2024, 2, 29)


@pytest.fixture
def app(reader):
    """Return the application of a collection with a name."""
    return create_app(reader, Settings(rate=0, collection=named("Архів <новин>")))


@pytest.fixture(params=["en", "uk", "fr", "pl", "vi"])
def lang(request):
    """Return each language of the interface."""
    return request.param


def title(app, lang, query):
    """Return a search's title in a language."""
    with app.test_request_context(f"/{lang}/"):
        return search_title(query)


def filtered(**values):
    """Return a query for some values of facets."""
    chosen = {FacetField(n): frozenset(v.split()) for n, v in values.items()}
    return Query(question=parse("coopération"), filters=chosen)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "coopération · Poland · Energy"),
        ("uk", "coopération · Польща · Енергетика"),
        ("fr", "coopération · Pologne · Énergie"),
        ("pl", "coopération · Polska · Energetyka"),
    ],
)
def test_a_search_is_told_by_question_and_filters(app, lang, words):
    """In the interface's language."""
    assert title(app, lang, filtered(country="PL", topic="energy")) == words


def test_any_all_and_none_are_told_apart(app):
    """Alternatives, what is required together, and what is excluded."""
    query = filtered(country="PL VN")
    every = query.matching(FacetField.COUNTRY, every=True)
    without = Query().excluding(FacetField.COUNTRY, "RU")

    assert title(app, "en", query) == "coopération · Poland, Vietnam"
    assert title(app, "en", every) == "coopération · Poland + Vietnam"
    assert title(app, "en", without) == "not: Russia"


def test_a_search_for_everything_has_no_words(app, lang):
    """Whatever its order and page."""
    assert title(app, lang, Query(sort=Sort.OLDEST, page=3, grouped=True)) == ""


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (None, None, ""),
        (date(2024, 1, 1), date(2024, 12, 31), "2024"),
        (date(2022, 1, 1), date(2024, 12, 31), "2022–2024"),
        (date(2024, 2, 1), DAY, "February 2024"),
        (date(2023, 11, 1), DAY, "November 2023 – February 2024"),
        (DAY, DAY, "Feb 29, 2024"),
        (date(2024, 2, 1), date(2024, 2, 28), "Feb 1, 2024 – Feb 28, 2024"),
        (DAY, None, "from Feb 29, 2024"),
        (None, DAY, "until Feb 29, 2024"),
        (DAY, date(2023, 1, 1), "Feb 29, 2024 – Jan 1, 2023"),
    ],
)
def test_dates_are_as_short_as_they_can_be(app, since, until, words):
    """Whole years and months by their names, all else by its days."""
    with app.test_request_context("/en/"):
        assert dates_in_words(since, until) == words


def test_each_page_of_a_list_has_its_own_title(app):
    """From the second on, with its number; the collection's name comes last."""
    with app.test_request_context("/en/"):
        titles = [
            search_page_title(Query(question=parse("wind"), page=n)) for n in (1, 2)
        ]

        assert titles == [
            "wind – Архів <новин>",
            "wind · page 2 – Архів <новин>",
        ]
        assert page_title() == "Архів <новин>"


def test_titles_are_short(app, lang):
    """However long the question is and however many values are chosen."""
    countries = "PL VN FR UA KR JP LA US"
    query = filtered(country=countries)
    long = Query(question=parse("слово " * 60), filters=query.filters)

    shown = title(app, lang, long)

    assert shown.count("…") == 2
    assert len(shown) < 2 * MAX_CHARACTERS


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("  one\n two ", 20, "one two"),
        ("one two three", 9, "one two…"),
        ("one two, three", 10, "one two…"),
        ("unbreakable", 5, "unbr…"),
        ("", 5, ""),
    ],
)
def test_what_is_long_is_cut_at_a_word(text, most, short):
    """In one line, never longer than asked."""
    assert shortened(text, most) == short


def test_hostile_titles_are_escaped(page):
    """What was typed stays text."""
    shown = page("/?q=</title><script>alert(1)</script>")

    assert shown.one("title").text == "</title><script>alert(1)</script> – Hoptac"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/", "Hoptac"),
        ("/?country=PL&topic=energy", "Poland · Energy – Hoptac"),
        ("/?group=article&page=2", "page 2 – Hoptac"),
        ("/overview", "Overview – Hoptac"),
        ("/overview?q=wind&country=LA", "Overview: wind · Laos – Hoptac"),
        ("/help", "Search help – Hoptac"),
        ("/en/api", "API – Hoptac"),
    ],
)
def test_every_page_has_a_title_of_its_own(client, parse_html, address, expected):
    """It says what the page shows, then where it is."""
    head = parse_html(client.get(address).text).one("head")

    assert head.one("title").text == expected


def test_an_article_is_titled_by_its_headline_and_source(page):
    """A comparison by both languages."""
    article = page("/article/laos-wind-power.pl").one("title").text
    both = page("/article/laos-wind-power.pl?with=fr").one("title").text

    assert article.endswith(" · Hoptac sample collection – Hoptac")
    assert both.endswith(" · Polish / French – Hoptac")
    assert both.split(" · ")[0] == article.split(" · ")[0]
