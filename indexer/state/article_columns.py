"""What can be asked of all articles of a build at once, wherever they are?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np

from corpus import LANGUAGES
from indexer.state.pair_rows import pair_rows
from indexer.stories import key_ids_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from indexer.state.article_state import ArticleState, Ids
    from indexer.state.pair_rows import PairRows
    from indexer.stories import ArticleKeys, Features


class ArticleColumns(Protocol):
    """The articles of a build, attribute by attribute."""

    def ids(self) -> list[str]:
        """Return the id of each article."""
        ...

    def titles(self) -> Iterator[tuple[str, str]]:
        """Yield each article's headline or "", and its language, in any order."""
        ...

    def langs(self) -> NDArray[np.int64]:
        """Return for each article the index of its language in `LANGUAGES`."""
        ...

    def days(self) -> NDArray[np.int64]:
        """Return the day of each article, as in `Features`."""
        ...

    def texts(self) -> list[int]:
        """Return a digest of each article's headline and text; see `text_digest`."""
        ...

    def parts(self) -> Iterable[int]:
        """Return each article's summand in the digest of the index, in any order."""
        ...

    def content(self, number: int) -> str:
        """Return the digest of an article; see `content_digest`."""
        ...

    def terms(self, number: int) -> Ids:
        """Return the ids of an article's terms."""
        ...

    def features(self) -> Sequence[Features]:
        """Return what the linking of stories compares of each article."""
        ...

    def keys(self) -> ArticleKeys:
        """Return the story keys of all articles."""
        ...

    def word_ids(self, name: str) -> Iterator[tuple[NDArray[np.int64], Ids]]:
        """Yield the ids of words of a kind, each with its article's language.

        Args:
            name: an attribute of `ArticleState`.
        """
        ...

    def pair_rows(self, lang: int) -> Iterator[PairRows]:
        """Yield the pairs of words of the articles in a language, by its index."""
        ...


class ListedArticles:
    """The columns of articles that are in memory."""

    def __init__(self, articles: Sequence[ArticleState]) -> None:
        self._articles = articles

    def ids(self) -> list[str]:
        """Return the id of each article."""
        return [article.features.id for article in self._articles]

    def titles(self) -> Iterator[tuple[str, str]]:
        """Yield each article's headline, "" for none, and its language."""
        return ((article.title, article.features.lang) for article in self._articles)

    def langs(self) -> NDArray[np.int64]:
        """Return for each article the index of its language in `LANGUAGES`."""
        numbers = {lang: number for number, lang in enumerate(LANGUAGES)}
        return np.array([numbers[a.features.lang] for a in self._articles], np.int64)

    def days(self) -> NDArray[np.int64]:
        """Return the day of each article."""
        return np.array([a.features.day for a in self._articles], np.int64)

    def texts(self) -> list[int]:
        """Return a digest of each article's headline and text."""
        return [article.text for article in self._articles]

    def parts(self) -> list[int]:
        """Return each article's summand in the digest of the index."""
        return [article.part for article in self._articles]

    def content(self, number: int) -> str:
        """Return the digest of an article."""
        return self._articles[number].content

    def terms(self, number: int) -> Ids:
        """Return the ids of an article's terms."""
        return self._articles[number].terms

    def features(self) -> list[Features]:
        """Return what the linking of stories compares of each article."""
        return [article.features for article in self._articles]

    def keys(self) -> ArticleKeys:
        """Return the story keys of all articles."""
        return key_ids_of(self.features())

    def word_ids(self, name: str) -> Iterator[tuple[NDArray[np.int64], Ids]]:
        """Yield the ids of words of a kind, each with its article's language."""
        lists = [getattr(article, name) for article in self._articles]
        sizes = [len(ids) for ids in lists]
        ids = np.concatenate([np.zeros(0, np.int32), *lists])
        yield np.repeat(self.langs(), sizes), ids

    def pair_rows(self, lang: int) -> Iterator[PairRows]:
        """Yield the pairs of words of the articles in a language, by its index."""
        numbers = np.flatnonzero(self.langs() == lang).tolist()
        yield from pair_rows([self._articles[number] for number in numbers])
