"""Which article does a PDF file hold?"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from corpus.errors import Kind, UnreadableError
from corpus.file_kinds import FileKind, kind_of
from corpus.formats.file_format import FileFormat, whole_document
from corpus.formats.other_kinds import wrong_kind
from corpus.raw_article import RawArticle

if TYPE_CHECKING:
    from corpus.documents.paragraphs import Paragraph
    from corpus.documents.pdf_text import Pdf
    from corpus.formats.file_format import PageRules
    from corpus.raw_article import RawChunk

_FEW = 10
"""Letters a page of a document of which only stamps and the like are text."""
_GARBLED = 0.05
"""Share of signs that stand for no letter from which on a text is not readable."""
_LIGATURES = {
    code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)
}
_DROPPED = dict.fromkeys(map(ord, "\u00ad\u200b\ufeff"))


def parse_pdf(stem: str, chunk: RawChunk, _rules: PageRules) -> RawArticle:
    """Return the article of a PDF file.

    Raises:
        UnreadableError: it is none, is encrypted or broken, or has no readable text.
    """
    if (kind := kind_of(chunk.data)) is not FileKind.PDF:
        raise wrong_kind(kind, FileKind.PDF)
    # Only readers wait for the library.
    from corpus.documents.document_day import find_day  # noqa: PLC0415
    from corpus.documents.headline import find_headline, without_headline  # noqa: PLC0415
    from corpus.documents.pdf_text import read_pdf  # noqa: PLC0415

    pdf = read_pdf(chunk.data)
    paragraphs = _paragraphs(pdf)
    _check(paragraphs, pdf)
    texts = [_letters(part.text) for part in paragraphs]
    title = find_headline(paragraphs, pdf.title)
    headline = _letters(title.text)
    found = find_day(texts, pdf.created)
    capture = chunk.capture
    places = {
        "title": title.place,
        "body": "PDF",
        "published": found.place,
    }
    return RawArticle(
        id=stem,
        title=headline,
        body="\n".join(without_headline(texts, headline)),
        published=found.day,
        url=capture.url if capture else "",
        source=capture.source if capture else "",
        provenance=tuple((name, place) for name, place in places.items() if place),
    )


def _paragraphs(pdf: Pdf) -> list[Paragraph]:
    from corpus.documents.columns import columns_of  # noqa: PLC0415 - see above
    from corpus.documents.page_furniture import without_furniture  # noqa: PLC0415
    from corpus.documents.paragraphs import paragraphs_of  # noqa: PLC0415

    sheets = without_furniture(pdf.sheets)
    return paragraphs_of([columns_of(sheet.words) for sheet in sheets])


def _check(paragraphs: list[Paragraph], pdf: Pdf) -> None:
    """Check that there is text that can be read.

    Raises:
        UnreadableError: there is none.
    """
    text = "".join(part.text for part in paragraphs)
    lost = sum(map(_is_lost, text))
    if lost > _GARBLED * len(text):
        reason = "its fonts do not say which letters they show; run OCR on it"
        raise UnreadableError(reason)
    letters = sum(map(str.isalpha, text))
    if letters < _FEW * len(pdf.sheets):
        if pdf.pictures:
            reason = "no text: a scan; run text recognition (OCR) on it first"
        else:
            reason = "no text in the PDF file; leave it out"
        raise UnreadableError(reason, kind=Kind.NO_TEXT)


def _is_lost(sign: str) -> bool:
    """Return whether a sign stands for no letter: of private use, or unknown."""
    return sign == "\ufffd" or unicodedata.category(sign) in {"Co", "Cn", "Cc", "Cs"}


def _letters(text: str) -> str:
    """Return text without ligatures and without hyphens that are not shown, in NFC."""
    plain = text.translate(_DROPPED).translate(_LIGATURES)
    return unicodedata.normalize("NFC", plain)


FORMAT = FileFormat(
    suffixes=(".pdf",),
    cut=whole_document,
    parse=parse_pdf,
    isolated=True,
    decompressed=False,
)
