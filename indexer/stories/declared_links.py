"""Which articles does the input itself say to be one story?"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from indexer.stories.features import Features


def declared_stories(features: Sequence[Features]) -> tuple[dict[int, str], list[str]]:
    """Give the story of each article whose input names one, and what is wrong.

    Of several articles of a language under one id the first keeps it.
    """
    taken: dict[tuple[str, str], int] = {}
    given: dict[int, str] = {}
    problems = []
    for number, article in enumerate(features):
        if not article.story:
            continue
        first = taken.setdefault((article.story, article.lang), number)
        if first == number:
            given[number] = article.story
        else:
            problems.append(_problem(features[first], article))
    return given, problems


def common_source_pairs(
    features: Sequence[Features], originals: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """Give pairs of articles that name one source.

    A link that several articles of one language have is a section's, not a story's,
    and says nothing, unless they are re-posts.

    Args:
        features: the articles.
        originals: of each re-post, the article it repeats.
    """
    by_link: dict[str, set[int]] = defaultdict(set)
    for number, article in enumerate(features):
        for one in article.links:
            by_link[one].add(originals.get(number, number))
    for linked in by_link.values():
        langs = [features[number].lang for number in linked]
        if len(langs) == len(set(langs)):
            yield from combinations(sorted(linked), 2)


def _problem(first: Features, second: Features) -> str:
    return (
        f'{second.origin or second.id}: story "{second.story}" stands in two articles '
        f"in {second.lang} ({first.id}, {second.id}); give each its own; "
        f"kept: {first.id}"
    )
