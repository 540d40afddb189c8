"""What does a reader answer, by every way of asking it?"""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import islice
from typing import TYPE_CHECKING

from search.errors import EngineUnavailableError, SearchError
from search.presentation.result import Result
from search.query.facets import FacetField
from search.searcher.latest import latest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from search.query.request import Query
    from search.searcher.reader import Reader

    Answers = dict[str, object]

SCANNED = 200
"""Articles that are read of all matches."""
_CROSSED = (
    (FacetField.COUNTRY, FacetField.TOPIC),
    (FacetField.LANG, FacetField.YEAR),
    (FacetField.COUNTRY, FacetField.COUNTRY),
)
_TYPED = 6


def page(reader: Reader, query: Query) -> Answers:
    """Return all of a page of results by name; one that is refused is its reason.

    Raises:
        EngineUnavailableError: the engine cannot answer now.
    """
    try:
        result = reader.search(query)
    except EngineUnavailableError:
        raise
    except SearchError as error:
        return {"refused": _reason(error)}
    return _parts(result)


def beside_page(reader: Reader, query: Query) -> Answers:
    """Return what is asked beside a page: all matches, why they match, what is near."""
    return {name: _asked(ask) for name, ask in _ways(reader, query)}


def _parts(result: Result) -> Answers:
    """Return the parts of a result but the time that it took."""
    parts = {field.name: getattr(result, field.name) for field in fields(Result)}
    del parts["seconds"]
    hits = parts.pop("hits")
    return {
        "ids": [hit.tagged.article.id for hit in hits],
        "scores": [hit.score for hit in hits],
        "hits": hits,
        **parts,
    }


def _ways(reader: Reader, query: Query) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield each way of asking with its name."""
    yield "count", lambda: reader.count_matches(query)
    yield "identified", lambda: reader.identify(replace(query, page=1, size=300))
    yield "all", lambda: list(islice(reader.scan(query), SCANNED))
    for row, column in _CROSSED:
        yield (
            f"pairs of {row} and {column}",
            lambda row=row, column=column: reader.cross(query, row, column),  # type: ignore[misc]
        )
    for rank in (1, 2, 9):
        yield (
            f"neighbours of {rank}",
            lambda rank=rank: reader.neighbours(query, rank),  # type: ignore[misc]
        )
    yield "latest", lambda: latest(reader, replace(query, page=1))
    yield "correction", lambda: reader.correct(reader.search(replace(query, page=1)))
    text = query.question.text
    yield "suggestions", lambda: reader.suggest(text[:_TYPED])
    yield "languages", lambda: reader.question_languages(text)
    yield "first hits", lambda: [_of_hit(reader, query, rank) for rank in (1, 4)]


def _of_hit(reader: Reader, query: Query, rank: int) -> object:
    """Return what is said of the article at a rank; None without one."""
    place = reader.neighbours(query, rank)
    tagged = reader.get(place.this)
    if tagged is None:
        return None
    return (
        tagged,
        reader.explain(query, tagged),
        reader.found_words(query, tagged),
        reader.highlighted(tagged, query),
        reader.more_like_this(tagged, replace(query, size=5)),
        reader.neighbours(query, 1, tagged.article.id),
        reader.version_for(tagged.article.id, ("vi", "uk")),
    )


def _asked(ask: Callable[[], object]) -> object:
    try:
        return ask()
    except SearchError as error:
        return _reason(error)


def _reason(error: SearchError) -> str:
    return f"{type(error).__name__}: {error}"
