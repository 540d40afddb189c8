"""Which passages of an article get a vector?

Its beginning, with the title, which says what it is about; and each sentence, as a
short question is answered by one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from corpus.sentences import sentences

if TYPE_CHECKING:
    from corpus import Article

VERSION = 1
"""Counts the rules by which passages are made; other ones make other texts."""
BEGINNING = 600
"""Letters of a beginning: the title and four sentences or so.

With 330 letters questions find an article in another language less well (nDCG@10 .741
against .750 on the public evaluation texts), with the whole article hardly better
(.754), for three times the work.
"""
LONGEST = 1_000
"""Letters of a sentence that are embedded; about what the model takes at once."""
SHORTEST = 12
"""Letters of a sentence: a shorter one is a label or what is left of a list."""


class Passages(NamedTuple):
    """The texts of an article that get a vector.

    Attributes:
        beginning: title and first sentences.
        sentences: all of some length; none where the article has none.
    """

    beginning: str
    sentences: tuple[str, ...]


def passages_of(article: Article) -> Passages:
    """Return the passages of an article.

    An article that is one sentence has it as its beginning, too: it is embedded once.
    """
    title = article.title.strip() if article.headline else ""
    body = article.body
    spans = sentences(body, article.lang)
    texts = (body[start : min(end, start + LONGEST)] for start, end in spans)
    return Passages(
        beginning=_clipped(f"{title}\n{body.strip()}".strip(), BEGINNING),
        sentences=tuple(text for text in texts if len(text) >= SHORTEST),
    )


def _clipped(text: str, size: int) -> str:
    """Return a text of at most some letters, without a part of a word at its end."""
    if len(text) <= size:
        return text
    return text[: size + 1].rsplit(maxsplit=1)[0][:size]
