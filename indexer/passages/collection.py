"""Which passages does a collection have, and what file do their vectors make?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from corpus import LANGUAGES
from indexer.passages.store import concatenated, key_of
from indexer.passages.texts import passages_of
from search.meaning.eight_bits import EightBitRows
from search.meaning.passage_vectors import PassageVectors
from search.meaning.vectors import normalised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy.typing as npt

    from corpus import Article
    from indexer.passages.store import Keys, PassageStore
    from search.meaning.vectors import Vectors

DIMENSIONS = 128
"""Principal components that are kept of a vector."""
CHUNK = 8_192
"""Vectors that are computed with at a time."""
MEAN_WEIGHT = 16
"""How many passages the mean of all languages counts for in that of one language.

Without it the only article in a language would be its own mean, and near nothing.
"""


@dataclass(frozen=True, slots=True, eq=False)
class CollectionPassages:
    """The keys of all passages of a collection.

    Attributes:
        ids: of the articles.
        languages: of each article the index in `LANGUAGES`; shape (articles,).
        beginnings: key of each article's beginning; shape (articles,).
        sentences: keys of all sentences, article after article.
        counts: how many sentences each article has; shape (articles,).
    """

    ids: tuple[str, ...]
    languages: npt.NDArray[np.int64]
    beginnings: Keys
    sentences: Keys
    counts: npt.NDArray[np.int64]

    @property
    def keys(self) -> Keys:
        """All keys, beginnings first; a text that occurs twice has its key twice."""
        return np.concatenate([self.beginnings, self.sentences])


def collection_passages(articles: Iterable[Article], model: str) -> CollectionPassages:
    """Return the keys of the passages of articles, which are read as a stream."""
    ids, languages, beginnings, counts = [], [], [], []
    sentences: list[int] = []
    for article in articles:
        passages = passages_of(article)
        ids.append(article.id)
        languages.append(LANGUAGES.index(article.lang))
        beginnings.append(key_of(model, passages.beginning))
        sentences += (key_of(model, text) for text in passages.sentences)
        counts.append(len(passages.sentences))
    return CollectionPassages(
        ids=tuple(ids),
        languages=np.array(languages, np.int64),
        beginnings=np.array(beginnings, np.uint64),
        sentences=np.array(sentences, np.uint64),
        counts=np.array(counts, np.int64),
    )


def passage_vectors(
    collection: CollectionPassages,
    store: PassageStore,
    *,
    model: str,
    question_mean: Vectors,
) -> PassageVectors:
    """Return what a generation stores of the vectors that are there already.

    A passage without a vector is left out.

    Args:
        collection: keys of its passages.
        store: the vectors.
        model: name of the model and of the rules for passages.
        question_mean: mean of the vectors of questions; shape (size,).
    """
    of_sentences = np.repeat(collection.languages, collection.counts)
    has_sentence = store.has(collection.sentences)
    owners = np.repeat(np.arange(len(collection.ids)), collection.counts)
    counts = np.bincount(owners[has_sentence], minlength=len(collection.ids))
    beginnings = _Centred(collection.beginnings, collection.languages, store)
    sentences = _Centred(
        collection.sentences[has_sentence], of_sentences[has_sentence], store
    )
    projection = _principal_components((beginnings, sentences), len(question_mean))
    return PassageVectors(
        model=model,
        missing=int((~has_sentence).sum() + (~store.has(collection.beginnings)).sum()),
        ids=collection.ids,
        beginnings=beginnings.projected(projection),
        sentences=sentences.projected(projection),
        ends=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        projection=projection,
        question_mean=question_mean.astype(np.float32),
    )


class _Centred:
    """The vectors of some passages, less the mean of their language, of length 1."""

    def __init__(
        self, keys: Keys, languages: npt.NDArray[np.int64], store: PassageStore
    ) -> None:
        self._keys = keys
        self._languages = languages
        self._store = store
        self._means = self._language_means()

    def chunks(self) -> Iterator[Vectors]:
        """Yield the vectors in their order; of a passage without one, zeros."""
        for languages, there, vectors in self._raw():
            rows = np.zeros((len(languages), vectors.shape[1]), np.float32)
            rows[there] = normalised(vectors - self._means[languages[there]])
            yield rows

    def projected(self, projection: Vectors) -> EightBitRows:
        """Return the vectors by a projection, in a byte a dimension."""
        parts = [EightBitRows.of(rows @ projection) for rows in self.chunks()]
        none = EightBitRows.of(np.zeros((0, projection.shape[1]), np.float32))
        return concatenated([none, *parts])

    def _raw(
        self,
    ) -> Iterator[tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_], Vectors]]:
        """Yield languages, which passages have a vector, and those vectors."""
        for start in range(0, len(self._keys), CHUNK):
            keys = self._keys[start : start + CHUNK]
            there = self._store.has(keys)
            languages = self._languages[start : start + CHUNK]
            yield languages, there, self._store.get(keys[there]).vectors(slice(None))

    def _language_means(self) -> Vectors:
        """Return the mean vector of each language; shape (languages, size)."""
        sums: Vectors | float = 0.0
        counts = np.zeros(len(LANGUAGES))
        for languages, there, vectors in self._raw():
            own = np.eye(len(LANGUAGES), dtype=np.float32)[languages[there]]
            sums = sums + own.T @ vectors
            counts += own.sum(axis=0)
        total = np.sum(sums, axis=0) / max(counts.sum(), 1)
        weights = counts[:, None] + MEAN_WEIGHT
        means: Vectors = ((sums + MEAN_WEIGHT * total) / weights).astype(np.float32)
        return means


def _principal_components(parts: Iterable[_Centred], size: int) -> Vectors:
    """Return the directions in which vectors differ most; shape (size, dimensions)."""
    products = np.zeros((size, size))
    for part in parts:
        for rows in part.chunks():
            products += rows.T @ rows
    _, vectors = np.linalg.eigh(products)  # by ascending variance
    components: Vectors = vectors[:, ::-1][:, :DIMENSIONS].astype(np.float32)
    return np.ascontiguousarray(components)
