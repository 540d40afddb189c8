"""Are the results of a search the same in files as on the page?"""

import csv
import io
from urllib.parse import unquote

import openpyxl
import pytest

from webapp.export_rows import FOR_PEOPLE, FOR_PROGRAMS
from webapp.languages import INTERFACE


def table(answer):
    """Read a CSV file as rows by column."""
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))


def workbook(answer):
    """Read a workbook as rows by column, and what it says of itself."""
    assert answer.status_code == 200
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    names = [column.name for column in FOR_PEOPLE]
    rows = book.worksheets[0].iter_rows(min_row=2, values_only=True)
    return (
        [dict(zip(names, row, strict=True)) for row in rows],
        [tuple(row) for row in book.worksheets[1].values],
    )


@pytest.mark.parametrize(
    "query", ["?q=Laos", "?country=KR&lang=pl", "?q=qqqqq", "?q=energia&topic=energy"]
)
def test_a_workbook_has_what_the_table_has(client, query):
    """The same articles in the same order, with the same codes and labels."""
    expected = table(client.get(f"/fr/export.csv{query}"))
    rows, about = workbook(client.get(f"/fr/export.xlsx{query}"))

    assert len(rows) == len(expected)
    for row, line in zip(rows, expected, strict=True):
        day = row.pop("published")
        assert (day.date().isoformat() if day else "") == line.pop("published")
        assert {name: value or "" for name, value in row.items()} == line
    assert ("Nombre d’articles", str(len(rows))) in about


def test_the_columns_for_programs_begin_as_ever(client):
    """New columns follow the old ones, whose names and order programs rely on."""
    header = client.get("/export.csv?q=qqqqq").text.removeprefix("\ufeff").strip()

    old = "id,title,lang,published,source,url,countries,organizations,topics,link"
    assert header.startswith(f"{old},")
    assert header.split(",") == [column.name for column in FOR_PROGRAMS]
    assert sorted(c.name for c in FOR_PEOPLE) == sorted(c.name for c in FOR_PROGRAMS)


@pytest.mark.parametrize("lang", INTERFACE)
def test_labels_are_in_the_language_of_the_address(client, lang):
    """Those that the API gives; codes do not depend on the language."""
    (row, *_) = table(client.get(f"/{lang}/export.csv?country=KR"))
    url = f"/api/v1/search?country=KR&size=1&locale={lang}"
    values = client.get(url, headers={"Accept-Language": lang}).json["facets"][
        "country"
    ]
    label = next(each["label"] for each in values if each["value"] == "KR")

    assert label in row["country_names"].split("; ")
    assert len(row["country_names"].split("; ")) == len(row["countries"].split(";"))


def test_the_passage_is_the_one_that_matched(client):
    """As on the page; without a question it is the beginning of the text."""
    (hit, *_) = client.get("/api/v1/search?q=Laos").json["hits"]
    (row, *_) = table(client.get("/export.csv?q=Laos"))
    assert row["passage"].lstrip("'") == "".join(f["text"] for f in hit["snippet"])
    assert row["story"].lstrip("'") == hit["story"]["id"]

    (first, *_) = table(client.get("/export.csv?lang=pl"))
    body = client.get(f"/api/v1/articles/{first['id']}").json["body"]
    assert body.startswith(first["passage"].rstrip("…"))


def test_a_workbook_says_what_it_is(client):
    """The question, the filters in words, the address and the day."""
    query = (
        "?q=energia&country=PL&country=VN&all=country&not-topic=health&from=2020-01-01"
    )
    _, about = workbook(client.get(f"/pl/export.xlsx{query}"))

    told = dict(about)
    assert told["Zapytanie"] == "energia"
    assert told["Kraj partnerski"] == "Polska i Wietnam"
    assert told["Od"] == "1 stycznia 2020"
    assert any(v.startswith("http://localhost/pl/export.xlsx?q=e") for _, v in about)
    assert any("wykluczono" in name for name in told)


def test_a_file_is_called_after_its_search(client):
    """In the language of the page, with the day."""
    answer = client.get("/fr/export.xlsx?q=coopération&country=PL")

    header = answer.headers["Content-Disposition"]
    name = unquote(header.partition("filename*=UTF-8''")[2])
    assert name.startswith("hoptac-coopération-Pologne-20")
    assert name.endswith(".xlsx")
    assert answer.content_length == len(answer.data)


def test_an_unknown_kind_of_file_is_not_found(client):
    """And a search that cannot be run has the error page, not a file."""
    assert client.get("/en/export.xls").status_code == 404
    assert client.get("/en/export.xlsx?sort=size").status_code == 400
    assert client.get("/xx/export.csv").status_code == 404
