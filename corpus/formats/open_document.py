"""Which article does an OpenDocument text hold, in a zip (.odt) or flat (.fodt)?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from corpus.file_kinds import FileKind, kind_of
from corpus.formats.file_format import FileFormat, whole_document
from corpus.formats.office_file import article_of, read_parts, refuse_entities

if TYPE_CHECKING:
    from corpus.formats.file_format import PageRules
    from corpus.raw_article import RawArticle, RawChunk

_CONTENT = "content.xml"


def parse_open_document(stem: str, chunk: RawChunk, _rules: PageRules) -> RawArticle:
    """Return the article of an OpenDocument text.

    Raises:
        UnreadableError: it is none, is broken, encrypted, or exceeds a limit.
    """
    # Only readers wait for the library.
    from corpus.documents.open_document_text import read_open_document  # noqa: PLC0415

    if kind_of(chunk.data) is FileKind.XML:
        parts = {_CONTENT: chunk.data}
        refuse_entities(chunk.data)
    else:
        parts = read_parts(chunk.data, "an OpenDocument text")
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        reason = "the OpenDocument file is encrypted; save it without a password"
        raise UnreadableError(reason)
    if _CONTENT not in parts:
        reason = "a ZIP archive that is no OpenDocument file; name it .zip"
        raise UnreadableError(reason)
    flow = read_open_document(
        parts[_CONTENT], parts.get("meta.xml", b""), parts.get("styles.xml", b"")
    )
    return article_of(stem, chunk, flow, "OpenDocument")


FORMAT = FileFormat(
    suffixes=(".odt", ".fodt"),
    cut=whole_document,
    parse=parse_open_document,
    isolated=True,
    decompressed=False,
)
