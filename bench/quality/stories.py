"""Are the versions of a story linked, and nothing else with them?

Also: which texts do the evaluation data hold for retrieval? The same stories.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from typing import TYPE_CHECKING, Any

from corpus import Article
from indexer.stories import link_articles, make_features
from indexer.tagging.tags import country_tags

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from indexer.stories import Embedder, Features
    from search.stories import Stories

HOME = "VN"
_SEED = 7


def retrieval_data(shared: Path) -> Path:
    """Return the folder of stories, queries and relevance judgements."""
    return shared / "eval" / "retrieval"


def read_stories(shared: Path, *, distractors: bool) -> Iterator[dict[str, Any]]:
    """Read stories, and sentences that only distract, without what gives them away."""
    for story in _read(shared, distractors=distractors):
        story.pop("group", None)  # the answer
        yield story


def stories(shared: Path, embed: Embedder | None = None) -> dict[str, float]:
    """Return precision, recall and F1 over pairs of articles, by what is linked.

    Args:
        shared: folder of the evaluation data.
        embed: an embedder whose vectors count as well, if there is one.
    """
    figures: dict[str, float] = {}
    for distractors, suffix in ((False, ""), (True, ", with distractors")):
        rows = list(_read(shared, distractors=distractors))
        random.Random(_SEED).shuffle(rows)  # noqa: S311 - no secret
        features = [_features(row) for row in rows]
        linked, _ = link_articles(features, embed=embed)
        gold = {str(row["id"]): str(row["group"]) for row in rows}
        for name, value in pairwise(linked, gold).items():
            figures[f"{name}{suffix}"] = value
    return figures


def pairwise(linked: Stories, gold: Mapping[str, str]) -> dict[str, float]:
    """Compare stories with the groups that articles are in, pair by pair.

    Args:
        linked: the stories that were made.
        gold: the right group of each article, by the article's id.
    """
    right = Counter[tuple[str, str]]()
    sizes = Counter[str]()
    for story in linked.stories:
        for version in story.versions:
            right[story.id, gold[version.article_id]] += 1
            sizes[story.id] += 1
    both = _pairs(right.values())
    precision = both / (_pairs(sizes.values()) or 1)
    recall = both / (_pairs(Counter(gold.values()).values()) or 1)
    total = precision + recall
    f1 = 2 * precision * recall / total if total else 0.0
    return {"precision": precision, "recall": recall, "F1": f1}


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def _features(row: Mapping[str, Any]) -> Features:
    article = Article(
        id=row["id"],
        lang=row["lang"],
        title=row["title"],
        body=row["body"],
        headline=bool(row["title"]),
    )
    return make_features(article, country_tags(article, HOME))


def _read(shared: Path, *, distractors: bool) -> Iterator[dict[str, Any]]:
    for name in ("docs.jsonl", *(["distractors.jsonl"] if distractors else [])):
        text = retrieval_data(shared).joinpath(name).read_text("utf-8")
        for line in text.splitlines():
            story: dict[str, Any] = json.loads(line)
            yield story
