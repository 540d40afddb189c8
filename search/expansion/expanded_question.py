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


@dataclass(frozen=True, slots=True)
class ExpandedQuestion:
    """A parsed question with the expansions of its plain words.

    Attributes:
        node: the question.
        segments: its plain words with all their expansions, to be shown.
        expansions: the segments of each run of plain words, with the expansions that
            are searched for.
    """

    node: Node
    segments: tuple[QuerySegment, ...] = ()
    expansions: Mapping[Words, tuple[QuerySegment, ...]] = field(default_factory=dict)

    def strong_only(self) -> ExpandedQuestion:
        """Return the question without expansions that match no article on their own."""
        strong = {
            words: tuple(segment.strong_only() for segment in segments)
            for words, segments in self.expansions.items()
        }
        return replace(self, expansions=strong)


def expand_question(
    node: Node,
    engine: Engine,
    expander: QueryExpander,
    excluded: frozenset[str] = frozenset(),
) -> ExpandedQuestion:
    """Expand each run of plain words that a question looks for.

    Phrases, prefixes and fuzzy words are meant as they are typed, and so is what is
    negated.

    Args:
        node: the parsed question.
        engine: the index, which tells what languages a question may be in.
        expander: its source of expansions.
        excluded: texts of expansions that are not searched for.
    """
    expanded = {words: expander.expand(words.text, engine) for words in _words(node)}
    return ExpandedQuestion(
        node=node,
        segments=tuple(s for segments in expanded.values() for s in segments),
        expansions={
            words: tuple(segment.without_expansions(excluded) for segment in segments)
            for words, segments in expanded.items()
        },
    )


def _words(node: Node) -> Iterator[Words]:
    match node:
        case Words():
            yield node
        case And() | Or():
            for part in node.parts:
                yield from _words(part)
