"""Does the story that a question is about stand high in the ranking?

Keywords (kw) and headlines (ti) of news stories, four languages, each scored over the
articles of its own language; with sentences that only distract, and without; by words
alone and, where there is a model, by what words and articles mean as well. By event,
what tells of the same event as a story counts half as much as the story itself; else
only the story counts.
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
from search.meaning.embedders import find_embedder
from search.query.parser import plain_question
from search.searcher.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DEPTH = 1_000
MEASURES = (nDCG @ 10, R @ 10)
KINDS = ("kw", "ti")
LANGS = ("uk", "fr", "pl", "vi")
JUDGED = {"known": "", "event": "event "}
"""Judgements, and how the names of their figures begin."""
BY_MEANING = "with distractors, by meaning"
SETS = {"with distractors": True, "without distractors": False, BY_MEANING: True}

Scores = dict[tuple[str, str, str], float]


def retrieval(shared: Path) -> dict[str, float]:
    """Return each measure by language and kind, and means, for all sets."""
    figures: dict[str, float] = {}
    for name, distractors in SETS.items():
        meaning = name == BY_MEANING
        if meaning and not find_embedder():
            continue
        with tempfile.TemporaryDirectory() as folder:
            run = _ranked(
                shared, Path(folder), distractors=distractors, meaning=meaning
            )
        for judged, prefix in JUDGED.items():
            scores = score(_judgements(shared, judged), run)
            figures |= {f"{prefix}{key}, {name}": v for key, v in _named(scores)}
    return figures


def without_model() -> frozenset[str]:
    """Name the figures that need the model, where it is not installed."""
    if find_embedder():
        return frozenset()
    cells = {(str(m), k, lang): 0.0 for m in MEASURES for k in KINDS for lang in LANGS}
    names = (name for name, _ in _named(cells))
    return frozenset(
        f"{prefix}{name}, {BY_MEANING}" for name in names for prefix in JUDGED.values()
    )


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


def _ranked(
    shared: Path, folder: Path, *, distractors: bool, meaning: bool
) -> list[ScoredDoc]:
    langs = _write(shared, folder / "stories.jsonl", distractors=distractors)
    build_index([folder / "stories.jsonl"], folder / "index", jobs=2, semantic=meaning)
    reader = Reader(folder / "index")
    return list(_run(reader, queries(shared), langs, meaning=meaning))


def _judgements(shared: Path, judged: str) -> list[Qrel]:
    file = retrieval_data(shared) / f"qrels.{judged}.same.txt"
    return list(ir_measures.read_trec_qrels(str(file)))  # type: ignore[no-untyped-call]


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
    reader: Reader, texts: dict[str, str], langs: dict[str, str], *, meaning: bool
) -> Iterator[ScoredDoc]:
    """Yield the ranking of each query's own language."""
    depth = len(langs) if meaning else DEPTH  # other languages are ranked as well
    for query, text in texts.items():
        lang = query.rpartition("-")[2]
        ranked = reader.rank(plain_question(text), depth, equivalents=meaning)
        for article, score in ranked:
            if langs[article] == lang:
                yield ScoredDoc(query, article, score)
