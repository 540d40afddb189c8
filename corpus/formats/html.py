"""Which article does an HTML page hold?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.formats.file_format import FileFormat, whole_file

if TYPE_CHECKING:
    from corpus.formats.file_format import PageRules
    from corpus.raw_article import RawArticle, RawChunk


def parse_html(stem: str, chunk: RawChunk, rules: PageRules) -> RawArticle:
    """Return the article of a page.

    Raises:
        UnreadableError: the page has none.
    """
    from corpus.extraction.article import extract  # noqa: PLC0415 - only readers wait

    return extract(stem, chunk.data, chunk.capture, rules.file)


FORMAT = FileFormat(
    suffixes=(".html", ".htm"), cut=whole_file, parse=parse_html, isolated=True
)
