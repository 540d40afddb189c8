"""Which lemmas does each article have, of those that have a vector?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analyzers import LANGUAGES
from search.meaning.meanings import article_keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy.typing as npt

    from indexer.state import BuildState
    from search.meaning.vectors import Vectors

    Numbers = npt.NDArray[np.int64]

AT_ONCE = 32_768
"""Lemmas whose vectors are added up at once (8 MB in 64 dimensions)."""


class ForwardIndex(NamedTuple):
    """The lemmas of articles, which are sorted by the digests of their ids.

    Attributes:
        ids: of the articles.
        keys: their digests, uint64, shape (articles,).
        langs: index in `LANGUAGES` of each article's language, uint8.
        starts: where the lemmas of each article begin, int64, shape (articles + 1,).
        lemmas: of the articles one after the other, ascending in each, as numbers in
            the sorted lemmas of its language; uint16.
    """

    ids: tuple[str, ...]
    keys: npt.NDArray[np.uint64]
    langs: npt.NDArray[np.uint8]
    starts: Numbers
    lemmas: npt.NDArray[np.uint16]

    def sums(self, weighted: Mapping[str, Vectors], articles: Numbers) -> Vectors:
        """Return for some articles the sum of their lemmas' vectors.

        Args:
            weighted: by language, the vectors of its lemmas times their weights.
            articles: their numbers, ascending.

        Returns:
            Float32, shape (articles, dimensions).
        """
        size = next(iter(weighted.values())).shape[1]
        sums = np.zeros((len(articles), size), np.float32)
        for index, lang in enumerate(LANGUAGES):
            own = np.flatnonzero(self.langs[articles] == index)
            own = own[np.diff(self.starts)[articles[own]] > 0]
            for part in self._parts(articles, own):
                lemmas, ends = self.lemmas_of(articles[part])
                sums[part] = np.add.reduceat(weighted[lang][lemmas], ends[:-1], axis=0)
        return sums

    def lemmas_of(self, articles: Numbers) -> tuple[npt.NDArray[np.uint16], Numbers]:
        """Return the lemmas of some articles, and where those of each begin and end."""
        sizes = np.diff(self.starts)[articles]
        ends = np.concatenate([[0], np.cumsum(sizes)])
        indexes = np.arange(ends[-1]) + np.repeat(
            self.starts[articles] - ends[:-1], sizes
        )
        return self.lemmas[indexes], ends

    def _parts(self, articles: Numbers, own: Numbers) -> Iterator[Numbers]:
        """Cut a list of articles so that each part has few lemmas."""
        if not len(own):
            return
        ends = np.cumsum(np.diff(self.starts)[articles[own]])
        cuts = np.flatnonzero(np.diff(ends // AT_ONCE)) + 1
        yield from np.split(own, cuts)


def make_forward_index(
    state: BuildState, words: Mapping[str, Sequence[str]]
) -> ForwardIndex:
    """Return the forward index of a build's articles.

    Args:
        state: the articles.
        words: by language, the sorted lemmas that have a vector.
    """
    ids = state.columns.ids()
    keys = article_keys(ids)
    order = np.argsort(keys, kind="stable")
    langs = state.columns.langs()[order]
    numbers = [_numbers(state.terms.texts, words[lang]) for lang in LANGUAGES]
    lemmas, sizes = [], np.zeros(len(order) + 1, np.int64)
    for row, (article, lang) in enumerate(zip(order.tolist(), langs, strict=True)):
        own = numbers[lang][state.columns.terms(article)]
        own = np.sort(own[own >= 0])
        lemmas.append(own.astype(np.uint16))
        sizes[row + 1] = len(own)
    return ForwardIndex(
        ids=tuple(ids[number] for number in order.tolist()),
        keys=keys[order],
        langs=langs.astype(np.uint8),
        starts=np.cumsum(sizes),
        lemmas=np.concatenate([np.zeros(0, np.uint16), *lemmas]),
    )


def _numbers(texts: Sequence[str], words: Sequence[str]) -> npt.NDArray[np.int32]:
    """Return for each term the number of its lemma, -1 where that has no vector."""
    numbers = {word: number for number, word in enumerate(words)}
    return np.fromiter((numbers.get(text, -1) for text in texts), np.int32, len(texts))
