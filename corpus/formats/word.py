"""Which article does a Word file hold?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.formats.file_format import FileFormat, whole_document
from corpus.formats.office_file import article_of, read_parts

if TYPE_CHECKING:
    from corpus.formats.file_format import PageRules
    from corpus.raw_article import RawArticle, RawChunk


def parse_word(stem: str, chunk: RawChunk, _rules: PageRules) -> RawArticle:
    """Return the article of a Word file.

    Raises:
        UnreadableError: it is none, is broken, or exceeds a limit.
    """
    from corpus.documents.word_text import read_word  # noqa: PLC0415 - only readers wait

    read_parts(chunk.data, "a Word document")
    return article_of(stem, chunk, read_word(chunk.data), "Word")


FORMAT = FileFormat(
    suffixes=(".docx",),
    cut=whole_document,
    parse=parse_word,
    isolated=True,
    decompressed=False,
)
