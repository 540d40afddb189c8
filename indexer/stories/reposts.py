"""Which articles repeat others in one language?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from indexer.lazy_sequence import LazySequence
from indexer.stories.keys import KeyKind, kinds_of
from indexer.stories.near_duplicates import find_near_duplicates
from indexer.stories.settings import setting

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from indexer.stories.features import Features
    from indexer.stories.key_ids import ArticleKeys

    Keys = NDArray[np.uint64]


def find_reposts(
    features: Sequence[Features], declared: Collection[int], key_ids: ArticleKeys
) -> dict[int, int]:
    """Return, for each re-post, the article that it repeats; both by number.

    The original is the article whose story the input declares, else the first
    published, the longest, the one with the smallest id; it is no re-post itself.

    Args:
        features: the articles.
        declared: articles whose story the input declares; they are no re-posts.
        key_ids: the keys of the articles.
    """
    order = _originals_first(features, declared)
    ordered = LazySequence(len(order), lambda place: features[order[place]])
    pairs = find_near_duplicates(ordered)
    originals: dict[int, int] = {}
    for first, second in ((order[i], order[j]) for i, j in pairs.tolist()):
        if (
            first not in originals
            and second not in originals
            and second not in declared
            and share_facts(key_ids.of_article(first), key_ids.of_article(second))
        ):
            originals[second] = first
    return originals


def share_facts(one: Keys, other: Keys) -> bool:
    """Return whether two texts of one wording share their numbers and names, too.

    Texts made by one pattern, such as weather reports, do not.
    """
    least = setting("reposts", "min_facts")
    return all(
        _overlap(_of_kinds(one, kinds), _of_kinds(other, kinds)) >= least
        for kinds in ((KeyKind.NUMBER, KeyKind.SMALL_NUMBER), (KeyKind.NAME,))
    )


def _originals_first(
    features: Sequence[Features], declared: Collection[int]
) -> list[int]:
    """Return the numbers of all articles, an original before its re-posts."""

    def rank(number: int) -> tuple[bool, bool, int, int, str]:
        article = features[number]
        undated = not article.day
        return number not in declared, undated, article.day, -article.length, article.id

    return sorted(range(len(features)), key=rank)


def _of_kinds(keys: Keys, kinds: Sequence[KeyKind]) -> Keys:
    return keys[np.isin(kinds_of(keys), [int(kind) for kind in kinds])]


def _overlap(one: Keys, other: Keys) -> float:
    """Return the share of the smaller set that is in the larger (Szymkiewicz-Simpson).

    Two empty sets overlap wholly; one that is empty and one that is not, by half.
    """
    fewer = min(len(one), len(other))
    if not fewer:
        return 1.0 if len(one) == len(other) else 0.5
    return len(np.intersect1d(one, other, assume_unique=True)) / fewer
