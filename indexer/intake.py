"""Which articles are there to index, and which of them are known already?"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import Article, Rejection, read_articles
from indexer.memory import content_of
from indexer.summary import Summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from indexer.memory import Memory

    Progress = Callable[[Article | Rejection], None]


class Intake:
    """Counts what is read, beside what was there before.

    Attributes:
        order: of each article its number in the memory, -1 if it is new or changed;
            filled by `fresh`.
    """

    def __init__(
        self, paths: tuple[Path, ...], progress: Progress, memory: Memory | None
    ) -> None:
        gists = memory.gists if memory else []
        self._paths = paths
        self._progress = progress
        self._known = {g.features.id: (n, g.content) for n, g in enumerate(gists)}
        self._languages: Counter[str] = Counter()
        self._found: Counter[str] = Counter()
        self._rejected: list[Rejection] = []
        self._ids: set[str] = set()
        self.order: list[int] = []

    def every(self, before: Callable[[], Iterator[Article]]) -> Iterator[Article]:
        """Give every article, then those to be kept of the index before."""
        for article, _ in self._read():
            yield article
        lost = self._lost()
        for article in before() if lost else ():
            if article.id not in self._ids and _from(article.origin, lost):
                self._keep(article.id, article.lang)
                yield article

    def fresh(self, memory: Memory) -> list[Article]:
        """Give the articles that are new or changed."""
        found = []
        for article, number in self._read():
            self.order.append(number)
            if number < 0:
                found.append(article)
        lost = self._lost()
        for number, gist in enumerate(memory.gists) if lost else ():
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

    def _read(self) -> Iterator[tuple[Article, int]]:
        """Give what can be read, each with its number before; -1 where it differs."""
        for item in read_articles(self._paths):
            self._progress(item)
            if isinstance(item, Rejection):
                self._rejected.append(item)
                continue
            number, content = self._known.get(item.id, (-1, ""))
            if content != (now := content_of(item) if self._known else ""):
                state, number = ("changed" if content else "added"), -1
            else:
                state = "unchanged" if now else "added"
            self._found[state] += 1
            self._languages[item.lang] += 1
            self._ids.add(item.id)
            yield item, number

    def _lost(self) -> set[str]:
        """Give the files and folders that cannot be read; none if nothing was."""
        return {r.origin for r in self._rejected if r.origin} if self._ids else set()

    def _keep(self, article_id: str, lang: str) -> None:
        self._ids.add(article_id)
        self._found["kept"] += 1
        self._found["unchanged"] += article_id in self._known
        self._languages[lang] += 1


def _from(origin: str, lost: set[str]) -> bool:
    """Tell whether an article came from one of some files, or from below a folder."""
    file = Path(origin)
    return bool(origin) and any(str(path) in lost for path in (file, *file.parents))
