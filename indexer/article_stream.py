"""Which articles are there to index, and which of them are known already?"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import Article, Rejection, UnchangedArticle, read_with_digests
from indexer.state import content_digest
from indexer.summary import Summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from indexer.state import BuildState

    Progress = Callable[[Article | UnchangedArticle | Rejection], None]


class ArticleStream:
    """Counts what is read, beside what was there before.

    Attributes:
        order: of each article its number in the memory, -1 if it is new or changed;
            filled by `fresh`.
        marks: of each article the mark of its bytes, "" if they were not read.
    """

    def __init__(
        self, paths: tuple[Path, ...], progress: Progress, memory: BuildState | None
    ) -> None:
        gists = memory.articles if memory else []
        self._gists = gists
        self._paths = paths
        self._progress = progress
        self._known = {g.features.id: (n, g.content) for n, g in enumerate(gists)}
        self._languages: Counter[str] = Counter()
        self._found: Counter[str] = Counter()
        self._rejected: list[Rejection] = []
        self._ids: set[str] = set()
        self.order: list[int] = []
        self.marks: list[str] = []

    def every(self, before: Callable[[], Iterator[Article]]) -> Iterator[Article]:
        """Give every article, then those to be kept of the index before."""
        for item, _ in self._read({}):
            if isinstance(item, Article):
                yield item
        lost = self._lost()
        for article in before() if lost else ():
            if article.id not in self._ids and _from(article.origin, lost):
                self._keep(article.id, article.lang)
                yield article

    def fresh(self, memory: BuildState) -> list[Article]:
        """Give the articles that are new or changed."""
        found = []
        ids = (gist.features.id for gist in memory.articles)
        known = {mark: one for mark, one in zip(memory.marks, ids, strict=True) if mark}
        for item, number in self._read(known):
            self.order.append(number)
            if number < 0 and isinstance(item, Article):
                found.append(item)
        lost = self._lost()
        for number, gist in enumerate(memory.articles) if lost else ():
            one = gist.features
            if one.id not in self._ids and _from(one.origin, lost):
                self._keep(one.id, one.lang)
                self.order.append(number)
        return found

    def summary(self, indexed: int, seconds: float) -> Summary:
        """Give the figures of what was read so far."""
        return Summary(
            read=len(self._ids) - self._found["kept"] + len(self._rejected),
            indexed=indexed,
            kept=self._found["kept"],
            added=self._found["added"],
            changed=self._found["changed"],
            unchanged_articles=self._found["unchanged"],
            removed=len(self._known.keys() - self._ids),
            rejected=tuple(self._rejected),
            languages=dict(self._languages),
            seconds=seconds,
        )

    def _read(
        self, known: Mapping[str, str]
    ) -> Iterator[tuple[Article | UnchangedArticle, int]]:
        """Give what can be read, each with its number before; -1 where it differs.

        Args:
            known: ids of articles before by the marks of their bytes.
        """
        for item, mark in read_with_digests(self._paths, known):
            self._progress(item)
            if isinstance(item, Rejection):
                self._rejected.append(item)
                continue
            state, number = self._compared(item)
            self._found[state] += 1
            self._languages[self._lang(item, number)] += 1
            self._ids.add(item.id)
            self.marks.append(mark)
            yield item, number

    def _compared(self, item: Article | UnchangedArticle) -> tuple[str, int]:
        """Tell whether an article is as it was, and its number before if so."""
        number, content = self._known.get(item.id, (-1, ""))
        if not content:
            return "added", -1
        if isinstance(item, UnchangedArticle) or content_digest(item) == content:
            return "unchanged", number
        return "changed", -1

    def _lang(self, item: Article | UnchangedArticle, number: int) -> str:
        if isinstance(item, UnchangedArticle):
            return self._gists[number].features.lang
        return item.lang

    def _lost(self) -> set[str]:
        """Give the files and folders that cannot be read; none if nothing was."""
        return {r.origin for r in self._rejected if r.origin} if self._ids else set()

    def _keep(self, article_id: str, lang: str) -> None:
        self._ids.add(article_id)
        self.marks.append("")
        self._found["kept"] += 1
        self._found["unchanged"] += article_id in self._known
        self._languages[lang] += 1


def _from(origin: str, lost: set[str]) -> bool:
    """Tell whether an article came from one of some files, or from below a folder."""
    file = Path(origin)
    return bool(origin) and any(str(path) in lost for path in (file, *file.parents))
