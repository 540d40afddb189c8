"""From which leaves of a plan does a document's score come?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from search.engines.columnar.execution.scored_set import score_of
from search.port.plan import (
    AllOf,
    AndNot,
    AnyOf,
    Boosted,
    DisMax,
    FirstMatching,
    FuzzyTerm,
    Phrase,
    PrefixTerm,
    SynonymSet,
    Term,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.engines.columnar.execution.node_evaluator import NodeEvaluator
    from search.port.plan import Leaf, Plan


def shares_of_node(
    nodes: NodeEvaluator, plan: Plan, lang: str, document: int
) -> Iterator[tuple[Leaf, float]]:
    """Yield the leaves that a document matches with their shares of a node's score.

    Args:
        nodes: evaluates nodes; it should have a memo, as each node is evaluated again
            after its parent.
        plan: the node.
        lang: of the document.
        document: any document; one that does not match has no shares.
    """
    score = score_of(nodes.evaluate(plan, lang), document)
    if score is None:
        return
    if isinstance(plan, Term | Phrase | SynonymSet | PrefixTerm | FuzzyTerm):
        yield plan, score
        return
    for part in _scoring_parts(nodes, plan, lang, document):
        yield from shares_of_node(nodes, part, lang, document)


def _scoring_parts(
    nodes: NodeEvaluator, plan: Plan, lang: str, document: int
) -> tuple[Plan, ...]:
    """Return the parts of a node whose scores make up a document's score."""
    match plan:
        case AllOf() | AnyOf():
            return plan.parts
        case DisMax():
            matches = [nodes.evaluate(part, lang) for part in plan.parts]
            scores = [score_of(part, document) or 0.0 for part in matches]
            return (plan.parts[int(np.argmax(scores))],)
        case FirstMatching():
            return (nodes.first_matching(plan, lang)[0],)
        case Boosted():
            return (plan.required, plan.optional)
        case AndNot():
            return (plan.required,)
    return ()
