"""Which article does a Word file hold?"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, date, datetime
from hashlib import shake_128

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from corpus import Article, Rejection

TEXT = "Новий пором перевозить пасажирів між двома містами щодня, крім вихідних."
TITLE = "Між містами знову ходить пором"


def saved(document) -> bytes:
    """Return the bytes of a document."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def made(*paragraphs: str, title: str = "", style: str = "Title"):
    """Return a document of some paragraphs."""
    document = Document()
    document.core_properties.title = ""
    if title:
        document.add_paragraph(title, style=style)
    for text in paragraphs:
        document.add_paragraph(text)
    return document


def add(document, xml: str) -> None:
    """Add a paragraph of Word's XML at the end."""
    mark = nsdecls("w", "wp", "a", "r")
    element = parse_xml(f"<w:p {mark}>{xml}</w:p>")
    document.element.body.insert(len(document.element.body) - 1, element)


def test_paragraphs_lists_and_tables_are_the_body(write, read):
    """Rows of short cells are lines; a table that only places text is none."""
    document = made(TEXT, title=TITLE)
    document.add_heading("Розклад", 2)
    document.add_paragraph("щодня о восьмій", style="List Bullet")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["Місто", "Час", "Київ", "8:00"], strict=True):
        cell.text = text
    document.add_table(1, 1).cell(0, 0).text = TEXT[:-1] + " і свят."
    document.core_properties.created = datetime(2024, 3, 6, 12, tzinfo=UTC)

    (article,) = read(write("a.docx", saved(document)))

    assert isinstance(article, Article)
    assert (article.title, article.lang) == (TITLE, "uk")
    assert article.body.split("\n") == [
        *(TEXT, "Розклад", "щодня о восьмій", "Місто | Час", "Київ | 8:00"),
        TEXT[:-1] + " і свят.",
    ]
    assert article.published == date(2024, 3, 6)
    assert dict(article.provenance) == {
        "title": "title style",
        "body": "Word",
        "published": "properties: made on",
        "lang": "text",
    }


@pytest.mark.parametrize(
    ("document", "title", "place"),
    [
        (made(TEXT, title=TITLE, style="Heading 1"), TITLE, "first heading"),
        (made("6 березня 2024 р.", TITLE, TEXT), TITLE, "first line"),
        (made(TEXT, TEXT), TEXT, None),
    ],
)
def test_the_title_is_by_style_or_place(write, read, document, title, place):
    """Without any, the first sentence stands for it."""
    (article,) = read(write("a.docx", saved(document)))

    assert article.title == title
    assert dict(article.provenance).get("title") == place


def test_a_title_among_the_properties_counts_before_the_first_line(write, read):
    """Unless a program put it there."""
    named, unnamed = made("Київ", TEXT), made("Рядок перший", TEXT)
    named.core_properties.title = TITLE
    unnamed.core_properties.title = "Документ1"

    assert read(write("a.docx", saved(named)))[0].title == TITLE
    assert read(write("b.docx", saved(unnamed)))[0].title == "Рядок перший"


def without_properties(data: bytes) -> bytes:
    """Return a Word file without its properties, as some programs write it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for member in old.namelist():
            if member != "docProps/core.xml":
                part = old.read(member)
                if member == "_rels/.rels":
                    part = re.sub(
                        rb"<Relationship [^>]*core-properties[^>]*>", b"", part
                    )
                new.writestr(member, part)
    return stream.getvalue()


@pytest.mark.parametrize(
    "data",
    [saved(made("Пором", TEXT)), without_properties(saved(made("Пором", TEXT)))],
    ids=["of the library's template", "none"],
)
def test_what_a_library_puts_into_the_properties_is_not_stated(write, read, data):
    """Neither a title of its own, nor the day of its template, nor today."""
    (article,) = read(write("a.docx", data))

    assert article.published is None
    assert "title" not in dict(article.provenance)


def test_a_day_of_change_counts_where_no_other_is_stated(write, read):
    """The template's is none."""
    document = made(TEXT, title=TITLE)
    document.core_properties.modified = datetime(2024, 3, 6, 12, tzinfo=UTC)

    assert read(write("a.docx", saved(document)))[0].published == date(2024, 3, 6)


def test_tracked_changes_are_taken_for_made(write, read):
    """Inserted text is read, deleted and hidden text is not."""
    document = made(TEXT, title=TITLE)
    add(
        document,
        "<w:r><w:t>Пором </w:t></w:r>"
        '<w:ins w:id="1" w:author="a"><w:r><w:t>новий</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="a"><w:r><w:delText>старий</w:delText></w:r></w:del>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>таємний</w:t></w:r>"
        '<w:hyperlink r:id="rId99"><w:r><w:t>, довгий</w:t></w:r></w:hyperlink>'
        "<w:r><w:br/><w:t>і</w:t><w:tab/><w:t>білий</w:t></w:r>",
    )

    (article,) = read(write("a.docx", saved(document)))

    assert article.body.split("\n")[1:] == ["Пором новий, довгий", "і білий"]


def test_a_text_box_is_read_once(write, read):
    """Word writes each twice, for old programs, too."""
    document = made(TEXT, title=TITLE)
    text = f"<w:p><w:r><w:t>{TEXT} Вільно.</w:t></w:r></w:p>"
    box = f"<w:txbxContent>{text}</w:txbxContent>"
    add(
        document,
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/'
        f'markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing>{box}'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>",
    )

    (article,) = read(write("a.docx", saved(document)))

    assert article.body.count("Вільно") == 1


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """Return a zip with one of its members replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


WHOLE = saved(made(TEXT, title=TITLE))
BOMB = b'<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "an empty file"),
        (b"<html><p>a", "an HTML page, not a Word document; name it .html"),
        (b"%PDF-1.4", "name it .pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "without a password"),
        (b"{\\rtf1", "save it as .docx"),
        (WHOLE[:-300], "zip"),
        (with_part(WHOLE, "word/document.xml", b"<broken"), "save it anew"),
        (with_part(WHOLE, "[Content_Types].xml", b"<Types/>"), "no Word document"),
        (with_part(WHOLE, "word/document.xml", BOMB), "entities"),
        (with_part(WHOLE, "word/a.xml", b" " * 9_000_000), "unpacks to over"),
        (with_part(WHOLE, "word/a.xml", shake_128(b"part").digest(17 << 20)), "16 MB"),
        (with_part(WHOLE, "../a.xml", b"<a/>"), "leaves the archive"),
        (saved(made()), "no text"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_word_document_says_why(write, read, data, said):
    """And what to do about it."""
    (rejection,) = read(write("a.docx", data))

    assert isinstance(rejection, Rejection), rejection
    assert said in rejection.reason
