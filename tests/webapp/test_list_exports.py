"""Is a list the same in every file that it is taken along in?"""

import csv
import io
import json
import re
from urllib.parse import urlencode

import openpyxl
import pytest

from webapp.citation_styles import styles_for
from webapp.export_rows import FOR_PEOPLE

IDS = ("laos-wind-power.pl", "laos-wind-power.uk", "laos-wind-power.vi")
ARGS = urlencode([pair for id_ in IDS for pair in (("id", id_), ("note", f"={id_}"))])


def get(client, kind, args=ARGS, lang="uk"):
    """Return a list as a file."""
    answer = client.get(f"/{lang}/list.{kind}?{args}")
    assert answer.status_code == 200
    return answer


def test_a_workbook_and_a_table_have_the_list_with_its_notes(client):
    """In its order, with names in the reader's language."""
    lines = csv.DictReader(io.StringIO(get(client, "csv").text.removeprefix("\ufeff")))
    expected = list(lines)
    book = openpyxl.load_workbook(io.BytesIO(get(client, "xlsx").data))
    names = [column.name for column in FOR_PEOPLE]
    rows = [
        dict(zip(names, row, strict=True))
        for row in book.worksheets[0].iter_rows(min_row=2, values_only=True)
    ]

    assert [row["id"] for row in rows] == [line["id"] for line in expected] == [*IDS]
    assert [row["note"] for row in rows] == [f"={id_}" for id_ in IDS]
    assert [line["note"] for line in expected] == [f"'={id_}" for id_ in IDS]
    assert rows[0]["country_names"] == expected[0]["country_names"] == "Лаос"
    assert rows[0]["passage"] == expected[0]["passage"].lstrip("'") != ""


def test_references_are_in_one_file_each_with_a_key(client):
    """As many as articles, in their order."""
    ris = get(client, "ris").text
    bibtex = get(client, "bib").text
    csl = json.loads(get(client, "json").text)

    assert re.findall(r"^ID  - (.*)\r$", ris, re.MULTILINE) == [*IDS]
    assert ris.count("ER  - ") == len(IDS)
    assert len(set(re.findall(r"@online{(.*),", bibtex))) == len(IDS)
    assert [item["id"] for item in csl] == [*IDS]


@pytest.mark.parametrize("style", styles_for("uk"))
def test_citations_are_lines_of_text(client, style):
    """Those that the page shows, one an article."""
    lines = get(client, "txt", f"style={style}&{ARGS}").text.splitlines()
    page = client.get(f"/uk/list?style={style}&{ARGS}").text

    assert len(lines) == len(IDS)
    plain = re.sub(r"</?i>", "", page)
    assert all(line.replace("'", "&#39;") in plain for line in lines)


def test_a_file_of_nothing_is_a_file(client):
    """An empty list has no rows and no references."""
    assert get(client, "txt", "").text == ""
    assert get(client, "ris", "id=nobody").text == ""
    assert json.loads(get(client, "json", "").text) == []
    assert client.get("/uk/list.doc").status_code == 404
    assert client.get("/uk/list.txt?style=mla").status_code == 400
