"""What on a web page that was saved as text is the article?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from corpus.formats.decoding import decode
from corpus.formats.file_format import FileFormat, whole_file
from corpus.repair.texts import mend
from corpus.site_rules.text_pages import find_article

if TYPE_CHECKING:
    from corpus.formats.file_format import PageRules
    from corpus.raw_article import RawArticle, RawChunk


def parse_page(stem: str, chunk: RawChunk, rules: PageRules) -> RawArticle:
    """Return the article of a saved page.

    Raises:
        UnreadableError: the file is empty, in no encoding that is read, or garbled.
        RuleError: a rule for a particular site is broken.
    """
    text = decode(chunk.data)
    if not text.strip():
        reason = "the file is empty; delete it or save the page anew"
        raise UnreadableError(reason)
    mended = mend(text)  # before lines are cut and stripped, which costs misread signs
    if mended.left:
        raise UnreadableError(mended.left)
    return replace(find_article(stem, mended.text, rules.file), mended=mended.kinds)


FORMAT = FileFormat(suffixes=(".txt",), cut=whole_file, parse=parse_page)
