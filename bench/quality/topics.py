"""Is one of the first two topics of an article right?

By IPTC top level, on news with all acceptable topics named.
"""

from __future__ import annotations

import json
from collections import defaultdict
from statistics import fmean
from typing import TYPE_CHECKING

from corpus import Article, load_topics
from indexer.tagging.topics import score_topics

if TYPE_CHECKING:
    from pathlib import Path

FIRST = 2
"""Topics that are looked at."""


def topics(shared: Path) -> dict[str, float]:
    """Return, by language, the share of articles with a right topic among the first."""
    folder = shared / "eval" / "tagging" / "ntrex"
    texts = {row["id"]: row for row in map(json.loads, _lines(folder / "docs.jsonl"))}
    tops = {topic.id: topic.iptc_top for topic in load_topics()}
    right: dict[str, list[bool]] = defaultdict(list)
    for gold in map(json.loads, _lines(folder / "gold.jsonl")):
        text = texts[gold["id"]]
        article = Article(
            id=text["id"], lang=text["lang"], title=text["title"], body=text["body"]
        )
        tagged = {tops[tag.value] for tag in score_topics(article).topics[:FIRST]}
        right[gold["lang"]].append(not tagged.isdisjoint(gold["topics_acceptable"]))
    return {f"first {FIRST} {lang}": fmean(hits) for lang, hits in right.items()}


def _lines(file: Path) -> list[str]:
    return file.read_text("utf-8").splitlines()
