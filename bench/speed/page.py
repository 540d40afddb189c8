"""How long does a whole page take, as it is sent to readers?

Over an index with all channels, four languages, equivalents and stories, which
`indexer.build_index` makes of articles as text. Times of a build go with it: with one
process and with two, and of a build by one process after one article in a hundred was
changed. No model of word meanings takes part.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from bench.speed.articles import Writing
from bench.speed.facets import Facets
from bench.speed.figures import QUANTILES, quantile
from bench.speed.source import words
from indexer import build_index
from search.query.parser import parse
from search.query.request import Query
from search.searcher.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from bench.speed.source import Source

    Record = dict[str, str]
    Tell = Callable[[str], None]

QUESTIONS = 60
"""Questions of each form."""
LETTERS = 5
"""Fewest letters of a word that is asked."""
ROUNDS = 3
CHANGED = 100
"""Every so many articles one is changed."""
_MILLI = 1000


def measure_page(
    source: Source, work: Path, count: int, seed: int, tell: Tell
) -> dict[str, Any]:
    """Build and ask, and give the figures as JSON values; times of pages in ms.

    Args:
        source: sentences to make articles of.
        work: folder for articles and indexes, which are removed at the end.
        count: articles.
        seed: decides articles and questions.
        tell: is told of each step that ends.
    """
    with tempfile.TemporaryDirectory(dir=work) as name:
        folder = Path(name)
        records = list(make_records(source, count, seed))
        builds = {}
        for jobs in (2, 1):
            shutil.rmtree(folder / "index", ignore_errors=True)
            builds[jobs] = _build(folder, records, jobs)
            tell(f"built by {jobs} process(es): {builds[jobs]:.0f} s")
        changed = _build(folder, [_changed(r, i) for i, r in enumerate(records)], 1)
        tell(f"built after changes: {changed:.0f} s")
        cold, warm = _ask(Reader(folder / "index"), page_questions(records, seed))
    return {
        "articles": count,
        "articles_per_second": {str(jobs): count / s for jobs, s in builds.items()},
        "changed_build_share": changed / builds[1],
        "cold": _quantiles(cold),
        "warm": _quantiles(warm),
    }


def page_lines(page: Mapping[str, Any]) -> str:
    """Lay the figures out as text."""
    rates, share = page["articles_per_second"], page["changed_build_share"]
    lines = [
        f"whole pages over {page['articles']:,} analysed articles",
        f"build with 1 process    {rates['1']:.0f} articles a second",
        f"build with 2 processes  {rates['2']:.0f} articles a second",
        f"build after 1 % of the articles changed  {share:.2f} of a full one's time",
    ]
    for state in ("cold", "warm"):
        figures = " ".join(f"{name} {ms:.1f}" for name, ms in page[state].items())
        lines.append(f"{state}   {figures} ms")
    return "\n".join(lines)


def make_records(source: Source, count: int, seed: int) -> Iterator[Record]:
    """Make articles as text; two in a row in different languages tell one story."""
    writing, facets = Writing(source, seed), Facets(Random(f"facets {seed}"))
    before = ""
    for number in range(count):
        lang = facets.lang()
        pieces = [
            f"{name.title()}: {sentence.text}" if name else sentence.text
            for name, sentence in writing.sentences(lang)
        ]
        shared = number % 2 == 1 and lang != before
        yield {
            "id": f"a{number}",
            "lang": lang,
            "title": pieces[0],
            "body": "\n".join(pieces[1:]),
            "published": facets.published().isoformat(),
            "story": f"s{number - shared}",
        }
        before = lang


def _changed(record: Record, number: int) -> Record:
    """Change one article in a hundred by a sentence that it has already."""
    if number % CHANGED:
        return record
    return record | {"body": f"{record['title']}\n{record['body']}"}


def _build(folder: Path, records: list[Record], jobs: int) -> float:
    """Build in a process of its own, dictionaries and all, and give the seconds."""
    file = folder / "articles.jsonl"
    with file.open("w", encoding="utf-8") as stream:
        for record in records:
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_built, file, folder / "index", jobs).result()


def _built(file: Path, index: Path, jobs: int) -> float:
    started = time.perf_counter()
    build_index([file], index, jobs=jobs)
    return time.perf_counter() - started


def page_questions(records: list[Record], seed: int) -> list[str]:
    """Draw one word, two words, and two words in a row, of one article each."""
    random = Random(f"pages {seed}")
    asked = []
    for record in random.sample(records, min(len(records), QUESTIONS)):
        found = words(record["body"])
        long = [word for word in found if len(word) >= LETTERS] or list(found)
        start = random.randrange(len(found) - 1)
        asked += [
            random.choice(long),
            f"{random.choice(long)} {random.choice(long)}",
            f'~"{found[start]} {found[start + 1]}"',
        ]
    return asked


def _ask(reader: Reader, asked: list[str]) -> tuple[list[float], list[float]]:
    """Give milliseconds of each page: the first time, and all times after it."""
    rounds = []
    for _ in range(1 + ROUNDS):
        times = []
        for text in asked:
            started = time.perf_counter()
            reader.search(Query(question=parse(text), grouped=True))
            times.append(_MILLI * (time.perf_counter() - started))
        rounds.append(times)
    return rounds[0], [seconds for times in rounds[1:] for seconds in times]


def _quantiles(times: list[float]) -> dict[str, float]:
    return {name: quantile(times, share) for name, share in QUANTILES.items()}
