"""Can the collection be taken along by other programs, without harm to them?"""

import csv
import io
import json
from xml.etree import ElementTree as ET

import pytest

from indexer import build_index
from search.searcher.reader import Reader
from webapp.app import create_app

ATOM = {
    "a": "http://www.w3.org/2005/Atom",
    "os": "http://a9.com/-/spec/opensearch/1.1/",
    "m": "http://www.sitemaps.org/schemas/sitemap/0.9",
}
EVIL = {
    "id": '=cmd|"/c calc"!A1',
    "lang": "fr",
    "title": "@SUM(1+1)*cmd|' /C calc'!A0 {\\input{/etc/passwd}} </script><b>",
    "source": "+33\r\nTY  - BOOK",
    "url": "javascript:alert(1)",
    "body": "Le Vietnam et la France signent un accord.\u2028Il est ]]> long.",
    "published": "2025-03-01",
}


@pytest.fixture(scope="module")
def evil(tmp_path_factory):
    """Return a client on an index of one article that tries to break out."""
    folder = tmp_path_factory.mktemp("evil")
    folder.joinpath("a.jsonl").write_text(json.dumps(EVIL), encoding="utf-8")
    build_index([folder / "a.jsonl"], folder / "index")
    return create_app(Reader(folder / "index")).test_client()


def read_xml(data):
    """Read a document of our own."""
    return ET.fromstring(data)  # noqa: S314 - nobody else's


def table(answer):
    """Read a CSV file as rows by column."""
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))


@pytest.mark.parametrize("query", ["", "?q=Laos", "?country=KR&lang=pl", "?q=qqqqq"])
def test_a_table_has_every_article_of_the_list(client, query):
    """Those that the API counts, however many pages they fill."""
    rows = table(client.get(f"/export.csv{query}"))

    total = client.get(f"/api/v1/search{query}").json["total"]["articles"]
    assert len(rows) == len({row["id"] for row in rows}) == total


def test_a_table_is_in_the_lists_order(client):
    """Its rows have the values of the API, with a link to each article's page."""
    (first, *_) = table(client.get("/export.csv?q=Laos"))
    hit = client.get("/api/v1/search?q=Laos").json["hits"][0]

    assert first["id"] == hit["id"]
    assert first["countries"].split(";") == hit["countries"]
    assert first["link"] == f"http://localhost/article/{hit['id']}"


def test_lines_have_the_text(client):
    """Each is a JSON object with all that is known."""
    lines = client.get("/export.jsonl?lang=vi").text.splitlines()

    documents = [json.loads(line) for line in lines]
    assert {document["lang"] for document in documents} == {"vi"}
    assert all(document["body"] and document["link"] for document in documents)


def test_a_refused_search_is_no_file(client):
    """A refused search has the same error page as elsewhere."""
    answer = client.get("/export.csv?q=**")
    other = client.get("/export.csv?page=0")

    assert other.status_code == 400
    assert answer.status_code in {200, 400}
    assert client.get("/export.xls").status_code == 404


def test_no_cell_is_a_formula(evil):
    """A spreadsheet reads any text of an article as text."""
    (row,) = table(evil.get("/export.csv"))

    assert all(cell[:1] not in set("=+-@\t\r") for cell in row.values())
    assert row["id"].removeprefix("'") == EVIL["id"]


@pytest.mark.parametrize("form", ["ris", "bibtex", "csl"])
def test_a_reference_cannot_be_broken_out_of(evil, form):
    """Lines and braces of an article do not end a field, and no script is a link."""
    answer = evil.get(f"/cite/{form}/{EVIL['id']}")

    assert answer.status_code == 200
    assert "javascript" not in answer.text
    if form == "ris":
        assert [line[:2] for line in answer.text.splitlines()].count("TY") == 1
    if form == "bibtex":
        assert answer.text.count("@online{") == 1
        assert r"\textbackslash{}input\{/etc/passwd\}" in answer.text
    if form == "csl":
        (item,) = json.loads(answer.text)
        assert item["title"] == EVIL["title"]


def test_references_say_where_and_when(client):
    """Title, source, day, language and the day of access are in each format."""
    url = "/cite/{}/laos-wind-power.pl"
    ris = client.get(url.format("ris")).text
    bibtex = client.get(url.format("bibtex")).text
    (csl,) = json.loads(client.get(url.format("csl")).text)

    assert ris.startswith("TY  - NEWS\r\n")
    assert ris.endswith("ER  - \r\n")
    assert "DA  - 2025/08/22/\r\n" in ris
    assert "  langid = {polish}," in bibtex
    assert "  date = {2025-08-22}," in bibtex
    assert csl["issued"] == {"date-parts": [[2025, 8, 22]]}
    assert csl["type"] == "article-newspaper"
    assert set(csl) >= {"accessed", "URL", "container-title", "language"}


def test_what_is_not_there_is_not_cited(client):
    """An unknown article or format is answered with 404."""
    assert client.get("/cite/ris/nobody").status_code == 404
    assert client.get("/cite/word/laos-wind-power.pl").status_code == 404


def test_a_feed_holds_what_xml_can_hold(evil):
    """Signs that would end an element are text, and the feed is well formed."""
    feed = read_xml(evil.get("/en/feed.atom").data)

    assert feed.find("a:entry/a:title", ATOM).text == EVIL["title"]


def test_browsers_learn_how_to_search(client):
    """The description names this page, its feed and its completions."""
    root = read_xml(client.get("/pl/opensearch.xml").data)
    urls = {
        u.attrib["type"]: u.attrib["template"] for u in root.findall("os:Url", ATOM)
    }

    assert urls["text/html"] == "http://localhost/pl/?q={searchTerms}"
    for kind, template in urls.items():
        path = template.removeprefix("http://localhost")
        answer = client.get(path.replace("{searchTerms}", "coop"))
        assert answer.mimetype == kind
    typed, completions = client.get("/complete?q=coop").json
    assert typed == "coop"
    assert completions


def test_search_engines_find_every_article(client):
    """The lists of the site name each article once, by its page in its language."""
    robots = client.get("/robots.txt").text
    assert "Sitemap: http://localhost/sitemap.xml" in robots
    index = read_xml(client.get("/sitemap.xml").data)
    urls = []
    for location in index.findall("m:sitemap/m:loc", ATOM):
        page = client.get(location.text.removeprefix("http://localhost"))
        urls += [e.text for e in read_xml(page.data).findall("m:url/m:loc", ATOM)]

    total = client.get("/api/v1/search").json["total"]["articles"]
    assert len(urls) == len(set(urls)) == total
    assert client.get(urls[0].removeprefix("http://localhost")).status_code == 200
    assert client.get("/sitemap-uk-9.xml").status_code == 404
    assert client.get("/sitemap-uk-0.xml").status_code == 404


def test_linked_data_cannot_end_its_script(evil, parse_html):
    """What search engines read of an article is JSON, whatever its title."""
    page = parse_html(evil.get(f"/en/article/{EVIL['id']}").text)

    (script,) = page.all("script", type="application/ld+json")
    data = json.loads(script.raw)
    assert data["headline"] == EVIL["title"]
    assert "url" not in data
