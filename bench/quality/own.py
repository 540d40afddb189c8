"""Do our own questions find the article of the sample collection that they ask for?

`own_queries.tsv` holds them as people type: inflected, without diacritics, names as
another language spells them. They are asked as the search page asks, over all
languages and by stories: a story is the answer if a version of it is. No evaluation
data is needed: this part runs wherever the repository is.
"""

from __future__ import annotations

import csv
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

from bench.quality.indexes import sample_index
from corpus import LANGUAGES
from search.meaning.embedders import find_embedder
from search.query.parser import parse
from search.query.request import Query
from search.searcher.reader import Reader

FILE = Path(__file__).with_name("own_queries.tsv")
DEPTH = 100
MODEL = ", with the model"


class OwnQuery(NamedTuple):
    """A question, its language, and the articles of which any one is the answer."""

    qid: str
    lang: str
    text: str
    relevant: frozenset[str]


def own_queries(file: Path = FILE) -> list[OwnQuery]:
    """Read our questions."""
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [OwnQuery(q, lang, t, frozenset(ids.split(","))) for q, lang, t, ids in rows]


def own() -> dict[str, float]:
    """Return success at 1 and 5 and mean reciprocal rank, over all and by language.

    By words and the thesaurus, and, where there is a model, ordered by meaning as well.
    """
    figures = _figures(semantic=False, suffix="")
    if find_embedder():
        figures |= _figures(semantic=True, suffix=MODEL)
    return figures


def without_model() -> frozenset[str]:
    """Name the figures that need the model, where it is not installed."""
    if find_embedder():
        return frozenset()
    ends = ("", *(f" {lang}" for lang in LANGUAGES))
    return frozenset(
        f"{name}{end}{MODEL}"
        for name in ("success@1", "success@5", "MRR")
        for end in ends
    )


def _figures(*, semantic: bool, suffix: str) -> dict[str, float]:
    queries = own_queries()
    reader = Reader(sample_index(semantic=semantic))
    ranks = {query: rank(reader, query) for query in queries}
    figures = _score(list(ranks.values()), suffix)
    for lang in LANGUAGES:
        own = [r for q, r in ranks.items() if q.lang == lang]
        figures |= _score(own, f" {lang}{suffix}")
    return figures


def rank(reader: Reader, query: OwnQuery) -> int:
    """Return the rank of the first relevant story, from 1; 0 without one."""
    result = reader.search(Query(question=parse(query.text), size=DEPTH, grouped=True))
    relevant = (
        any(version.article_id in query.relevant for version in hit.story.versions)
        for hit in result.hits
    )
    return next((n for n, each in enumerate(relevant, 1) if each), 0)


def _score(ranks: list[int], suffix: str) -> dict[str, float]:
    return {
        f"success@1{suffix}": fmean(r == 1 for r in ranks),
        f"success@5{suffix}": fmean(1 <= r <= 5 for r in ranks),  # noqa: PLR2004
        f"MRR{suffix}": fmean(1 / r if r else 0.0 for r in ranks),
    }
