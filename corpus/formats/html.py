"""Which article does an HTML page hold?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.file_kinds import FileKind, kind_of
from corpus.formats.file_format import FileFormat, whole_file
from corpus.formats.other_kinds import wrong_kind

if TYPE_CHECKING:
    from corpus.formats.file_format import PageRules
    from corpus.raw_article import RawArticle, RawChunk


_NO_PAGES = {
    *(FileKind.PDF, FileKind.ZIP, FileKind.OFFICE, FileKind.RTF, FileKind.GZIP),
    *(FileKind.WARC, FileKind.PICTURE, FileKind.FEED, FileKind.SITEMAP),
}


def parse_html(stem: str, chunk: RawChunk, rules: PageRules) -> RawArticle:
    """Return the article of a page.

    Raises:
        UnreadableError: the page has none.
    """
    from corpus.extraction.article import extract  # noqa: PLC0415 - only readers wait

    kind = kind_of(chunk.data)
    if kind in _NO_PAGES:
        raise wrong_kind(kind, FileKind.HTML)
    return extract(stem, chunk.data, chunk.capture, rules.file)


FORMAT = FileFormat(
    suffixes=(".html", ".htm"), cut=whole_file, parse=parse_html, isolated=True
)
