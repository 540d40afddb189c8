"""What is each word of a question looked for by, by itself?

Explanations go word by word, whereas the plan of a question interweaves its words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from search.planning.planner import MatchMode, plan
from search.planning.question_parts import typed
from search.query.ast import And, Fuzzy, Or, Prefix, QuotedPhrase, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.expansion.expanded_question import ExpandedQuestion
    from search.expansion.query_segment import QuerySegment
    from search.port.plan import Plan
    from search.query.ast import Node


class _Typed(NamedTuple):
    """A part of a question: as it was typed, its node, and which segment of it."""

    text: str
    node: Node
    segment: QuerySegment | None = None


def plans_of_words(
    question: ExpandedQuestion, lang: str
) -> tuple[tuple[str, Plan], ...]:
    """Return the words that a question looks for, each with its plan.

    Args:
        question: the question, its plain words cut into segments.
        lang: ISO 639-1 code of the articles.

    Returns:
        Each segment, phrase, prefix and fuzzy word as it was typed, with the field
        before it, in order. Those that leave no term in the language are left out.
    """
    return tuple(
        (part.text, planned)
        for part in _parts(question, question.node)
        if (planned := _plan(part, lang))
    )


def _plan(part: _Typed, lang: str) -> Plan | None:
    if not part.segment or not isinstance(part.node, Words):
        return plan(part.node, lang)
    return plan(part.node, lang, MatchMode.ALL_ADJACENT, {part.node: (part.segment,)})


def _parts(question: ExpandedQuestion, node: Node) -> Iterator[_Typed]:
    match node:
        case And() | Or():
            for part in node.parts:
                yield from _parts(question, part)
        case Words():
            field = f"{node.field}:" if node.field else ""
            for segment in question.segments.get(node, ()):
                yield _Typed(f"{field}{segment.text}", node, segment)
            if node not in question.segments:
                yield _Typed(f"{field}{node.text}", node)
        case QuotedPhrase() | Prefix() | Fuzzy():
            field = f"{node.field}:" if node.field else ""
            yield _Typed(f"{field}{typed(node)}", node)
