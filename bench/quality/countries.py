"""Are an article's countries tagged, and its partners told from passing mentions?

Two sets of texts: whole news stories (`news`) and single sentences (`sentences`).
Countries that the annotators left open count neither for nor against.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bench.quality.judged import Judged, f1, of_language, precision, recall
from corpus import LANGUAGES, Article
from indexer import country_tags
from search.port.document import partners

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


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
            own = of_language(judged, lang)
            figures[f"precision {lang}, {name}"] = precision(own)
            figures[f"recall {lang}, {name}"] = recall(own)
    roles = tuple(_judged_partners(row, article) for row, article in news)
    for lang in LANGUAGES:
        figures[f"F1 of partners {lang}"] = f1(of_language(roles, lang))
    return {**figures, "F1 of partners": f1(roles)}


def _judged(row: dict[str, Any], article: Article) -> Judged:
    tagged = frozenset(tag.value for tag in country_tags(article, ""))
    free = frozenset(row["countries_optional"])
    return Judged(article.lang, tagged, frozenset(row["countries"]), free)


def _judged_partners(row: dict[str, Any], article: Article) -> Judged:
    tagged = frozenset(tag.value for tag in partners(country_tags(article, "")))
    free = frozenset(row["countries_optional"])
    return Judged(article.lang, tagged, frozenset(row["countries_salient"]), free)


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
