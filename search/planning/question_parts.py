"""Which parts of a question can be left out, and what remains without some of them?

The parts are what the question joins by AND: segments of plain words, phrases, words
with `*` or `~`, and alternatives. Filters and exclusions are never left out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from search.planning.planner import only_filters
from search.query.ast import And, Fuzzy, Not, Or, Prefix, QuotedPhrase, Words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

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


def without_parts(
    question: ExpandedQuestion, left_out: Collection[QuestionPart]
) -> ExpandedQuestion:
    """Return what remains of a question; at least one part must."""
    segments = {
        words: tuple(s for s in own if QuestionPart(words, s) not in left_out)
        for words, own in question.segments.items()
    }
    remaining = tuple(
        node
        for node in _conjuncts(question.node)
        if segments.get(node, True) and QuestionPart(node) not in left_out  # type: ignore[arg-type] # any node may be looked up
    )
    node = And(remaining) if len(remaining) > 1 else remaining[0]
    return replace(question, node=node, segments=segments)


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
