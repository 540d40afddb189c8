"""How long does a complete result page take?

It is measured on an index with all channels, four languages, equivalents and stories,
which `indexer.build_index` makes of synthetic articles as text. Builds are timed too:
with one process, with two, and with one after one article in a hundred was changed. The
model of word meanings is not used.
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

from bench.speed.facet_sampling import FacetSampler
from bench.speed.figures import QUANTILES, quantile
from bench.speed.sentence_pool import split_words
from bench.speed.synthetic_articles import SentenceSampler
from indexer import build_index
from search.query.parser import parse
from search.query.request import Query
from search.searcher.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bench.speed.progress import Progress
    from bench.speed.sentence_pool import SentencePool

    Record = dict[str, str]

QUESTIONS = 60
"""Questions of each form."""
MIN_LETTERS = 5
"""Fewest letters of a word in a question of one or two words."""
ROUNDS = 3
"""Warm rounds."""
CHANGE_INTERVAL = 100
"""One article in so many is changed."""
_MILLI = 1000


def measure_page(
    pool: SentencePool, work: Path, count: int, seed: int, progress: Progress
) -> dict[str, Any]:
    """Measure builds and pages.

    Args:
        pool: sentences to make articles of.
        work: folder for articles and indexes, which are removed at the end.
        count: number of articles.
        seed: determines articles and questions.
        progress: is notified of each build.

    Returns:
        The figures as JSON values, with times of pages in milliseconds.
    """
    with tempfile.TemporaryDirectory(dir=work) as name:
        folder = Path(name)
        records = list(make_records(pool, count, seed))
        builds = {}
        for jobs in (2, 1):
            shutil.rmtree(folder / "index", ignore_errors=True)
            builds[jobs] = _build(folder, records, jobs)
            progress(f"built by {jobs} process(es): {builds[jobs]:.0f} s")
        changed = _build(folder, [_changed(r, i) for i, r in enumerate(records)], 1)
        progress(f"built after changes: {changed:.0f} s")
        reader = Reader(folder / "index")
        cold, warm = time_pages(reader, page_questions(records, seed))
    return {
        "articles": count,
        "articles_per_second": {str(jobs): count / s for jobs, s in builds.items()},
        "changed_build_share": changed / builds[1],
        "cold": _quantiles(cold),
        "warm": _quantiles(warm),
    }


def page_lines(page: Mapping[str, Any]) -> str:
    """Return the figures of `measure_page` as lines of text."""
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


def make_records(pool: SentencePool, count: int, seed: int) -> Iterator[Record]:
    """Yield synthetic articles in the fields of a JSON input file.

    An article with an odd number belongs to the same story as the one before it, if
    they are in different languages.
    """
    sampler = SentenceSampler(pool, seed)
    facets = FacetSampler(Random(f"facets {seed}"))
    previous_lang = ""
    for number in range(count):
        lang = facets.lang()
        sentences = [
            f"{name.title()}: {sentence.text}" if name else sentence.text
            for name, sentence in sampler.sentences(lang)
        ]
        shared = number % 2 == 1 and lang != previous_lang
        yield {
            "id": f"a{number}",
            "lang": lang,
            "title": sentences[0],
            "body": "\n".join(sentences[1:]),
            "published": facets.published().isoformat(),
            "story": f"s{number - shared}",
        }
        previous_lang = lang


def _changed(record: Record, number: int) -> Record:
    """Repeat the title in the body of one article in a hundred."""
    if number % CHANGE_INTERVAL:
        return record
    return record | {"body": f"{record['title']}\n{record['body']}"}


def _build(folder: Path, records: list[Record], jobs: int) -> float:
    """Build in a new process, which loads dictionaries too, and return the seconds."""
    file = folder / "articles.jsonl"
    with file.open("w", encoding="utf-8") as stream:
        for record in records:
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        return executor.submit(_timed_build, file, folder / "index", jobs).result()


def _timed_build(file: Path, index: Path, jobs: int) -> float:
    started = time.perf_counter()
    build_index([file], index, jobs=jobs)
    return time.perf_counter() - started


def page_questions(records: list[Record], seed: int) -> list[str]:
    """Draw texts to search for from random articles.

    Returns:
        For each article one word, two words, and a phrase of two consecutive words in
        any inflection.
    """
    random = Random(f"pages {seed}")
    questions = []
    for record in random.sample(records, min(len(records), QUESTIONS)):
        words = split_words(record["body"])
        long = [word for word in words if len(word) >= MIN_LETTERS] or list(words)
        start = random.randrange(len(words) - 1)
        questions += [
            random.choice(long),
            f"{random.choice(long)} {random.choice(long)}",
            f'~"{words[start]} {words[start + 1]}"',
        ]
    return questions


def time_pages(reader: Reader, questions: list[str]) -> tuple[list[float], list[float]]:
    """Return milliseconds of each page in the first round, and in all later ones."""
    rounds = []
    for _ in range(1 + ROUNDS):
        times = []
        for text in questions:
            started = time.perf_counter()
            reader.search(Query(question=parse(text), grouped=True))
            times.append(_MILLI * (time.perf_counter() - started))
        rounds.append(times)
    return rounds[0], [page for times in rounds[1:] for page in times]


def _quantiles(times: list[float]) -> dict[str, float]:
    return {name: quantile(times, share) for name, share in QUANTILES.items()}
