"""Which other query is offered together with a result?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.query.ast import Words
from search.query.parser import plain_question
from search.suggestion.did_you_mean import FEW_HITS, Hits, correct

if TYPE_CHECKING:
    from search.presentation.result import Result
    from search.searcher.open_generation import OpenGeneration
    from search.suggestion.did_you_mean import Correction


def offer_correction(generation: OpenGeneration, result: Result) -> Correction | None:
    """Return a query with more hits for one of plain words with few; None without one.

    The filters of the query count for the other one as well.
    """
    node = result.query.question.node
    if not isinstance(node, Words) or node.field:
        return None
    if result.total > FEW_HITS and not result.relaxed:
        return None

    def count(text: str) -> Hits:
        query = result.query.reworded(plain_question(text))
        planned = generation.planner.relax(query)
        total = generation.engine.rank(query, planned.plans).total
        return Hits(total, whole=not planned.relaxed)

    hits = Hits(result.total, whole=not result.relaxed)
    return correct(node.text, hits, generation.speller, count)
