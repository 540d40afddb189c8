"""What do the tests of searching need? Documents, engines and small indexes."""

from __future__ import annotations

from datetime import date
from itertools import count
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from analyzers import LANGUAGES, fingerprint
from corpus import TOPICS_FILE, Article, write_topics
from search.arrivals import ArrivalRow, read_arrivals, write_arrivals
from search.engines.registry import open_storage
from search.expansion.expanded_question import ExpandedQuestion
from search.expansion.thesaurus import THESAURUS_FILE, Thesaurus
from search.generations.manifest import Manifest
from search.generations.publish import building, publish
from search.indexing.field_postings import postings
from search.planning.planner import MatchMode, plan_by_language
from search.port.document import Document, Tag
from search.port.storage import write_documents
from search.query.parser import parse
from search.query.request import Query
from search.stories import STORIES, Stories, write_stories
from search.suggestion.suggester import SUGGESTIONS_FILE, Suggester
from search.suggestion.suggestion import entry_of
from search.suggestion.suggestion_file import write_suggestions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from corpus import Topic
    from search.arrivals import Arrivals
    from search.port.engine import Engine
    from search.port.matches import Matches
    from search.port.storage import EngineStorage
    from search.suggestion.suggestion import Suggestion


NO_STORIES = Stories(())
NO_CONCEPTS = Thesaurus.make(())


@pytest.fixture(scope="session")
def storage() -> EngineStorage:
    """Return the storage of the default engine; `engines` has others, too."""
    return open_storage()


@pytest.fixture(scope="session")
def make_document() -> Callable[..., Document]:
    """Return a function that analyses a text into a document with given tags."""

    def make(
        article_id: str,
        body: str,
        *,
        lang: str = "uk",
        countries: Sequence[str] = (),
        topics: Sequence[str] = (),
        published: str = "",
        **values: object,
    ) -> Document:
        values = {"title": body, "headline": False, **values}
        article = Article(
            id=article_id,
            lang=lang,
            body=body,
            published=date.fromisoformat(published) if published else None,
            **values,  # type: ignore[arg-type]
        )
        return Document(
            article=article,
            countries=tuple(map(Tag, countries)),
            topics=tuple(map(Tag, topics)),
            postings=postings(article),
        )

    return make


@pytest.fixture(scope="session")
def open_engine(
    storage: EngineStorage, tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Engine]:
    """Return a function that writes documents with a storage and opens the index."""
    numbers = count()

    def make(
        documents: Iterable[Document],
        stories: Stories | None = None,
        arrivals: Arrivals | None = None,
    ) -> Engine:
        folder = tmp_path_factory.mktemp(f"engine{next(numbers)}-")
        write_documents(storage, folder, documents)
        storage.finish(folder, stories or NO_STORIES, arrivals)
        return storage.open(folder, lambda: stories or NO_STORIES, arrivals)

    return make


@pytest.fixture(scope="session")
def make_arrivals(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Arrivals]:
    """Return a function that makes arrivals, of moments in seconds since 1970."""

    def make(
        first: Mapping[str, int],
        changed: Mapping[str, int] = MappingProxyType({}),
        baseline: int = 1,
    ) -> Arrivals:
        folder = tmp_path_factory.mktemp("arrivals")
        rows = [
            ArrivalRow(id_, moment, changed.get(id_, 0), 0, 0, 0)
            for id_, moment in first.items()
        ]
        stamp = max([baseline, *first.values(), *changed.values()])
        write_arrivals(folder, rows, stamp, baseline)
        return read_arrivals(folder)

    return make


@pytest.fixture(scope="session")
def ask() -> Callable[..., Matches]:
    """Return a function that parses a question and searches an engine for it."""

    def run(
        engine: Engine,
        text: str = "",
        mode: MatchMode = MatchMode.ALL_ADJACENT,
        **values: object,
    ) -> Matches:
        query = Query(question=parse(text), **values)  # type: ignore[arg-type]
        node = query.question.node
        plans = plan_by_language(ExpandedQuestion(node), mode) if node else None
        return engine.search(query, plans)

    return run


@pytest.fixture(scope="session")
def ids() -> Callable[[Matches], list[str]]:
    """Return a function that lists the ids of a page in its order."""
    return lambda matches: [tagged.article.id for tagged, _ in matches.page]


@pytest.fixture(scope="session")
def publish_index() -> Callable[..., Path]:
    """Return a function that publishes documents as a complete generation."""

    def run(  # noqa: PLR0913 - each part of a generation may be given
        index: Path,
        documents: Iterable[Document],
        *,
        stories: Stories = NO_STORIES,
        thesaurus: Thesaurus = NO_CONCEPTS,
        suggestions: Iterable[Suggestion] = (),
        topics: tuple[Topic, ...] = (),
        arrivals: Arrivals | None = None,
    ) -> Path:
        with building(index) as folder:
            size = write_documents(open_storage(), folder, documents)
            write_stories(folder / STORIES, stories)
            thesaurus.write(folder / THESAURUS_FILE)
            write_suggestions(folder / SUGGESTIONS_FILE, map(entry_of, suggestions))
            write_topics(folder / TOPICS_FILE, topics)
            if arrivals:
                stamps = arrivals.stamp, arrivals.baseline
                write_arrivals(folder, arrivals.rows(), *stamps)
            analyzers = {lang: fingerprint(lang) for lang in LANGUAGES}
            publish(index, folder, Manifest(articles=size, analyzers=analyzers))
        return folder

    return run


@pytest.fixture(scope="session")
def open_suggestions(
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[Iterable[Suggestion]], Suggester]:
    """Return a function that writes suggestions to a file and opens it."""

    def make(suggestions: Iterable[Suggestion]) -> Suggester:
        path = tmp_path_factory.mktemp("suggestions") / SUGGESTIONS_FILE
        write_suggestions(path, map(entry_of, suggestions))
        return Suggester.open(path)

    return make
