"""Does a workbook hold a list as it is, whatever the articles have in them?"""

import dataclasses
from datetime import date

import openpyxl
import pytest
from openpyxl.utils.escape import unescape

from corpus import Article
from search.port.document import Role, Tag
from search.port.matches import TaggedArticle
from search.stories import lone_story
from webapp.app import create_app
from webapp.export_rows import FOR_PEOPLE, ExportRow
from webapp.workbook import MAX_CELL, writable, write_workbook

ARTICLE = Article(
    id="a",
    lang="fr",
    title="Un accord",
    body="Un accord est signé.",
    published=date(2025, 8, 22),
    url="https://example.org/a?b=1&c=2#d",
    source="Le Journal",
)
TAGGED = TaggedArticle(
    article=ARTICLE,
    story=lone_story("a"),
    countries=(Tag("PL"), Tag("VN", role=Role.MENTIONED)),
    topics=(Tag("energy"),),
    organizations=(Tag("EU"),),
)
ROW = ExportRow(TAGGED, "http://localhost/article/a", "s1", "Un accord", "À lire")
HOSTILE = {
    "formula": "=1+1",
    "command": "=cmd|' /C calc'!A0",
    "at": "@SUM(1)",
    "array": "{=1+1}",
    "markup of the writer": "<r><t>x</t></r>",
    "markup": "</t></is></c></row></sheetData>",
    "control characters": "a\x00b\x0bc\x1fd",
    "half of a pair": "a\ud83db",
    "not a character": "a\uffffb",
    "escape": "_x0041_",
    "lines": "one\ntwo\tthree",
    "blanks": "  around  ",
    "marks": "\u202eright to left\u202c",
    "a link": "https://example.org/",
    "inner link": "internal:Sheet1!A1",
    "number": "007",
}


@pytest.fixture(scope="module")
def write(reader):
    """Return a function that writes rows in French and reads them again."""
    app = create_app(reader)

    def write_and_read(rows, about=(), **options):
        with app.test_request_context("/fr/"):
            file, size = write_workbook(rows, about, **options)
        with file:
            assert len(file.read()) == size
            return openpyxl.load_workbook(file)

    return write_and_read


def cells(book):
    """Return the cells of each article by the names of the columns."""
    rows = book.worksheets[0].iter_rows(min_row=2)
    names = [column.name for column in FOR_PEOPLE]
    return [dict(zip(names, row, strict=True)) for row in rows]


def test_codes_and_labels_stand_beside_each_other(write):
    """In the interface's language, with mere mentions apart from partners."""
    book = write([ROW])

    (row,) = cells(book)
    values = {name: cell.value for name, cell in row.items()}
    assert values["countries"] == "PL"
    assert values["country_names"] == "Pologne"
    assert values["mentioned_country_names"] == "Vietnam"
    assert values["organization_names"] == "Union européenne"
    assert values["topic_names"] == "Énergie"
    assert values["language"] == "Français"
    assert values["story"] == "s1"
    assert values["note"] == "À lire"
    heads = [cell.value for cell in book.worksheets[0][1]]
    assert heads[0] == "Titre"
    assert len(set(heads)) == len(heads) == len(FOR_PEOPLE)


def test_days_are_days_and_addresses_are_links(write):
    """A program can sort the days and follow the addresses."""
    (row,) = cells(write([ROW]))

    assert row["published"].is_date
    assert row["published"].value.date() == ARTICLE.published
    assert row["url"].value == ARTICLE.url
    assert row["url"].hyperlink.target.partition("#")[0] + "#d" == ARTICLE.url
    assert row["link"].hyperlink.target == ROW.link


@pytest.mark.parametrize("day", [None, date(1, 1, 1), date(1899, 12, 31)])
def test_a_day_that_no_cell_can_have_is_text(write, day):
    """Or nothing, where there is none."""
    article = dataclasses.replace(ARTICLE, published=day)
    (row,) = cells(
        write([ROW._replace(tagged=dataclasses.replace(TAGGED, article=article))])
    )

    assert row["published"].value == (day and day.isoformat())


@pytest.mark.parametrize("case", HOSTILE)
def test_any_text_stays_text(write, case):
    """No formula, no new link, and nothing is lost but what XML cannot hold."""
    text = HOSTILE[case]
    article = dataclasses.replace(ARTICLE, title=text, source=text, url=text)
    row = ROW._replace(
        tagged=dataclasses.replace(TAGGED, article=article), passage=text, note=text
    )
    (read,) = cells(write([row], [(text, text)]))

    expected = "".join(c for c in text if c in "\n\t" or c.isprintable())
    for name in ("title", "source", "passage", "note"):
        assert read[name].data_type == "s"
        assert unescape(read[name].value).rstrip() == expected.rstrip()
        assert read[name].hyperlink is None
    assert (read["url"].hyperlink is not None) == text.startswith("https:")


@pytest.mark.parametrize("sign", ["a", "ї", "🙂"])
def test_a_text_that_no_cell_holds_is_cut(write, sign):
    """By UTF-16 code units, not within a character, with an ellipsis."""
    (row,) = cells(write([ROW._replace(note=sign * 40_000)]))

    value = row["note"].value
    assert value.endswith("…")
    assert set(value) == {sign, "…"}
    assert MAX_CELL - 2 <= len(value.encode("utf-16-le")) // 2 <= MAX_CELL
    assert writable(sign * 100) == sign * 100


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "https://e.org/" + "a" * 3000]
)
def test_an_address_that_cannot_be_followed_is_text(write, address):
    """Whole, but no link."""
    article = dataclasses.replace(ARTICLE, url=address)
    (row,) = cells(
        write([ROW._replace(tagged=dataclasses.replace(TAGGED, article=article))])
    )

    assert row["url"].value == address
    assert row["url"].hyperlink is None


def test_a_sheet_that_is_full_says_so(write):
    """Rows that do not fit are left out, and the second sheet tells."""
    full = write([ROW] * 3, most=2)
    whole = write([ROW] * 2, most=2)

    assert [len(cells(book)) for book in (full, whole)] == [2, 2]
    told = [[row[0].value for row in book.worksheets[1].rows] for book in (full, whole)]
    assert ["Liste incomplète" in names for names in told] == [True, False]


def test_a_list_of_nothing_is_a_workbook(write):
    """It has its header and says what was asked."""
    book = write([], [("Requête", "rien")])

    assert cells(book) == []
    about = dict(book.worksheets[1].values)
    assert about == {"Requête": "rien", "Nombre d’articles": "0"}


def test_the_head_stays_and_filters(write):
    """The header is frozen, and every column can be filtered."""
    sheet = write([ROW, ROW]).worksheets[0]

    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(3, len(FOR_PEOPLE)).coordinate}"
    assert all(sheet.column_dimensions[c].width > 5 for c in "ABC")
