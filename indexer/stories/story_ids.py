"""Which id does a story have, from one index to the next?"""

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
    declared: Sequence[str],
    previous: Mapping[str, str],
) -> list[str]:
    """Return an id for each story, no two alike.

    A story retains the id that most of its articles had. Where two stories claim one
    id, the one with more of its articles gets it, then the one with the smallest
    article id. The id of a new story is derived from its smallest article id.

    Args:
        stories: the article ids of each story.
        declared: for each story the id that the input declares, or "".
        previous: the id of each article's story in the index before, by article id.
    """
    ids = list(declared)
    used = set(filter(None, declared))
    claims = [
        (-count, min(articles), number, old)
        for number, articles in enumerate(stories)
        if not declared[number]
        for old, count in Counter(
            previous[article] for article in articles if article in previous
        ).items()
    ]
    for _, _, number, old in sorted(claims):
        if not ids[number] and old not in used:
            ids[number] = old
            used.add(old)
    # Ids of the index before are not given to other stories: links to them stay right.
    used.update(previous.values())
    for number in sorted(range(len(stories)), key=lambda n: min(stories[n])):
        if not ids[number]:
            ids[number] = _new_id(min(stories[number]), used)
            used.add(ids[number])
    return ids


def _new_id(article_id: str, used: set[str]) -> str:
    seed = article_id
    while True:
        story_id = PREFIX + sha256(seed.encode()).hexdigest()[:DIGITS]
        if story_id not in used:
            return story_id
        seed += "'"
