"""Which article does an OpenDocument text hold, in a zip or flat?"""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest

from corpus import Article, Rejection
from tests.corpus.documents.tiny_odt import content, odt

TEXT = "Nowy prom codziennie przewozi pasażerów między dwoma miastami nad rzeką."
TITLE = "Między miastami znowu pływa prom"
PARAGRAPH = f"<text:p>{TEXT}</text:p>"
STYLE = '<style:style style:name="P1" style:parent-style-name="Title"/>'


def test_paragraphs_lists_and_tables_are_the_body(write, read):
    """What was deleted, a table of contents and remarks are not."""
    body = f"""
      <text:tracked-changes><text:changed-region><text:deletion>
      <text:p>Usunięte</text:p></text:deletion></text:changed-region>
      </text:tracked-changes>
      <text:table-of-content><text:index-body><text:p>Spis</text:p></text:index-body>
      </text:table-of-content>
      <text:p text:style-name="P1">{TITLE}</text:p>
      {PARAGRAPH}<text:p>Prom<office:annotation><text:p>uwaga</text:p>
      </office:annotation><text:s text:c="2"/>jest<text:line-break/>biały<text:note>
      <text:note-citation>1</text:note-citation><text:note-body><text:p>Przypis.</text:p>
      </text:note-body></text:note>.</text:p>
      <text:list><text:list-item><text:p>punkt</text:p></text:list-item></text:list>
      <table:table><table:table-row><table:table-cell><text:p>Lwów</text:p>
      </table:table-cell><table:table-cell><text:p>8:00</text:p></table:table-cell>
      </table:table-row></table:table>"""
    meta = "<meta:creation-date>2024-03-06T10:00:00</meta:creation-date>"

    (article,) = read(write("a.odt", odt(body, STYLE, meta)))

    assert isinstance(article, Article)
    assert (article.title, article.lang) == (TITLE, "pl")
    assert article.body.split("\n") == [
        *(TEXT, "Prom jest", "biały.", "Przypis.", "punkt", "Lwów | 8:00")
    ]
    assert article.published == date(2024, 3, 6)
    assert dict(article.provenance)["body"] == "OpenDocument"


def test_a_heading_or_a_property_is_the_title_without_a_style(write, read):
    """A heading of the first level goes first."""
    heading = f'<text:h text:outline-level="1">{TITLE}</text:h>'
    meta = "<dc:title>Komunikat o promie</dc:title>"

    (one,) = read(write("a.odt", odt(heading + PARAGRAPH, meta=meta)))
    (other,) = read(write("b.odt", odt(PARAGRAPH, meta=meta)))

    assert (one.title, one.body) == (TITLE, TEXT)
    assert other.title == "Komunikat o promie"


def test_a_flat_file_is_read_as_well(write, read):
    """It is the same XML, in one file."""
    (article,) = read(write("a.fodt", content(PARAGRAPH)))

    assert (article.id, article.body) == ("a", TEXT)


def zipped(**members: str) -> bytes:
    """Return a zip of some members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in members.items():
            archive.writestr(f"{name}.xml", text)
    return stream.getvalue()


ENTITY = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
CIPHER = "<m><encryption-data/></m>"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "an empty file"),
        (b"<html><p>a", "an HTML page, not an OpenDocument text; name it .html"),
        (odt(PARAGRAPH)[:-200], "zip"),
        (zipped(word="<a/>"), "no OpenDocument file"),
        (zipped(content="<a>"), "broken"),
        (zipped(content="<a/>"), "without text"),
        (zipped(content=ENTITY + "<a>&a;</a>"), "entities"),
        ((ENTITY + content(PARAGRAPH)).encode(), "entities"),
        (odt(PARAGRAPH, **{"META-INF_manifest": CIPHER}), "encrypted"),
        (odt(""), "no text"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_open_document_says_why(write, read, data, said):
    """And what to do about it."""
    (rejection,) = read(write("a.odt", data))

    assert isinstance(rejection, Rejection), rejection
    assert said in rejection.reason
