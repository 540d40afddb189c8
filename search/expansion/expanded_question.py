"""What else does a parsed question stand for?"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from search.query.ast import And, Or, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from search.expansion.expander import QueryExpander
    from search.expansion.query_segment import QuerySegment
    from search.port.engine import Engine
    from search.query.ast import Node


MAX_EXPANSIONS = 200
"""Expansions that are searched for in a question. Those of its first words are: ten
words have a hundred of them at the most common, and more of them cost more than they
find."""


@dataclass(frozen=True, slots=True)
class ExpandedQuestion:
    """A parsed question, its plain words cut into segments.

    Attributes:
        node: the question.
        segments: of each run of plain words, with the expansions that are searched for.
        all_segments: the same in order, with all their expansions, to be shown.
    """

    node: Node
    segments: Mapping[Words, tuple[QuerySegment, ...]] = field(default_factory=dict)
    all_segments: tuple[QuerySegment, ...] = ()


def expand_question(
    node: Node,
    engine: Engine,
    expander: QueryExpander,
    *,
    excluded: frozenset[str] = frozenset(),
    expand: bool = True,
) -> ExpandedQuestion:
    """Cut each run of plain words that a question looks for, and expand its segments.

    Phrases, prefixes and fuzzy words are meant as they are typed, and so is what is
    negated.

    Args:
        node: the parsed question.
        engine: the index, which tells what languages a question may be in.
        expander: its source of expansions.
        excluded: texts of expansions that are not searched for.
        expand: whether any expansion is searched for.
    """
    cut = {words: expander.expand(words.text, engine) for words in _words(node)}
    if not expand:
        cut = {
            words: tuple(
                replace(s, expansions=(), countries=(), parts=()) for s in segments
            )
            for words, segments in cut.items()
        }
    cut = _bounded(cut)
    return ExpandedQuestion(
        node=node,
        segments={
            words: tuple(segment.without_expansions(excluded) for segment in segments)
            for words, segments in cut.items()
        },
        all_segments=tuple(s for segments in cut.values() for s in segments),
    )


def _bounded(
    cut: dict[Words, tuple[QuerySegment, ...]],
) -> dict[Words, tuple[QuerySegment, ...]]:
    """Return segments, of which those behind `MAX_EXPANSIONS` have no expansion."""
    left, bounded = MAX_EXPANSIONS, {}
    for words, segments in cut.items():
        kept = []
        for segment in segments:
            left -= segment.weight
            kept.append(segment if left >= 0 else segment.unfold_none())
        bounded[words] = tuple(kept)
    return bounded


def _words(node: Node) -> Iterator[Words]:
    match node:
        case Words():
            yield node
        case And() | Or():
            for part in node.parts:
                yield from _words(part)
