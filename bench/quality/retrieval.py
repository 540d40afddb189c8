"""Does the story that a question is about stand high in the ranking?

Keywords (kw) and headlines (ti) of news stories, four languages, each scored over the
articles of its own language; with sentences that only distract, and without.
"""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING

import ir_measures
from ir_measures import Qrel, R, ScoredDoc, nDCG

from bench.quality.stories import read_stories, retrieval_data
from indexer import build_index
from search.query.parser import plain_question
from search.searcher.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DEPTH = 1_000
MEASURES = (nDCG @ 10, R @ 10)
KINDS = ("kw", "ti")
LANGS = ("uk", "fr", "pl", "vi")
SETS = {"with distractors": True, "without distractors": False}

Scores = dict[tuple[str, str, str], float]


def retrieval(shared: Path) -> dict[str, float]:
    """Return each measure by language and kind, and means, for both sets."""
    figures: dict[str, float] = {}
    for name, distractors in SETS.items():
        with tempfile.TemporaryDirectory() as folder:
            scores = _scores(shared, Path(folder), distractors=distractors)
        figures |= {f"{key}, {name}": value for key, value in _named(scores)}
    return figures


def _named(scores: Scores) -> Iterator[tuple[str, float]]:
    """Name the scores and add their means: over kinds, and over all."""
    for measure in map(str, MEASURES):
        for kind in KINDS:
            for lang in LANGS:
                yield f"{measure} {kind} {lang}", scores[measure, kind, lang]
        for lang in LANGS:
            both = fmean(scores[measure, kind, lang] for kind in KINDS)
            yield f"{measure} both {lang}", both
        every = (value for (name, _, _), value in scores.items() if name == measure)
        yield f"{measure} both all", fmean(every)


def _scores(shared: Path, folder: Path, *, distractors: bool) -> Scores:
    langs = _write(shared, folder / "stories.jsonl", distractors=distractors)
    build_index([folder / "stories.jsonl"], folder / "index", jobs=2)
    judged = retrieval_data(shared) / "qrels.known.same.txt"
    qrels = ir_measures.read_trec_qrels(str(judged))  # type: ignore[no-untyped-call]
    run = _run(Reader(folder / "index"), queries(shared), langs)
    return score(list(qrels), list(run))


def score(qrels: Sequence[Qrel], run: Sequence[ScoredDoc]) -> Scores:
    """Return the mean of each measure over a kind of query in a language.

    A judged query without a hit counts, as 0.
    """
    values: dict[tuple[str, str, str], list[float]] = defaultdict(list)
    for metric in ir_measures.iter_calc(MEASURES, qrels, run):
        kind, _, lang = metric.query_id.split("-")
        values[str(metric.measure), kind, lang].append(metric.value)
    return {key: fmean(each) for key, each in values.items()}


def _write(shared: Path, file: Path, *, distractors: bool) -> dict[str, str]:
    """Write the articles to index; give each one's language."""
    langs: dict[str, str] = {}
    with file.open("w", encoding="utf-8") as output:
        for story in read_stories(shared, distractors=distractors):
            langs[story["id"]] = story["lang"]
            output.write(json.dumps(story, ensure_ascii=False) + "\n")
    return langs


def queries(shared: Path) -> dict[str, str]:
    """Return the text of each question by its id."""
    text = (retrieval_data(shared) / "queries.tsv").read_text("utf-8")
    return dict(line.split("\t", 1) for line in text.splitlines())


def _run(
    reader: Reader, texts: dict[str, str], langs: dict[str, str]
) -> Iterator[ScoredDoc]:
    """Return the ranking of each query's own language."""
    for query, text in texts.items():
        lang = query.rpartition("-")[2]
        for article, score in reader.rank(plain_question(text), DEPTH):
            if langs[article] == lang:
                yield ScoredDoc(query, article, score)
