"""Which articles does the input itself declare to be one story?"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from indexer.stories.features import Features


def declared_stories(
    features: Sequence[Features],
) -> tuple[dict[int, str], dict[int, int]]:
    """Return the story of each article that declares one, by the article's number.

    Of several articles in one language that declare the same story that with the
    smallest id counts.

    Returns:
        Story ids by article; and of each article that does not count the one that does.
    """
    first_by_story: dict[tuple[str, str], int] = {}
    declared: dict[int, str] = {}
    repeated: dict[int, int] = {}
    declaring = [(a.id, n) for n, a in enumerate(features) if a.story]
    for _, number in sorted(declaring):
        article = features[number]
        first = first_by_story.setdefault((article.story, article.lang), number)
        if first == number:
            declared[number] = article.story
        else:
            repeated[number] = first
    return declared, repeated


def repeated_story_problem(first: Features, second: Features) -> str:
    """Return what is said where two articles of one language declare one story."""
    return (
        f'{second.origin or second.id}: story "{second.story}" stands in two articles '
        f"in {second.lang} ({first.id}, {second.id}); give each its own; "
        f"kept: {first.id}"
    )


def alternate_pairs(
    features: Sequence[Features], originals: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of articles whose pages name each other, the smaller number first.

    A page that is not named in turn may name a home page or a section; it is ignored.

    Args:
        features: the articles.
        originals: the article that each re-post repeats.
    """
    named = {address for article in features for address in article.alternates}
    by_address = {a.address: n for n, a in enumerate(features) if a.address in named}
    by_address.pop("", None)
    for number, article in enumerate(features):
        for other in _numbers(by_address, article.alternates):
            version = features[other]
            is_mutual = article.address in version.alternates
            if is_mutual and article.lang != version.lang:
                pair = sorted(originals.get(n, n) for n in (number, other))
                if pair[0] != pair[1]:
                    yield pair[0], pair[1]


def common_source_pairs(
    features: Sequence[Features], originals: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of articles that name one source, the smaller number first.

    A link that several articles of one language have is that of a section and not of a
    story, unless they are re-posts; it is ignored.

    Args:
        features: the articles.
        originals: the article that each re-post repeats.
    """
    repeated = _repeated(hash(link) for article in features for link in article.links)
    by_link: dict[str, set[int]] = defaultdict(set)
    for number, article in enumerate(features):
        for link in article.links:
            if hash(link) in repeated:
                by_link[link].add(originals.get(number, number))
    for linked in by_link.values():
        langs = [features[number].lang for number in linked]
        if len(langs) == len(set(langs)):
            yield from combinations(sorted(linked), 2)


def version_pairs(
    features: Sequence[Features], originals: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of articles with one version key, the smaller number first.

    Of several in one language that with the smallest id counts.

    Args:
        features: the articles.
        originals: the article that each re-post repeats.
    """
    by_key: dict[str, dict[str, int]] = defaultdict(dict)
    keyed = [(a.id, n) for n, a in enumerate(features) if a.version_key]
    for _, number in sorted(keyed):
        article = features[number]
        versions = by_key[article.version_key]
        versions.setdefault(article.lang, originals.get(number, number))
    for versions in by_key.values():
        yield from combinations(sorted(set(versions.values())), 2)


def _repeated(hashes: Iterable[int]) -> set[int]:
    """Return the numbers that occur more than once; of the others little is stored."""
    ordered = np.sort(np.fromiter(hashes, np.int64))
    return {*ordered[1:][ordered[1:] == ordered[:-1]].tolist()}


def _numbers(by_address: Mapping[str, int], addresses: Sequence[str]) -> Iterator[int]:
    return (by_address[address] for address in addresses if address in by_address)
