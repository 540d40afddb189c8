"""Which other query is offered together with a result?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.planning.planner import MatchMode, plan_by_language
from search.query.ast import Words
from search.query.parser import plain_question
from search.suggestion.did_you_mean import FEW_HITS, correct

if TYPE_CHECKING:
    from search.presentation.result import Result
    from search.searcher.open_generation import OpenGeneration
    from search.suggestion.did_you_mean import Correction


def offer_correction(generation: OpenGeneration, result: Result) -> Correction | None:
    """Return a query with more hits for one of plain words with few; None without one.

    Filters do not count, or else a query would be offered for ignoring them.
    """
    node = result.query.question.node
    if not isinstance(node, Words) or node.field:
        return None
    if result.total > FEW_HITS and not result.relaxed:
        return None
    engine = generation.engine

    def count(text: str) -> int:
        node = plain_question(text).node
        if node is None:
            return 0
        return engine.count(plan_by_language(node, MatchMode.ALL_ADJACENT))

    # A relaxed result means that no article has all words.
    total = 0 if result.relaxed else count(node.text)
    return correct(node.text, total, engine, generation.suggester, count)
