"""What do an answer's bytes hold?"""

from __future__ import annotations

import re

_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:+-]{1,40})""", re.IGNORECASE)
_PDF_WITHIN = 1024
"""Bytes within which a PDF's mark stands; junk before it is common, and readers of
PDF allow that much."""
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TEXT = "application/vnd.oasis.opendocument.text"
_PAGES = {"", "text/html", "application/xhtml+xml", "text/plain", "application/xml"}


def media_type_of(content_type: str) -> str:
    """Return the media type of a Content-Type header in lower case, "" if none."""
    media_type = content_type.partition(";")[0].strip().lower()
    return media_type if media_type.count("/") == 1 else ""


def charset_of(content_type: str) -> str:
    """Return the encoding that a Content-Type header states, "" if none."""
    match = _CHARSET.search(content_type)
    return match[1].lower() if match else ""


def suffix_for(media_type: str, body: bytes) -> str:
    """Return the end of the name of a file of such bytes, "" if nothing reads them.

    Marks in the bytes go before the media type, which servers often have wrong.

    Args:
        media_type: what the server says, in lower case, or "".
        body: the bytes.
    """
    if b"%PDF-" in body[:_PDF_WITHIN]:
        return ".pdf"
    if body.startswith(b"PK\x03\x04"):
        if f"mimetype{_TEXT}".encode() in body[:_PDF_WITHIN] or media_type == _TEXT:
            return ".odt"
        return ".docx" if media_type == _WORD or b"word/document.xml" in body else ""
    if media_type in _PAGES or body.lstrip()[:1] == b"<":
        return ".html"
    return ""
