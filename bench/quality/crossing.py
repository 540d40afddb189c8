"""Does a question find its story in the other languages, and are stories joined right?

Keywords and headlines in one language, scored over the articles of the other three:
with the thesaurus alone, by what words and articles mean, and with stories. By event,
what tells of the same event as a story counts half as much as the story itself; else
only the story counts.
"""

from __future__ import annotations

import json
from statistics import fmean
from typing import TYPE_CHECKING

import ir_measures
from ir_measures import ScoredDoc

from bench.quality.indexes import public_index
from bench.quality.retrieval import DEPTH, KINDS, LANGS, MEASURES, queries, score
from bench.quality.stories import pairwise, retrieval_data
from search.meaning.embedders import find_embedder
from search.query.parser import plain_question
from search.ranking.story_ranking import rank_stories
from search.searcher.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bench.quality.retrieval import Scores
    from search.stories import Stories

    Ranked = tuple[tuple[str, float], ...]

JUDGED = {"known": "", "event": "event "}
"""Judgements, and how the names of their figures begin."""
WAYS = {"equivalents": False, "equivalents and stories": True}


def crossing(shared: Path) -> dict[str, float]:
    """Return nDCG@10 by language of the question, and pairwise figures of stories."""
    figures: dict[str, float] = {}
    for name, semantic in {"thesaurus": False, "meaning": True}.items():
        reader = Reader(public_index(shared, semantic=semantic))
        for measure, value in pairwise(reader.stories, _gold(shared)).items():
            figures[f"stories {measure}, {name}"] = value
        ranked = _ranked(reader, shared)
        for way, stories in WAYS.items():
            run = list(_run(ranked, reader.stories if stories else None))
            for judged, prefix in JUDGED.items():
                figures |= {
                    f"{prefix}{key} by {way}, {name}": value
                    for key, value in _named(_scores(shared, run, judged))
                }
    return figures


def without_model() -> frozenset[str]:
    """Name the figures that need the model, where it is not installed."""
    if find_embedder():
        return frozenset()
    ways = [f" by {way}, meaning" for way in WAYS]
    measured = [
        f"{prefix}nDCG@10 {kind} {lang}{way}"
        for prefix in JUDGED.values()
        for way in ways
        for kind in (*KINDS, "both")
        for lang in (*LANGS, "all")
    ]
    return frozenset(
        {*measured, *(f"stories {m}, meaning" for m in ("precision", "recall", "F1"))}
    )


def _gold(shared: Path) -> dict[str, str]:
    """Return the gold group of each article."""
    lines = (retrieval_data(shared) / "docs.jsonl").read_text("utf-8").splitlines()
    return {row["id"]: row["group"] for row in map(json.loads, lines)}


def _ranked(reader: Reader, shared: Path) -> dict[str, Ranked]:
    """Rank the articles of all languages for each question."""
    return {
        query: reader.rank(plain_question(text), DEPTH, equivalents=True)
        for query, text in queries(shared).items()
    }


def _run(rankings: dict[str, Ranked], stories: Stories | None) -> Iterator[ScoredDoc]:
    """Yield the articles in other languages; with stories, ranked by story."""
    for query, articles in rankings.items():
        own = query.rpartition("-")[2]
        ranked = rank_stories(articles, stories.story_of) if stories else articles
        for article, value in ranked:
            if not article.endswith(f"-{own}"):
                yield ScoredDoc(query, article, value)


def _scores(shared: Path, run: list[ScoredDoc], judged: str) -> Scores:
    file = retrieval_data(shared) / f"qrels.{judged}.cross.txt"
    qrels = ir_measures.read_trec_qrels(str(file))  # type: ignore[no-untyped-call]
    return score(list(qrels), run)


def _named(scores: Scores) -> Iterator[tuple[str, float]]:
    measure = str(MEASURES[0])
    for lang in LANGS:
        for kind in KINDS:
            yield f"{measure} {kind} {lang}", scores[measure, kind, lang]
        both = fmean(scores[measure, kind, lang] for kind in KINDS)
        yield f"{measure} both {lang}", both
    every = (scores[measure, kind, lang] for kind in KINDS for lang in LANGS)
    yield f"{measure} both all", fmean(every)
