"""Which articles are there to index, and which of them did the previous build index?"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import Article, Rejection, UnchangedArticle, read_with_digests
from corpus.files import count_other_kinds
from indexer.state import content_digest
from indexer.summary import Summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from corpus.formats.file_format import PageRules
    from indexer.state import BuildState

    Progress = Callable[[Article | UnchangedArticle | Rejection], None]


class ArticleStream:
    """Reads and validates articles, and compares them with those of the previous build.

    An article whose file cannot be read this time is retained: it is indexed as it was.

    Attributes:
        source_digests: of each article that was read, in order, the digest of the bytes
            it was read from; "" if they were not read.
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
        self._previous = previous.articles if previous else []
        self._old_contents = {
            article.features.id: (number, article.content)
            for number, article in enumerate(self._previous)
        }
        self._languages: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()
        self._mended: Counter[str] = Counter()
        self._rejected: list[Rejection] = []
        self._ids: set[str] = set()
        self.source_digests: list[str] = []
        self.old_numbers: list[int] = []

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
        ids = (article.features.id for article in previous.articles)
        digests = zip(previous.source_digests, ids, strict=True)
        ids_by_digest = {digest: article_id for digest, article_id in digests if digest}
        for item, number in self._read(ids_by_digest):
            self.old_numbers.append(number)
            if number < 0 and isinstance(item, Article):
                articles.append(item)
        unreadable = self._unreadable()
        for number, article in enumerate(previous.articles) if unreadable else ():
            old = article.features
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
            removed=len(self._old_contents.keys() - self._ids),
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
            self.source_digests.append(digest)
            yield item, number

    def _compare(self, item: Article | UnchangedArticle) -> tuple[str, int]:
        number, content = self._old_contents.get(item.id, (-1, ""))
        if not content:
            return "added", -1
        if isinstance(item, UnchangedArticle) or content_digest(item) == content:
            return "unchanged", number
        return "changed", -1

    def _language(self, item: Article | UnchangedArticle, number: int) -> str:
        if isinstance(item, UnchangedArticle):
            return self._previous[number].features.lang
        return item.lang

    def _unreadable(self) -> set[str]:
        """Return the files and folders that cannot be read; none if nothing can."""
        if not self._ids:
            return set()
        return {item.origin for item in self._rejected if item.origin}

    def _retain(self, article_id: str, lang: str) -> None:
        self._ids.add(article_id)
        self.source_digests.append("")
        self._counts["kept"] += 1
        self._counts["unchanged"] += article_id in self._old_contents
        self._languages[lang] += 1


def _is_below(origin: str, unreadable: set[str]) -> bool:
    """Return whether a file is one of some paths, or lies in a folder among them."""
    file = Path(origin)
    paths = (file, *file.parents)
    return bool(origin) and any(str(path) in unreadable for path in paths)
