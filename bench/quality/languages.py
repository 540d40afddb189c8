"""Is an article's language identified correctly?"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from bench.quality.stories import read_stories
from corpus import LANGUAGES, UnreadableError
from corpus.language import identify

if TYPE_CHECKING:
    from pathlib import Path


def languages(shared: Path) -> dict[str, float]:
    """Return the share of texts whose language is identified, over all and by language.

    A text that is refused counts as wrong.
    """
    right: dict[str, list[bool]] = defaultdict(list)
    for story in read_stories(shared, distractors=True):
        text = f"{story['title']}\n{story['body']}"
        right[story["lang"]].append(_identified(text) == story["lang"])
    everything = [value for values in right.values() for value in values]
    return {
        "accuracy": sum(everything) / len(everything),
        **{f"accuracy {k}": sum(right[k]) / len(right[k]) for k in LANGUAGES},
    }


def _identified(text: str) -> str:
    try:
        return identify(text)
    except UnreadableError:
        return ""
