"""Has each table of the overview a file with the numbers that are drawn?"""

import csv
import io
import re

import pytest

from webapp.languages import INTERFACE

TABLES = (
    "time",
    "countries",
    "topics",
    "organizations",
    "sources",
    "languages",
    "years",
    "coverage",
    "topics-years",
    "countries-years",
    "countries-topics",
)


def read(client, url):
    """Return the rows of a file, without the mark at its beginning."""
    answer = client.get(url)
    assert answer.status_code == 200, answer.text
    assert answer.mimetype == "text/csv"
    text = answer.get_data().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def cells(row):
    """Return the texts of a row's cells; an empty one is 0."""
    inner = [e for e in row.walk() if e.tag in {"th", "td"}]
    return [re.sub(r"(?<=\d),(?=\d)", "", e.text) or "0" for e in inner]


@pytest.mark.parametrize("args", ["", "?q=Laos", "?q=Vietnam&group=article&lang=pl"])
def test_each_table_has_a_file_of_the_same_numbers(page, client, args):
    """Every table that is drawn, each row of it, head and sums included."""
    shown = page(f"/overview{args}").one("main")
    links = [a.attrs["href"] for p in shown.all("p", "as-file") for a in p.all("a")]
    files = {url.rpartition("table=")[2]: read(client, url) for url in links}
    tables = [
        [cells(row) for row in table.all("tr") if "lacking" not in str(row.attrs)]
        for table in shown.all("table")
    ]

    assert len(files) == len(links) == len(tables)
    assert set(files) <= set(TABLES)
    for rows in files.values():
        body = [row for row in rows[1:] if row]
        assert body in [table[1:] for table in tables], rows[0]


@pytest.mark.parametrize("lang", INTERFACE)
@pytest.mark.parametrize("name", TABLES)
def test_a_file_has_the_labels_of_its_page(client, lang, name):
    """They are in the language of the address; each row is as long as the head."""
    rows = read(client, f"/{lang}/overview.csv?table={name}")
    page = client.get(f"/{lang}/overview").text

    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}
    for row in rows[1:4]:
        assert row[0] in page.replace("&#39;", "'").replace("&amp;", "&")


@pytest.mark.parametrize("name", ["", "nothing", "../etc"])
def test_an_unknown_table_is_refused(client, name):
    """The answer says which there are."""
    answer = client.get(f"/en/overview.csv?table={name}")

    assert answer.status_code == 400
    assert "countries-topics" in answer.text


def test_a_file_is_named_by_what_is_asked(client):
    """By the question and the table."""
    answer = client.get("/en/overview.csv?q=Laos&country=PL&table=topics")
    name = answer.headers["Content-Disposition"]

    assert re.search(r"hoptac-Laos-.*Topics-[0-9-]+\.csv", name)
