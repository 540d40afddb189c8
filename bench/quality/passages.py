"""Do vectors of passages find more of what is meant?

The questions of `retrieval` and `crossing`, judged as there are several stories of one
event: the story itself is worth 2, others of its event 1. Each kind of question in each
language is a cell; of the eight the lowest counts as well. Then our own short questions
(see `topical`). All are asked of indexes whose passages have vectors.
"""

from __future__ import annotations

from collections import defaultdict
from statistics import fmean
from typing import TYPE_CHECKING

import ir_measures
from ir_measures import ScoredDoc

from bench.quality.indexes import JOBS, copied, public_index, sample_index
from bench.quality.retrieval import DEPTH, MEASURES, queries
from bench.quality.stories import retrieval_data
from bench.quality.topical import (
    MEASURE,
    ask,
    figures as topical_figures,
    is_public,
    topical_queries,
)
from indexer.passages import embed_passages
from search.meaning.embedders import find_embedder
from search.query.parser import plain_question
from search.ranking.story_ranking import rank_stories
from search.searcher.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    Rankings = Mapping[str, tuple[tuple[str, float], ...]]

ASKED = {"our own": False, "public": True}
"""Which short questions are asked, and whether they are about the public texts."""


def passages(shared: Path) -> dict[str, float]:
    """Return the figures; none where the model is not installed."""
    if not find_embedder():
        return {}
    public = _with_passages(public_index(shared, semantic=True))
    return {
        **_retrieval(public, shared),
        **_topical(_with_passages(sample_index(semantic=True)), "our own"),
        **_topical(public, "public"),
    }


def without_model() -> frozenset[str]:
    """Name the figures that need the model, where it is not installed."""
    if find_embedder():
        return frozenset()
    ways = ("across languages", "across languages, with stories", "in one language")
    return frozenset(
        {
            *(f"{name}, {way}" for way in ways for name in (str(MEASURE), "lowest")),
            *(f"{MEASURE} of short questions, {asked}" for asked in ASKED),
            *(f"first story right, {asked}" for asked in ASKED),
        }
    )


def _with_passages(index: Path) -> Reader:
    """Open a copy of an index whose passages are embedded."""
    copy = copied(index)
    embed_passages(copy, jobs=JOBS)
    return Reader(copy)


def _retrieval(reader: Reader, shared: Path) -> dict[str, float]:
    """Return the mean over all cells and the lowest of them, by way of asking."""
    rankings = {
        query: reader.rank(plain_question(text), DEPTH, equivalents=True)
        for query, text in queries(shared).items()
    }
    story_of = reader.stories.story_of
    by_story = {
        query: rank_stories(ranked, story_of) for query, ranked in rankings.items()
    }
    cells = {
        "across languages": _cells(shared, "cross", rankings),
        "across languages, with stories": _cells(shared, "cross", by_story),
        "in one language": _cells(shared, "same", rankings),
    }
    measured: dict[str, float] = {}
    for way, values in cells.items():
        measured[f"{MEASURE}, {way}"] = fmean(values)
        measured[f"lowest, {way}"] = min(values)
    return measured


def _cells(shared: Path, judged: str, rankings: Rankings) -> list[float]:
    """Return the mean measure of each kind of question in each language."""
    file = retrieval_data(shared) / f"qrels.event.{judged}.txt"
    qrels = list(ir_measures.read_trec_qrels(str(file)))  # type: ignore[no-untyped-call]
    run = list(_run(rankings, same=judged == "same"))
    values = defaultdict(list)
    for metric in ir_measures.iter_calc([MEASURES[0]], qrels, run):
        kind, _, lang = metric.query_id.split("-")
        values[kind, lang].append(metric.value)
    return [fmean(each) for each in values.values()]


def _run(rankings: Rankings, *, same: bool) -> Iterator[ScoredDoc]:
    """Yield the articles in a question's own language, or all others."""
    for query, ranked in rankings.items():
        own = f"-{query.rpartition('-')[2]}"
        for article, value in ranked:
            if article.endswith(own) == same:
                yield ScoredDoc(query, article, value)


def _topical(reader: Reader, asked: str) -> dict[str, float]:
    about_public = ASKED[asked]
    chosen = [q for q in topical_queries() if is_public(q) == about_public]
    measured = topical_figures([ask(reader, query) for query in chosen], "")
    return {
        f"{MEASURE} of short questions, {asked}": measured[str(MEASURE)],
        f"first story right, {asked}": measured["first story right"],
    }
