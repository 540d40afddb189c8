"""Which articles are there to index, and which of them did the previous build index?"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from corpus import Article, Rejection, UnchangedArticle, read_with_digests
from corpus.files import count_other_kinds
from indexer.state import SOURCE_BYTES, content_digest
from indexer.summary import Summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from numpy.typing import NDArray

    from corpus.formats.file_format import PageRules
    from indexer.state import BuildState

    Progress = Callable[[Article | UnchangedArticle | Rejection], None]

UNKNOWN = SOURCE_BYTES * "00"
"""Digest of bytes that were not read."""


class ArticleStream:
    """Reads and validates articles, and compares them with those of the previous build.

    An article whose file cannot be read this time is retained: it is indexed as it was.

    Attributes:
        old_numbers: of each its number in the previous build, -1 if it is new or
            changed; filled by `new_articles` only.
    """

    def __init__(
        self,
        paths: tuple[Path, ...],
        progress: Progress,
        previous: BuildState | None,
        *,
        rules: PageRules | None = None,
        processes: int = 1,
    ) -> None:
        self._paths = paths
        self._rules = rules
        self._processes = processes
        self._progress = progress
        self._previous = previous
        ids = previous.columns.ids() if previous else ()
        self._old_numbers = {
            article_id: number for number, article_id in enumerate(ids)
        }
        self._languages: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()
        self._mended: Counter[str] = Counter()
        self._rejected: list[Rejection] = []
        self._ids: set[str] = set()
        self._source_digests = bytearray()
        self.old_numbers: list[int] = []

    @property
    def source_digests(self) -> NDArray[np.uint8]:
        """Of each article that was read, in order, what it was read from."""
        digests = np.frombuffer(bytes(self._source_digests), np.uint8)
        return digests.reshape(-1, SOURCE_BYTES)

    def all_articles(
        self, stored: Callable[[], Iterator[Article]]
    ) -> Iterator[Article]:
        """Yield every article that can be read, then the retained ones.

        Args:
            stored: yields the articles of the index in service.
        """
        for item, _ in self._read({}):
            if isinstance(item, Article):
                yield item
        unreadable = self._unreadable()
        for article in stored() if unreadable else ():
            if article.id not in self._ids and _is_below(article.origin, unreadable):
                self._retain(article.id, article.lang)
                yield article

    def new_articles(self, previous: BuildState) -> list[Article]:
        """Return the articles that are new or changed.

        Files whose bytes are those of the previous build are not parsed.

        Args:
            previous: the state of the previous build, as it was handed in at first.
        """
        articles = []
        digests = (row.tobytes().hex() for row in previous.source_digests)
        ids = zip(digests, self._old_numbers, strict=True)
        ids_by_digest = {digest: each for digest, each in ids if digest != UNKNOWN}
        for item, number in self._read(ids_by_digest):
            self.old_numbers.append(number)
            if number < 0 and isinstance(item, Article):
                articles.append(item)
        unreadable = self._unreadable()
        for number, old in enumerate(previous.columns.features()) if unreadable else ():
            if old.id not in self._ids and _is_below(old.origin, unreadable):
                self._retain(old.id, old.lang)
                self.old_numbers.append(number)
        return articles

    def summary(self, indexed: int, seconds: float) -> Summary:
        """Return the figures of what was read so far."""
        return Summary(
            read=len(self._ids) - self._counts["kept"] + len(self._rejected),
            indexed=indexed,
            kept=self._counts["kept"],
            added=self._counts["added"],
            changed=self._counts["changed"],
            unchanged_articles=self._counts["unchanged"],
            removed=len(self._old_numbers.keys() - self._ids),
            rejected=tuple(self._rejected),
            left_out=dict(count_other_kinds(self._paths)),
            mended=dict(self._mended),
            languages=dict(self._languages),
            seconds=seconds,
        )

    def _read(
        self, ids_by_digest: Mapping[str, str]
    ) -> Iterator[tuple[Article | UnchangedArticle, int]]:
        """Yield what can be read, each with its old number; -1 if new or changed."""
        for item, digest in read_with_digests(
            self._paths, ids_by_digest, rules=self._rules, processes=self._processes
        ):
            self._progress(item)
            if isinstance(item, Rejection):
                self._rejected.append(item)
                continue
            if isinstance(item, Article):
                self._mended.update(item.mended)
            change, number = self._compare(item)
            self._counts[change] += 1
            self._languages[self._language(item, number)] += 1
            self._ids.add(item.id)
            self._source_digests += bytes.fromhex(digest or UNKNOWN)
            yield item, number

    def _compare(self, item: Article | UnchangedArticle) -> tuple[str, int]:
        number = self._old_numbers.get(item.id, -1)
        if self._previous is None or number < 0:
            return "added", -1
        if isinstance(item, UnchangedArticle):
            return "unchanged", number
        if content_digest(item) == self._previous.columns.content(number):
            return "unchanged", number
        return "changed", -1

    def _language(self, item: Article | UnchangedArticle, number: int) -> str:
        if isinstance(item, Article):
            return item.lang
        return self._previous.columns.features()[number].lang if self._previous else ""

    def _unreadable(self) -> set[str]:
        """Return the files and folders that cannot be read; none if nothing can."""
        if not self._ids:
            return set()
        return {item.origin for item in self._rejected if item.origin}

    def _retain(self, article_id: str, lang: str) -> None:
        self._ids.add(article_id)
        self._source_digests += bytes.fromhex(UNKNOWN)
        self._counts["kept"] += 1
        self._counts["unchanged"] += article_id in self._old_numbers
        self._languages[lang] += 1


def _is_below(origin: str, unreadable: set[str]) -> bool:
    """Return whether a file is one of some paths, or lies in a folder among them."""
    file = Path(origin)
    paths = (file, *file.parents)
    return bool(origin) and any(str(path) in unreadable for path in paths)
