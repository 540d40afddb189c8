"""Which names of several words does an article mention?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzers import get_document_reader
from analyzers.analyzed_text import capitalized_words
from analyzers.plain_text import plain_text
from corpus.sentences import opens_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analyzers.analyzed_text import AnalyzedText
    from corpus import Article

MAX_WORDS = 5
"""Most words of a name."""


def extract_names(article: Article) -> frozenset[str]:
    """Return the names in an article's body: capitalised words with a blank between.

    They are in plain characters, so that a broken spelling is none of them. The first
    word of a sentence is capitalised anyway and is left out.
    """
    (text,) = get_document_reader(article.lang).read(article.body)
    return frozenset(_names(text))


def _names(analyzed: AnalyzedText) -> Iterator[str]:
    text, starts, ends = analyzed.text, analyzed.starts, analyzed.ends
    first = last = -2
    for position in capitalized_words(analyzed).tolist():
        if opens_sentence(text, starts[position], analyzed.form_index.lang):
            continue
        if last != position - 1 or text[ends[last] : starts[position]] != " ":
            yield from _name(analyzed, first, last)
            first = position
        last = position
    yield from _name(analyzed, first, last)


def _name(analyzed: AnalyzedText, first: int, last: int) -> Iterator[str]:
    """Yield the text from one word to another if it is as long as a name may be."""
    if 1 < last - first + 1 <= MAX_WORDS:
        yield plain_text(analyzed.text[analyzed.starts[first] : analyzed.ends[last]])
