"""In which order do all articles answer a question of which any word may match?

This is how a run for evaluation tools is made. What words find, and what words of the
same meaning find, ranks by the engine's scores. Where the index knows what its articles
mean, all of them rank by that as well, found or not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.expansion.expanded_question import expand_question
from search.planning.planner import MatchMode, plan_by_language
from search.query.request import Query
from search.ranking.story_ranking import rank_stories

if TYPE_CHECKING:
    from search.query.ast import Node
    from search.query.parser import Question
    from search.searcher.open_generation import OpenGeneration

    Scored = tuple[tuple[str, float], ...]


def rank_articles(
    generation: OpenGeneration,
    question: Question,
    depth: int,
    *,
    equivalents: bool,
    stories: bool,
) -> Scored:
    """Rank articles of all languages by a question of which any word may match.

    Args:
        generation: the index.
        question: the parsed question.
        depth: most articles that are returned.
        equivalents: whether words of the same meaning match as well and, where the
            index knows what its articles mean, what is near in meaning.
        stories: whether all versions of a story are ranked together.

    Returns:
        Ids with scores, best first.
    """
    query, _ = generation.values.resolve(Query(question=question))
    node = query.question.node
    if node is None:
        return ()
    if equivalents:
        ranked = _by_meaning(generation, node, depth)
    else:
        ranked = _by_words(generation, node, depth, expand=False)
    if not stories:
        return ranked
    ids = [article_id for article_id, _ in ranked]
    told = dict(zip(ids, generation.engine.stories(ids), strict=True))
    return rank_stories(ranked, told.__getitem__)[:depth]


def _by_words(
    generation: OpenGeneration, node: Node, depth: int, *, expand: bool
) -> Scored:
    engine = generation.engine
    expanded = expand_question(node, engine, generation.expander, expand=expand)
    plans = plan_by_language(expanded, MatchMode.ANY)
    ranking = engine.rank(Query(size=depth), plans)
    return tuple(zip(ranking.ids, ranking.scores, strict=True))


def _by_meaning(generation: OpenGeneration, node: Node, depth: int) -> Scored:
    """Rank by words and equivalents, and by meaning if the index knows it."""
    ranker = generation.ranker
    question = ranker.question(node) if ranker else None
    if ranker is None or question is None:
        return _by_words(generation, node, depth, expand=True)
    every = max(depth, ranker.size)
    return ranker.rank(question, _by_words(generation, node, every, expand=True), depth)
