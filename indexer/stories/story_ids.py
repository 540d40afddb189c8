"""Under which id is a story known, from one index to the next?"""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PREFIX = "s-"
DIGITS = 10
"""Hexadecimal digits of an id."""


def assign_story_ids(
    stories: Sequence[Sequence[str]],
    given: Sequence[str],
    before: Mapping[str, str],
) -> list[str]:
    """Give each story an id that no other has.

    A story keeps the id that most of its articles had. Where two stories claim one
    id, the one with more of its articles has it, then the one with the smallest
    article id. A new story's id follows from its smallest article id.

    Args:
        stories: the ids of each story's articles.
        given: of each story, the id that the input gave, or "".
        before: the story that an article was of.
    """
    ids = list(given)
    used = set(filter(None, given))
    claims = [
        (-count, min(articles), number, old)
        for number, articles in enumerate(stories)
        if not given[number]
        for old, count in Counter(before[a] for a in articles if a in before).items()
    ]
    for _, _, number, old in sorted(claims):
        if not ids[number] and old not in used:
            ids[number] = old
            used.add(old)
    # Ids of before stay with what they stood for, so that no link changes its story.
    used.update(before.values())
    for number in sorted(range(len(stories)), key=lambda n: min(stories[n])):
        if not ids[number]:
            ids[number] = _new(min(stories[number]), used)
            used.add(ids[number])
    return ids


def _new(article_id: str, used: set[str]) -> str:
    seed = article_id
    while True:
        found = PREFIX + sha256(seed.encode()).hexdigest()[:DIGITS]
        if found not in used:
            return found
        seed += "'"
