"""In which format is the body of an answer, if it may be an article?"""

from __future__ import annotations

import io
import zipfile

import pytest

from corpus.formats.media_type import (
    is_article_type,
    is_html,
    may_be_article,
    suffix_of_body as suffix,
)

HTML = b"\n<!-- by hand -->\n<!DOCTYPE html><html><p>x</p></html>"


def packed(name: str, data: bytes = b"") -> bytes:
    """Return a zip of two members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, data)
        archive.writestr("word/document.xml", "")
    return stream.getvalue()


@pytest.mark.parametrize(
    "kind", ["text/html", "", "text/plain", "application/xml", "application/pdf"]
)
def test_a_page_is_known_by_its_start(kind):
    """Servers send pages as other kinds."""
    assert suffix(kind, HTML) == ".html"
    assert suffix(kind, b"\xef\xbb\xbf" + HTML) == ".html"
    assert suffix(kind, b'<?xml version="1.0"?>\n<html xmlns="x">') == ".html"
    assert suffix(kind, HTML.decode().encode("utf-16")) == ".html"


def test_a_page_need_not_begin_as_one():
    """If its head says that it is one."""
    assert suffix("text/html", b"<p>x</p>") == ".html"
    assert suffix("text/plain", b"<p>x</p>") == ""


@pytest.mark.parametrize(
    "data",
    [b"GIF89a", b"\x89PNG", b'{"a": 1}', b'<?xml version="1.0"?><rss>', b"", b" \n"],
)
def test_what_is_no_page_is_none(data):
    """Even if its head says that it is one."""
    assert suffix("text/html", data) == ""


@pytest.mark.parametrize("kind", ["text/html", "application/pdf", ""])
def test_documents_are_known_by_their_marks(kind):
    """Whatever their head says."""
    assert suffix(kind, b"%PDF-1.7\n") == ".pdf"
    assert suffix(kind, packed("[Content_Types].xml")) == ".docx"
    odt = packed("mimetype", b"application/vnd.oasis.opendocument.text")
    assert suffix(kind, odt) == ".odt"
    assert suffix(kind, packed("a.txt")) == ""


def test_a_page_about_pdf_is_a_page():
    """The mark in its text is none."""
    assert suffix("text/html", HTML + b"%PDF-") == ".html"


def test_kinds():
    """Pages, documents, and what may be anything."""
    assert is_html("text/html")
    assert is_article_type("application/pdf")
    assert not is_html("application/pdf")
    assert may_be_article("text/plain")
    assert not is_article_type("text/plain")
    assert not may_be_article("image/png")
