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


def stories(client, url):
    """Return how many stories the search page at an address counts."""
    path = url.replace("/en/", "/api/v1/search", 1)
    return client.get(path).json["stories"]


@pytest.mark.parametrize("query", ["", "?q=Vietnam", "?lang=pl&from=2022-01-01"])
def test_each_mark_leads_to_as_many_stories(page, client, query):
    """Bars of years and countries, tiles of the map, and the tables say the same."""
    shown = page(f"/overview{query}")
    rows = [
        row
        for part in shown.all("details", "as-table")
        for row in part.all("tr")
        if "Stories" in part.one("thead").text
    ]
    expected = {
        head.one("a").attrs["href"]: (head.text, number(row.one("td").text))
        for row in rows
        for head in row.all("th", scope="row")
    }
    drawn = [
        (link.attrs["href"], link.attrs["aria-label"])
        for css in ("drawn", "world")
        for drawing in shown.all("svg", css)
        for link in drawing.all("a")
    ]

    assert {url for url, _ in drawn} == expected.keys()
    for url, label in drawn:
        name, count = expected[url]
        assert label == f"{name}: {count} {'story' if count == 1 else 'stories'}"
    for url in list(expected)[::4]:
        assert stories(client, url) == expected[url][1]


def test_months_add_up(page, api):
    """Each bar over time counts its articles; together they are those with a date."""
    months = page("/overview?q=Laos").one("svg", "timeline").all("a")
    document = api(q="Laos")

    counts = [number(a.attrs["aria-label"].rpartition(":")[2]) for a in months]
    assert sum(counts) == document["total"]["articles"]
    assert all("from=" in a.attrs["href"] for a in months)


def test_each_crossing_leads_to_as_many_stories(page, client):
    """A country's stories on a topic, where there are any."""
    cells = page("/overview?q=Vietnam").one("table", "heat").all("td")
    links = [cell.one("a") for cell in cells if cell.all("a")]

    assert links
    for link in links[::5]:
        assert stories(client, link.attrs["href"]) == number(link.text)


ARTICLES = [
    ("one.uk", "uk", "one", "Лаос будує міст.", "2024-01-01"),
    ("one.pl", "pl", "one", "Laos buduje most.", "2024-01-01"),
    ("two.uk", "uk", "", "Польща збирає врожай яблук.", "2025-01-01"),
    ("three.fr", "fr", "", "Un navire quitte le port.", "2023-01-01"),
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
        "Vietnamese": [0, 3],
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


def test_the_overview_leads_to_its_list(page):
    """With the same question and filters."""
    back = page("/overview?q=Vietnam&lang=pl").one("p", "back").one("a").attrs["href"]

    assert back == "/en/?q=Vietnam&lang=pl"
