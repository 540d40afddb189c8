"""Is each answer wholly of one generation while others come into service?

Each generation says its number in every way that an answer can show: in articles that
have the same ids in all generations and other texts, a source and a day in each, and in
how many articles there are.
"""

from __future__ import annotations

import json
import re
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from bench.proof.visitors import Visitors, WrongAnswerError
from indexer import build_index
from search.query.facets import FacetField
from search.query.parser import parse
from search.query.request import Query, Sort
from search.searcher.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bench.proof.visitors import Tally
    from search.port.storage import EngineStorage
    from search.presentation.result import Result

STEADY, MARKED = 40, 4
"""Articles that are the same in all generations, and such that are not."""
PATIENCE = 60.0
"""Seconds in which a generation is to come into service."""
_FIRST_DAY = date(2020, 1, 1)
_QUESTION = Query(question=parse("oznaczenie"), size=20)
QUERIES = (
    _QUESTION,
    replace(_QUESTION, sort=Sort.NEWEST),
    replace(_QUESTION, grouped=True, preferred=("pl",)),
    replace(_QUESTION, sort=Sort.OLDEST, size=2),
)


def switch_under_load(
    folder: Path,
    storage: EngineStorage,
    switches: int,
    progress: Callable[[object], None] = lambda _: None,
) -> tuple[Tally, list[str]]:
    """Publish generations of different content while visitors ask.

    Args:
        folder: for articles and the index.
        storage: of the engine.
        switches: how many further generations come into service.
        progress: called with the number of each.

    Returns:
        What visitors got, and what should not have been, a sentence each.
    """
    index = folder / "index"
    publish(folder, index, storage, 0)
    reader = Reader(index, storage)
    seen: set[int] = set()

    def ask(number: int) -> None:
        with reader.pinned():
            seen.add(one_generation(reader, QUERIES[number % len(QUERIES)]))

    visitors = Visitors(ask)
    try:
        with visitors.asking(f"{switches} switches") as tally:
            for number in range(1, switches + 1):
                publish(folder, index, storage, number)
                _wait_until(lambda number=number: number in seen)  # type: ignore[misc]
                progress(number)
    finally:
        reader.close()
    return tally, _problems(tally, seen, switches)


def publish(folder: Path, index: Path, storage: EngineStorage, number: int) -> None:
    """Build the generation of a number and put it into service."""
    file = folder / "articles.jsonl"
    lines = (json.dumps(article) for article in articles(number))
    file.write_text("\n".join(lines), "utf-8")
    build_index(
        [file],
        index,
        storage=storage,
        clock=lambda: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=number),
    )


def articles(number: int) -> Iterator[dict[str, str]]:
    """Yield the articles of a generation, in the fields of a JSON input file."""
    for place in range(STEADY):
        yield _article(f"steady-{place}", "Zwykły dzień", f"Nic nowego nr {place}.", 0)
    for place in range(MARKED):
        title = f"Oznaczenie znak{number} miejsce {place}"
        yield _article(f"marked-{place}", title, f"Oznaczenie: znak{number}.", number)
    for place in range(number):
        text = f"Oznaczenie: znak{number}."
        yield _article(f"more-{place}", f"Oznaczenie znak{number}", text, number)


def _article(id_: str, title: str, body: str, number: int) -> dict[str, str]:
    day = _FIRST_DAY + timedelta(days=40 * number)
    source = f"gazeta{number}.example"
    fields = {"id": id_, "lang": "pl", "title": title, "body": body, "story": id_}
    return {**fields, "source": source, "published": day.isoformat()}


def one_generation(reader: Reader, query: Query) -> int:
    """Ask a reader in several ways; return the generation of all that it says.

    Raises:
        WrongAnswerError: it is not of one generation.
    """
    result = reader.search(query)
    ids = {hit.tagged.article.id for hit in result.hits}
    said = {"total": result.total - MARKED, "stories": result.stories - MARKED}
    for hit in result.hits:
        shown = "".join(fragment.text for fragment in (*hit.title, *hit.snippet))
        said |= {f"snippet of {hit.tagged.article.id}": _number(shown)}
        said |= {f"article {hit.tagged.article.id}": _number(hit.tagged.article.body)}
    said |= {f"source {value}": _number(value) for value in _sources(result)}
    said |= {
        f"read {scanned.tagged.article.id}": _number(scanned.tagged.article.title)
        for scanned in reader.scan(query)
    }
    for pair in reader.cross(query, FacetField.SOURCE, FacetField.LANG):
        said[f"pair {pair.row}"] = _number(pair.row)
        said["articles of pair"] = pair.articles - MARKED
    said["months"] = sum(month.articles for month in result.months) - MARKED
    if len(set(said.values())) != 1 or not ids:
        reason = f"an answer is of several generations: {said}"
        raise WrongAnswerError(reason)
    return said["total"]


def _sources(result: Result) -> list[str]:
    facet = next(each for each in result.facets if each.field is FacetField.SOURCE)
    return [value.value for value in facet.values]


def _number(text: str) -> int:
    """Return the generation that a text is of; -1 where it does not say so."""
    found = re.search(r"(?:znak|gazeta)(\d+)", text)
    return int(found[1]) if found else -1


def _wait_until(is_true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_true() and time.monotonic() < end:
        time.sleep(0.02)


def _problems(tally: Tally, seen: set[int], switches: int) -> list[str]:
    problems = [
        f"{number} answers {what}"
        for number, what in (
            (tally.wrong, "are of several generations"),
            (tally.failed, "failed"),
            (tally.unavailable, "were not given"),
        )
        if number
    ]
    if missing := set(range(switches + 1)) - seen:
        problems.append(f"no answer is of the generations {sorted(missing)}")
    return problems
