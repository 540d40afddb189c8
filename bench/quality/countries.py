"""Are an article's countries tagged, and its partners told from passing mentions?

Two sets of texts: whole news stories (`news`) and single sentences (`sentences`).
Countries that the annotators left open count neither for nor against.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from corpus import LANGUAGES, Article
from indexer import country_tags
from search.port.document import partners

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Judged:
    """The countries that a text was tagged with, and those that it has.

    Attributes:
        lang: the text's language.
        tagged, gold: ISO 3166-1 alpha-2 codes.
        free: codes that count neither way.
    """

    lang: str
    tagged: frozenset[str]
    gold: frozenset[str]
    free: frozenset[str]


def countries(shared: Path) -> dict[str, float]:
    """Return precision and recall by set and language, and the F1 of partners.

    All are micro averages over the tags of a set's texts.
    """
    folder = shared / "eval" / "tagging"
    news = tuple(_news(folder / "ntrex"))
    sentences = tuple(_sentences(folder / "sib200"))
    figures: dict[str, float] = {}
    for name, texts in (("news", news), ("sentences", sentences)):
        judged = tuple(_judged(row, article) for row, article in texts)
        for lang in LANGUAGES:
            right, wrong, missed = _sums(j for j in judged if j.lang == lang)
            figures[f"precision {lang}, {name}"] = right / (right + wrong)
            figures[f"recall {lang}, {name}"] = right / (right + missed)
    roles = tuple(_judged_partners(row, article) for row, article in news)
    for lang in LANGUAGES:
        figures[f"F1 of partners {lang}"] = _f1(j for j in roles if j.lang == lang)
    return {**figures, "F1 of partners": _f1(roles)}


def _judged(row: dict[str, Any], article: Article) -> Judged:
    tagged = frozenset(tag.value for tag in country_tags(article, ""))
    free = frozenset(row["countries_optional"])
    return Judged(article.lang, tagged, frozenset(row["countries"]), free)


def _judged_partners(row: dict[str, Any], article: Article) -> Judged:
    tagged = frozenset(tag.value for tag in partners(country_tags(article, "")))
    free = frozenset(row["countries_optional"])
    return Judged(article.lang, tagged, frozenset(row["countries_salient"]), free)


def _sums(judged: Iterable[Judged]) -> tuple[int, int, int]:
    """Count true positives, false positives and false negatives."""
    right = wrong = missed = 0
    for text in judged:
        right += len(text.tagged & text.gold)
        wrong += len(text.tagged - text.gold - text.free)
        missed += len(text.gold - text.tagged - text.free)
    return right, wrong, missed


def _f1(judged: Iterable[Judged]) -> float:
    right, wrong, missed = _sums(judged)
    return 2 * right / (2 * right + wrong + missed)


def _news(folder: Path) -> Iterator[tuple[dict[str, Any], Article]]:
    """Return each row of the set with its story."""
    stories = {story["id"]: story for story in _rows(folder / "docs.jsonl")}
    for row in _rows(folder / "gold.jsonl"):
        story = stories[row["id"]]
        yield row, _article(row, title=story["title"], body=story["body"])


def _sentences(folder: Path) -> Iterator[tuple[dict[str, Any], Article]]:
    """Return each row of the set with its sentence."""
    for row in _rows(folder / "gold.jsonl"):
        yield row, _article(row, title="", body=row["text"])


def _article(row: dict[str, Any], *, title: str, body: str) -> Article:
    """Make an article; without a title the body stands for one."""
    return Article(
        id=row["id"],
        lang=row["lang"],
        title=title or body,
        body=body,
        headline=bool(title),
    )


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    for line in file.read_text("utf-8").splitlines():
        yield json.loads(line)
