"""Is the first story that a short question finds about what was meant?

`topical_queries.tsv` asks for subjects as people type them, in everyday words of five
languages, and is judged by story. The questions are asked as the search page asks,
over all languages, each story once: of the sample collection, which is wherever the
repository is, and of the public evaluation texts, whose stories are linked anew.
"""

from __future__ import annotations

import csv
from functools import partial
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple

import ir_measures
from ir_measures import Qrel, ScoredDoc, nDCG

from bench.quality.indexes import public_index, sample_index
from search.meaning.embedders import find_embedder
from search.query.parser import parse
from search.query.request import Query
from search.searcher.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    Figures = dict[str, float]

FILE = Path(__file__).with_name("topical_queries.tsv")
PUBLIC = "ntx-"
"""How the ids of the public stories begin."""
LANGS = ("uk", "fr", "pl", "vi", "en")
MEASURE = nDCG @ 10
FEW = 10
"""Articles that a short question may find on average; more are a page to wade through.

The stories that answer are one or two for most subjects, each in four languages.
"""
MODEL = ", with the model"


class TopicalQuery(NamedTuple):
    """A question, its language, and the grade of each story that answers it."""

    qid: str
    lang: str
    text: str
    grades: Mapping[str, int]


class Answer(NamedTuple):
    """What one question found.

    Attributes:
        query: the question.
        stories: of the first page, each once, the best first.
        found: how many articles were found in all.
    """

    query: TopicalQuery
    stories: tuple[str, ...]
    found: int

    @property
    def first_right(self) -> bool:
        """Whether the first story has the highest grade of all."""
        grades = self.query.grades
        return bool(self.stories) and grades.get(self.stories[0]) == max(
            grades.values()
        )


def topical_queries(file: Path = FILE) -> list[TopicalQuery]:
    """Read all our topical questions."""
    lines = [x for x in file.read_text("utf-8").splitlines() if not x.startswith("#")]
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [
        TopicalQuery(r["qid"], r["lang"], r["text"], _grades(r["stories"]))
        for r in rows
    ]


def _grades(text: str) -> dict[str, int]:
    """Read a list like `usth-university:2,australia-strategic-partnership:1`."""
    pairs = (each.rsplit(":", 1) for each in text.split(","))
    return {story: int(grade) for story, grade in pairs}


def topical() -> Figures:
    """Return the figures over the sample collection; see `figures`."""
    queries = [q for q in topical_queries() if not is_public(q)]
    return _figures(queries, sample_index)


def topical_public(shared: Path) -> Figures:
    """Return the figures over the public evaluation texts; see `figures`."""
    queries = [q for q in topical_queries() if is_public(q)]
    return _figures(queries, partial(public_index, shared))


def without_model() -> frozenset[str]:
    """Name the figures that need the model, where it is not installed."""
    if find_embedder():
        return frozenset()
    nothing = [Answer(q, (), 0) for q in topical_queries()]
    return frozenset(figures(nothing, MODEL))


def is_public(query: TopicalQuery) -> bool:
    """Return whether a question is about the public evaluation texts."""
    return any(story.startswith(PUBLIC) for story in query.grades)


def _figures(queries: list[TopicalQuery], index: Callable[..., Path]) -> Figures:
    """Measure without the model and, where there is one, with it."""
    measured: Figures = {}
    for suffix, semantic in {"": False, MODEL: True}.items():
        if semantic and not find_embedder():
            continue
        reader = Reader(index(semantic=semantic))
        measured |= figures([ask(reader, query) for query in queries], suffix)
    return measured


def ask(reader: Reader, query: TopicalQuery) -> Answer:
    """Ask as the search page does."""
    result = reader.search(Query(question=parse(query.text), grouped=True))
    ids = (hit.tagged.article.id for hit in result.hits)
    stories = dict.fromkeys(story_of(article) for article in ids)
    return Answer(query, tuple(stories), result.total)


def story_of(article: str) -> str:
    """Return an article's story: its id without the language at the end."""
    return article[:-3]


def figures(answers: list[Answer], suffix: str) -> Figures:
    """Return the figures over all answers, and over those of each language.

    They are the share of questions whose first story is right, the mean nDCG@10 of
    graded stories, the mean number of articles found, for information, and brevity:
    `FEW` over that number, at most 1, so that a floor under it is a ceiling of the
    number.
    """
    measured = dict(_named(answers, suffix))
    for lang in LANGS:
        own = [answer for answer in answers if answer.query.lang == lang]
        measured |= _named(own, f" {lang}{suffix}")
    return measured


def _named(answers: list[Answer], suffix: str) -> Iterator[tuple[str, float]]:
    found = fmean(answer.found for answer in answers)
    yield f"first story right{suffix}", fmean(a.first_right for a in answers)
    yield f"{MEASURE}{suffix}", _gain(answers)
    yield f"articles found{suffix}", found
    yield f"brevity{suffix}", FEW / max(FEW, found)


def _gain(answers: Iterable[Answer]) -> float:
    """Return the mean of the measure; a question without an answer counts as 0."""
    qrels = [
        Qrel(answer.query.qid, story, grade)
        for answer in answers
        for story, grade in answer.query.grades.items()
    ]
    run = [
        ScoredDoc(answer.query.qid, story, -float(place))
        for answer in answers
        for place, story in enumerate(answer.stories)
    ]
    return fmean(m.value for m in ir_measures.iter_calc([MEASURE], qrels, run))
