"""Is an answer's kind known by its bytes and its head?"""

import pytest

from corpus.store.media import charset_of, media_type_of, suffix_for

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TEXT = "application/vnd.oasis.opendocument.text"
ZIP = b"PK\x03\x04" + b"\0" * 26


@pytest.mark.parametrize(
    ("media_type", "body", "suffix"),
    [
        ("text/html", b"<!DOCTYPE html>", ".html"),
        ("", b"text", ".html"),
        ("application/octet-stream", b"\n <html>", ".html"),
        ("text/html", b"\n%PDF-1.7", ".pdf"),
        ("application/octet-stream", b"%PDF-1.4", ".pdf"),
        (WORD, ZIP, ".docx"),
        ("application/zip", ZIP + b"word/document.xml", ".docx"),
        ("application/octet-stream", ZIP + f"mimetype{TEXT}".encode(), ".odt"),
        ("application/zip", ZIP, ""),
        ("image/png", b"\x89PNG", ""),
    ],
)
def test_bytes_say_more_than_the_server(media_type, body, suffix):
    """Marks in the bytes decide, and the media type where there are none."""
    assert suffix_for(media_type, body) == suffix


@pytest.mark.parametrize(
    ("header", "media_type", "charset"),
    [
        ("text/html", "text/html", ""),
        ("Text/HTML; Charset=UTF-8", "text/html", "utf-8"),
        ("text/html;charset='windows-1251'; x=y", "text/html", "windows-1251"),
        ('text/html; charset="iso-8859-2"', "text/html", "iso-8859-2"),
        ("html", "", ""),
        ("", "", ""),
    ],
)
def test_a_content_type_is_taken_apart(header, media_type, charset):
    """Media type and encoding are read whatever the spelling."""
    assert (media_type_of(header), charset_of(header)) == (media_type, charset)
