"""Does the overview draw what its searches find?"""

import json
import re

import pytest

from indexer import build_index
from search.searcher.reader import Reader
from webapp.app import create_app


def number(text):
    """Read the number in a text."""
    return int(re.sub(r"\D", "", text))


def found(client, url):
    """Return how many stories, or articles, the list at an address has."""
    path = url.replace("/en/", "/api/v1/search", 1)
    answer = client.get(path).json
    by_article = "group=article" in url
    return answer["total"]["articles"] if by_article else answer["stories"]


QUESTIONS = [
    "",
    "?group=article",
    "?q=Vietnam",
    "?q=Vietnam&group=article&country=PL&country=FR",
    "?lang=pl&from=2022-01-01",
    "?country=PL&country=FR&all=country",
    "?topic=energy&not-country=LA",
    "?year=2024&topic=health",
]
MARKS = {
    "bars": ("ul", "bars"),
    "map": ("svg", "world"),
    "time": ("svg", "timeline"),
    "trend": ("table", "trend"),
    "heat": ("table", "heat"),
}


def numbered_links(drawing):
    """Return the links of a drawing that carry a number: the address and the number."""
    for link in drawing.all("a"):
        said = link.attrs.get("aria-label", "")
        if said:
            yield link.attrs["href"], number(said.rpartition(":")[2])
        elif link.all("span", "value"):
            yield link.attrs["href"], number(link.one("span", "value").text)


