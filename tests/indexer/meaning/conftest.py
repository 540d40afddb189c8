"""What do the tests of translations need? A small model, and short articles."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pytest

from corpus import Article
from indexer.meaning import WordCounts
from indexer.state import BuildState
from indexer.state.article_state import AnalyzedArticle
from indexer.stories import make_features
from search.indexing.field_postings import postings
from search.meaning.vectors import normalised
from search.port.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from search.meaning.vectors import Vectors

CONCEPTS = (
    ("угода", "accord", "umowa", "hiệp định"),
    ("мир", "paix", "pokój", "hòa bình"),
    ("лікарня", "hôpital", "szpital", "bệnh viện"),
    ("школа", "école", "szkoła", "trường học"),
    ("вітер", "vent", "wiatr", "gió"),
)
"""Words of the same meaning: Ukrainian, French, Polish, Vietnamese."""


@dataclass
class FakeModel:
    """Vectors of words of one concept have nearly the same direction.

    Each language lies to one side, as those of real models do.

    Attributes:
        texts: every text that was embedded, in order.
    """

    name: str = "fake/1"
    size: int = 24
    texts: list[str] = field(default_factory=list)

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """Return a vector of length 1 for each text."""
        self.texts += texts
        return normalised(np.stack([self._row(text) for text in texts]))

    def _row(self, text: str) -> Vectors:
        noise = np.random.default_rng(zlib.crc32(text.encode())).normal(size=self.size)
        row = noise.astype(np.float32)
        for number, words in enumerate(CONCEPTS):
            if text in words:
                row *= 0.02
                row[number] += 1
                row[-1 - words.index(text)] += 1
        return row


@pytest.fixture
def model() -> FakeModel:
    """Return a model that has embedded nothing yet."""
    return FakeModel()


@pytest.fixture
def counted() -> Callable[..., WordCounts]:
    """Return a function that counts the words of articles, (language, text) each."""

    def count(*articles: tuple[str, str]) -> WordCounts:
        state = BuildState()
        for number, article in enumerate(articles):
            indexed = document(str(number), *article)
            features = make_features(indexed.article, ())
            analyzed = AnalyzedArticle(indexed, features)
            state.articles.append(state.article_state(analyzed))
        return WordCounts(state)

    return count


def document(article_id: str, lang: str, body: str) -> Document:
    """Return an analysed article."""
    article = Article(id=article_id, lang=lang, title=body, body=body, headline=False)
    return Document(article=article, postings=postings(article))
