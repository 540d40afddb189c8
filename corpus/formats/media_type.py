"""In which format is the body of an answer, if it may be an article?

The head says it, and is believed less than the first bytes: servers send anything as
text/html, and pages as anything.
"""

from __future__ import annotations

import re

_HTML_TYPES = {"text/html", "application/xhtml+xml"}
_VAGUE_TYPES = {
    "",
    "application/octet-stream",
    "application/xml",
    "binary/octet-stream",
    "text/plain",
    "text/xml",
    "unknown/unknown",
}
"""Types that servers also send pages as."""
_DOCUMENT_TYPES = {
    "application/pdf",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_START = 1024
"""How far into a body its kind is looked for (as PDF, ISO 32000-1, annex H.3.4.1)."""
_HTML = re.compile(
    rb"\s*(?>(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*)<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_OTHER = re.compile(
    rb"\s*(?>(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*)"
    rb"<(?:rss|feed|rdf:RDF|urlset|sitemapindex|svg)\b"
    rb"|GIF8|\x89PNG|\xff\xd8\xff|RIFF....WEBP|wOF|\x00\x01\x00\x00|[{\[]",
    re.DOTALL,
)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_WORD_PART = b"word/"
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.text"


def is_html(media_type: str) -> bool:
    """Return whether a media type is that of pages."""
    return media_type in _HTML_TYPES


def is_article_type(media_type: str) -> bool:
    """Return whether a media type is that of pages or of documents."""
    return media_type in _HTML_TYPES or media_type in _DOCUMENT_TYPES


def may_be_article(media_type: str) -> bool:
    """Return whether a body of a media type is worth a look."""
    return is_article_type(media_type) or media_type in _VAGUE_TYPES


def suffix_of_body(media_type: str, data: bytes) -> str:
    """Return the suffix of the format of a body, "" if it can be no article.

    Args:
        media_type: as the head states it, in lower case, without parameters; "" if it
            states none.
        data: the body.
    """
    start = data[:_START]
    if b"%PDF-" in start and not _HTML.match(start):
        return ".pdf"
    if start.startswith(b"PK\x03\x04"):
        return _suffix_of_zip(data)
    text = start
    for mark in _MARKS:
        text = text.removeprefix(mark)
    text = text.replace(b"\x00", b"")  # UTF-16
    if media_type in _HTML_TYPES:
        return "" if _OTHER.match(text) or not text.strip() else ".html"
    return ".html" if may_be_article(media_type) and _HTML.match(text) else ""


def _suffix_of_zip(data: bytes) -> str:
    if _OPEN_DOCUMENT in data[: len(_OPEN_DOCUMENT) + _START]:
        return ".odt"
    return ".docx" if _WORD_PART in data and b"[Content_Types].xml" in data else ""
