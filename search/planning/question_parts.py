"""Which parts of a question can be left out?

The parts are what the question joins by AND: segments of plain words, phrases, words
with `*` or `~`, and alternatives. Filters and exclusions are never left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from search.planning.planner import only_filters
from search.query.ast import And, Fuzzy, Not, Or, Prefix, QuotedPhrase, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.expansion.expanded_question import ExpandedQuestion
    from search.expansion.query_segment import QuerySegment
    from search.query.ast import Node


class QuestionPart(NamedTuple):
    """A part that can be left out.

    Attributes:
        node: what is joined by AND.
        segment: which segment of it, where it is a run of plain words.
    """

    node: Node
    segment: QuerySegment | None = None

    @property
    def text(self) -> str:
        """The part as it was typed."""
        return self.segment.text if self.segment else typed(self.node)


def parts_of(question: ExpandedQuestion) -> tuple[QuestionPart, ...]:
    """Return the parts of a question, each once, in its order."""
    return tuple(dict.fromkeys(_parts(question)))


def shorter_parts(part: QuestionPart) -> tuple[QuestionPart, ...]:
    """Return the parts of a term of several words; of others the part itself."""
    if part.segment is None or not part.segment.parts:
        return (part,)
    return tuple(QuestionPart(part.node, segment) for segment in part.segment.parts)


def bounds_of(question: ExpandedQuestion) -> Node | None:
    """Return the filters and exclusions of a question; None where it has none."""
    bounds = tuple(
        node
        for node in _conjuncts(question.node)
        if isinstance(node, Not) or only_filters(node)
    )
    return And(bounds) if bounds else None


def typed(node: Node) -> str:
    """Return the words of a node with its signs, without its field."""
    match node:
        case QuotedPhrase():
            return f'"{node.text}"'
        case Prefix():
            return f"{node.text}*"
        case Fuzzy():
            return f"{node.text}~"
        case And():
            return " ".join(filter(None, map(typed, node.parts)))
        case Or():
            return " OR ".join(filter(None, map(typed, node.parts)))
        case Words():
            return node.text
        case _:
            return ""


def _parts(question: ExpandedQuestion) -> Iterator[QuestionPart]:
    for node in _conjuncts(question.node):
        if isinstance(node, Words) and node in question.segments:
            for segment in question.segments[node]:
                yield QuestionPart(node, segment)
        elif not isinstance(node, Not) and not only_filters(node):
            yield QuestionPart(node)


def _conjuncts(node: Node) -> tuple[Node, ...]:
    return node.parts if isinstance(node, And) else (node,)
