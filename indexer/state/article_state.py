"""What does the build state know of one article?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from indexer.stories import Features
    from search.port.document import Document

    Ids = NDArray[np.int32]
    Pairs = NDArray[np.integer]


class AnalyzedArticle(NamedTuple):
    """What the analysis of an article yields.

    Attributes:
        document: the document for the search engine.
        features: what the linking of stories compares.
    """

    document: Document
    features: Features


class ArticleState(NamedTuple):
    """An article as the collection steps see it.

    Attributes:
        content: digest of the article; see `content_digest`.
        part: its summand in the digest of the index; see
            `search.indexing.content_digest`.
        text: digest of its headline and text; see `text_digest`.
        title: its headline, or "" if it has none of its own.
        features: what the linking of stories compares, with its id and language.
        terms: ids of its terms in the text channel.
        forms: ids of its words as written.
        names: ids of its names of several words.
        words: ids of its words with their capitals; see `written_words`.
        pairs: indexes into `words`; shape (pairs, 3); see `WrittenWords`.
    """

    content: str
    part: int
    text: int
    title: str
    features: Features
    terms: Ids
    forms: Ids
    names: Ids
    words: Ids
    pairs: Pairs
