"""How do files become a new index in service?"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import (
    TOPICS_FILE,
    Article,
    Rejection,
    load_topics,
    read_articles,
    write_topics,
)
from indexer.describing import describe
from indexer.entries import make_entries
from indexer.errors import BuildFailedError, NothingToIndexError
from indexer.inputs import inputs_digest
from indexer.joining import Joining, find_model
from indexer.summary import Summary
from indexer.vocabulary import Vocabulary
from search import (
    SUGGESTIONS,
    ContentDigest,
    UnusableIndexError,
    WhooshStorage,
    building,
    current_generation,
    publish,
    read_manifest,
    verify,
    write_suggestions,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from indexer.joining import Step

    Progress = Callable[[Article | Rejection], None]

HOME = "VN"
"""The collection's own country, which is never offered as a partner."""


def build_index(  # noqa: PLR0913 - each decides what the index will be
    paths: Iterable[Path],
    index: Path,
    *,
    home: str = HOME,
    topics: Path | None = None,
    jobs: int = 1,
    semantic: bool = False,
    progress: Progress = lambda _: None,
    step: Step = lambda _name, _done, _all: None,
) -> Summary:
    """Build a new index of all articles below some paths and put it into service.

    An article whose file was indexed before and cannot be read now is kept as it was.

    Args:
        paths: files and folders.
        index: folder of the index.
        home: code of the country that is never a partner, "" for none.
        topics: the vocabulary's file; None for the one that comes with Hoptac.
        jobs: processes that tag and analyse.
        semantic: learn words of the same meaning with the model, where there is one.
        progress: called with each article or rejection as it is read.
        step: called while the model works, with what is done and what there is.

    Raises:
        RuleError: the vocabulary is broken.
        NothingToIndexError: nothing could be read.
        BuildFailedError: the index could not be written.
        IndexBusyError: another process is building it.
    """
    started = time.monotonic()
    paths = tuple(paths)
    intake = _Intake(paths, progress)
    concepts = load_topics(topics)
    try:
        with building(index) as folder:
            articles = intake.articles(_before(index))
            made = make_entries(articles, home=home, topics=topics, jobs=jobs)
            vocabulary, joined = Vocabulary(), Joining(index, folder)
            entries = vocabulary.counted(joined.counted(made))
            digest = ContentDigest()
            indexed = WhooshStorage().write(folder, digest.counted(entries))
            if indexed == intake.summary(indexed, 0).kept:
                summary = intake.summary(indexed, time.monotonic() - started)
                raise NothingToIndexError(_nothing(paths, summary), summary)
            write_topics(folder / TOPICS_FILE, concepts)
            write_suggestions(folder / SUGGESTIONS, vocabulary.suggestions())
            joined.spent("articles", started)
            embed, problems = find_model() if semantic else (None, ())
            problems += joined.join(concepts, embed, step)
            summary = replace(
                intake.summary(indexed, time.monotonic() - started),
                stories=joined.stories,
                model=embed.name if embed else "",
                problems=problems,
                steps=joined.steps,
                digest=str(digest),
            )
            inputs = inputs_digest(paths, home, topics, semantic=semantic)
            publish(index, folder, describe(summary, inputs))
    except OSError as error:
        reason = (
            f"the index could not be written ({error.strerror or error}); "
            "free the disk and run again; the index before stays in service"
        )
        raise BuildFailedError(reason) from error
    return summary


def up_to_date(
    paths: Iterable[Path],
    index: Path,
    *,
    home: str,
    topics: Path | None = None,
    semantic: bool = False,
) -> Summary | None:
    """Give the summary of the index in service if a build would give it again."""
    try:
        manifest = verify(current_generation(index))
    except UnusableIndexError:
        return None
    digest = inputs_digest(tuple(paths), home, topics, semantic=semantic)
    if manifest.inputs != digest:
        return None
    return Summary.from_json({**manifest.summary, "unchanged": True})


class _Intake:
    """Counts what is read while it streams to the writer."""

    def __init__(self, paths: tuple[Path, ...], progress: Progress) -> None:
        self._paths = paths
        self._progress = progress
        self._languages: Counter[str] = Counter()
        self._rejected: list[Rejection] = []
        self._ids: set[str] = set()
        self._kept = 0

    def articles(self, before: Callable[[], Iterator[Article]]) -> Iterator[Article]:
        """Give every article, then those to be kept of the index before."""
        for item in read_articles(self._paths):
            self._progress(item)
            if isinstance(item, Rejection):
                self._rejected.append(item)
            else:
                self._ids.add(item.id)
                self._languages[item.lang] += 1
                yield item
        lost = {item.origin for item in self._rejected if item.origin}
        for article in before() if lost and self._ids else ():
            if article.id not in self._ids and _from(article, lost):
                self._kept += 1
                self._languages[article.lang] += 1
                yield article

    def summary(self, indexed: int, seconds: float) -> Summary:
        return Summary(
            read=len(self._ids) + len(self._rejected),
            indexed=indexed,
            kept=self._kept,
            rejected=tuple(self._rejected),
            languages=dict(self._languages),
            seconds=seconds,
        )


def _from(article: Article, origins: set[str]) -> bool:
    """Tell whether an article came from one of some files, or from below a folder."""
    origin = Path(article.origin)
    return bool(article.origin) and any(
        str(path) in origins for path in (origin, *origin.parents)
    )


def _before(index: Path) -> Callable[[], Iterator[Article]]:
    """Give the articles of the index in service, whatever analyzers built it."""

    def articles() -> Iterator[Article]:
        try:
            generation = current_generation(index)
            read_manifest(generation)
            engine = WhooshStorage().open(generation)
        except UnusableIndexError:
            return
        for found in engine.articles():
            yield found.article

    return articles


def _nothing(paths: tuple[Path, ...], summary: Summary) -> str:
    places = ", ".join(str(path) for path in paths)
    if not summary.rejected:
        return f"no article files (.txt, .toml, .jsonl, .jsonl.gz) lie in {places}"
    return f"nothing in {places} could be indexed"
