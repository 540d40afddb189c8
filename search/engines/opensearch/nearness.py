"""Which query matches words near each other, each at a position of its own?

The cluster finds spans in which all words are, but lets one position stand for several
of them where it has terms of each. Each word has a position of its own if and only if
any of the words together have as many positions as they are (Hall 1935). That is asked
of all sets of words that may share a position; most words do not.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, combinations
from typing import TYPE_CHECKING, Any

from search.engines.opensearch.phrases import alternatives, intervals, words_rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from search.port.plan import Positions

    Rule = dict[str, Any]
    Word = tuple[str, ...]

PAIR = 2
MOST_SHARING = 8
"""Different words of which all sets are looked at; of more, pairs and all together."""


def near(field: str, positions: Positions, slop: int, *, shared: bool) -> Rule:
    """Return a query that matches words in any order with others between.

    Its score says nothing.

    Args:
        field: with positions.
        positions: the terms, any of which will do for each word.
        slop: how many other words may stand between.
        shared: whether a position may have several terms.
    """
    texts = [alternatives(each) for each in positions]
    counts = Counter(positions)
    groups = [[*counts]] if shared else _groups(counts)
    if len(texts) == 1:
        return intervals(field, words_rule(texts[0]))
    if len(texts) == PAIR:
        orders = [" ".join(texts), " ".join(reversed(texts))]
        ways = [words_rule(text, mode="ordered", max_gaps=slop) for text in orders]
        return intervals(field, {"any_of": {"intervals": ways}})
    if len(groups) == len(texts):
        text = " ".join(texts)
        return intervals(field, words_rule(text, mode="unordered", max_gaps=slop))
    needed = _needed(chain.from_iterable(map(_sets, groups)), counts)
    # Only a script knows how long an interval is, and it has no parameters.
    source = f"interval.end - interval.start < {len(texts) + slop}"
    rule = {
        "mode": "unordered",
        "intervals": [
            words_rule(" ".join([alternatives(terms)] * number), mode="unordered")
            for terms, number in needed.items()
        ],
        "filter": {"script": {"source": source}},
    }
    return intervals(field, {"all_of": rule})


def _needed(
    sets: Iterable[Sequence[Word]], counts: Counter[Word]
) -> Mapping[Word, int]:
    """Return how many positions must have any of some terms.

    No two rules may be equal, as the cluster takes the second for a repetition.

    Args:
        sets: of different words that are looked at together.
        counts: how often each word is looked for.
    """
    needed: dict[Word, int] = {}
    for words in sets:
        terms = tuple(sorted(set(chain.from_iterable(words))))
        number = sum(counts[word] for word in words)
        needed[terms] = max(number, needed.get(terms, 0))
    return needed


def _groups(words: Iterable[Word]) -> list[list[Word]]:
    """Group words that have terms in common, directly or by others."""
    groups: list[list[Word]] = []
    for word in words:
        terms = set(word)
        sharing = [g for g in groups if any(terms & set(other) for other in g)]
        groups = [group for group in groups if group not in sharing]
        groups.append([*chain.from_iterable(sharing), word])
    return groups


def _sets(words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """Yield the sets of words that are looked at together."""
    sizes: Iterable[int] = range(1, len(words) + 1)
    if len(words) > MOST_SHARING:
        sizes = (1, PAIR, len(words))
    return chain.from_iterable(combinations(words, size) for size in sizes)