@pytest.mark.parametrize("query", QUESTIONS)
@pytest.mark.parametrize("kind", MARKS)
def test_each_mark_leads_to_a_list_of_as_many(page, client, query, kind):
    """Whatever is drawn, in the unit of the page, and whatever filters are in force."""
    shown = page(f"/overview{query}")
    drawings = shown.all(*MARKS[kind])
    links = [link for drawing in drawings for link in numbered_links(drawing)]

    assert links or kind in {"trend", "time"}  # of one month or year nothing is drawn
    for url, count in links[:: max(1, len(links) // 12)]:
        assert ("group=article" in url) == ("group=article" in query)
        assert found(client, url) == count > 0, url


def test_one_unit_is_counted_and_can_be_changed(page):
    """All tables have it, and the link to the other unit keeps the question."""
    for args, unit, other in [
        ("q=Laos", "Stories", "Articles"),
        ("q=Laos&group=article", "Articles", "Stories"),
    ]:
        shown = page(f"/overview?{args}")
        units = shown.one("div", "units")
        heads = [
            part.one("thead").all("th")[1].text
            for part in shown.all("details", "as-table")
        ]

        assert units.one("span", aria_current="true").text == unit
        assert units.one("a").text == other
        assert set(heads) == {unit}
        switched = page(units.one("a").attrs["href"])
        assert switched.one("div", "units").one("a").text == unit


def test_months_add_up(page, api):
    """Each bar over time counts its articles; together they are those with a date."""
    months = page("/overview?q=Laos&group=article").one("svg", "timeline").all("a")
    document = api(q="Laos")

    counts = [number(a.attrs["aria-label"].rpartition(":")[2]) for a in months]
    assert sum(counts) == document["total"]["articles"]
    assert all("from=" in a.attrs["href"] for a in months)


def test_each_country_of_the_map_has_its_name(page):
    """Those that are partners, with their number, and the others."""
    world = page("/overview?q=Laos").one("svg", "world")
    names = [title.text for title in world.all("title")]

    assert len(names) == len(world.all("rect"))
    assert "Portugal" in names
    assert any(re.fullmatch("Laos: [0-9]+ stor(y|ies)", name) for name in names)


def test_heads_of_the_table_lead_to_their_lists(page):
    """Those of topics as well as those of countries."""
    heads = page("/overview?q=Vietnam").one("table", "heat").all("th")

    assert heads
    assert all(len(head.all("a")) == 1 for head in heads)


def test_only_upper_topics_are_drawn(page, reader):
    """The narrower ones are part of them."""
    labels = {t.label["en"] for t in reader.topics if t.broader}
    shown = page("/overview")
    (topics,) = [s for s in shown.all("section") if s.all("h2", id="over-topics")]
    drawn = {label.text for label in topics.all("span", "of")}

    assert drawn
    assert drawn & labels == set()


ARTICLES = [
    ("one.uk", "uk", "one", "Лаос будує міст.", "2024-01-01"),
    ("one.pl", "pl", "one", "Laos buduje most.", "2024-01-01"),
    ("two.uk", "uk", "two", "Польща збирає врожай яблук.", "2025-01-01"),
    ("three.fr", "fr", "", "Un navire quitte le port.", "2023-01-01"),
    ("four.vi", "vi", "two", "Ba Lan thu hoạch táo.", ""),
]
FIELDS = ("id", "lang", "story", "body", "published")


@pytest.fixture(scope="module")
def few(tmp_path_factory, english):
    """Return a client on an index of three stories, one of them in two languages."""
    folder = tmp_path_factory.mktemp("few")
    lines = "\n".join(
        json.dumps(dict(zip(FIELDS, article, strict=True))) for article in ARTICLES
    )
    folder.joinpath("a.jsonl").write_text(lines, encoding="utf-8")
    build_index([folder / "a.jsonl"], folder / "index")
    return english(create_app(Reader(folder / "index")))


def test_what_a_language_lacks_is_counted_and_listed(few, parse_html):
    """Stories are present or missing; the missing ones are listed newest first."""
    shown = parse_html(few.get("/overview?missing=pl").text)
    rows = [
        row
        for row in shown.one("table", "gaps").all("tr")
        if row.all("th", scope="row")
    ]
    counts = {
        row.one("th").text: [number(td.text) for td in row.all("td")] for row in rows
    }

    assert counts == {
        "Ukrainian": [2, 1],
        "French": [1, 2],
        "Polish": [1, 2],
        "Vietnamese": [1, 2],
    }
    listed = [a.attrs["href"] for a in shown.one("tr", "lacking").all("a")]
    assert listed == ["/en/article/two.uk", "/en/article/three.fr"]


def test_gaps_are_those_of_the_answer(few, parse_html):
    """An answer of one story lacks it in two languages."""
    shown = parse_html(few.get("/overview?q=Laos").text)
    rows = shown.one("table", "gaps").one("tbody").all("tr")

    assert [number(row.all("td")[1].text) for row in rows] == [0, 1, 0, 1]


def test_an_unknown_language_is_refused(client):
    """The page says which there are."""
    answer = client.get("/overview?missing=de")

    assert answer.status_code == 400
    assert "uk, fr, pl, vi" in answer.text


def test_the_overview_leads_to_its_list_and_its_feed(page):
    """With the same question and filters."""
    overview = page("/overview?q=Vietnam&lang=pl")
    back, feed = overview.one("p", "back").all("a")
    (told,) = overview.all("link", rel="alternate", type="application/atom+xml")

    assert back.attrs["href"] == "/en/?q=Vietnam&lang=pl"
    assert feed.attrs["href"] == "/en/feed.atom?q=Vietnam&lang=pl"
    assert told.attrs["href"] == feed.attrs["href"]


@pytest.mark.parametrize("query", ["q=qqqq", "q=Laos&country=XK&lang=uk"])
def test_nothing_found_is_said(page, query):
    """There is nothing to draw then, and nothing to count."""
    shown = page(f"/overview?{query}").one("main")

    assert "Nothing found" in shown.text
    assert shown.all("svg") == []


def test_few_articles_are_drawn(few, parse_html):
    """One article, three, and those without a date."""
    one = parse_html(few.get("/overview?q=navire").text)
    all_of_them = parse_html(few.get("/overview").text)

    assert one.all("table", "trend") == one.all("svg", "timeline") == []
    assert "1 article has no date" in all_of_them.text
    assert all_of_them.all("svg", "timeline")
