"""Which articles are near in meaning to a question that no word finds?

They stand below what was found, where all of that is on the page. Nothing is near to a
name, to letters that are no word, or to what must stand exactly so in an article.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from search.expansion.expanded_question import ExpandedQuestion
from search.planning.planner import MatchMode, only_filters, plan_by_language
from search.planning.question_parts import bounds_of
from search.query.ast import And, Not, Words
from search.query.request import MAX_RESULT_WINDOW, Query, Sort
from search.searcher.page_hits import page_hits

if TYPE_CHECKING:
    from search.port.matches import Matches
    from search.presentation.result import Hit
    from search.query.ast import Node
    from search.searcher.open_generation import OpenGeneration

    Scored = tuple[tuple[str, float], ...]

SHOWN = 10
"""Most articles that are shown as near in meaning."""
CANDIDATES = 200
"""Nearest articles of which filters leave these."""


def near_hits(
    generation: OpenGeneration, query: Query, matches: Matches
) -> tuple[Hit, ...]:
    """Return what is near in meaning, the nearest first, a story once.

    Args:
        generation: the index.
        query: its filters and dates are respected.
        matches: what was found; none of its stories is near as well.
    """
    ranker, node = generation.ranker, query.question.node
    if ranker is None or node is None or not _may_show(query, node, matches):
        return ()
    question = ranker.question(node)
    if question is None:
        return ()
    near = ranker.near(question, CANDIDATES)
    if not near:
        return ()
    shown = _one_a_story(generation, query, near, matches)
    articles = generation.engine.get_all([id_ for id_, _ in shown])
    page = [(articles[id_], score) for id_, score in shown if id_ in articles]
    return page_hits(generation, query, page, None)


def _may_show(query: Query, node: Node, matches: Matches) -> bool:
    """Return whether all found is on the page, and more than that was asked for."""
    found = matches.stories if query.grouped else matches.total
    return (
        query.expand
        and query.sort is Sort.RELEVANCE
        and query.page == 1
        and found <= query.size
        and _is_plain(node)
    )


def _is_plain(node: Node) -> bool:
    """Return whether a question consists of plain words, filters and exclusions."""
    if isinstance(node, And):
        return all(map(_is_plain, node.parts))
    if isinstance(node, Words):
        return not node.field
    return isinstance(node, Not) or only_filters(node)


def _one_a_story(
    generation: OpenGeneration, query: Query, near: Scored, matches: Matches
) -> Scored:
    """Return of each story that was not found the article that represents it."""
    engine, allowed = generation.engine, _allowed(generation, query)
    preferred = query.preferred if query.grouped else ()
    left = {i: score for i, score in near if allowed is None or i in allowed}
    found = {tagged.story.id for tagged, _ in matches.page}
    nearest: dict[str, str] = {}
    for article, story in zip(left, engine.story_ids(list(left)), strict=True):
        if story not in found:
            nearest.setdefault(story, article)
    heads = list(islice(nearest.values(), SHOWN))
    shown = []
    for head, told in zip(heads, engine.stories(heads), strict=True):
        langs = {v.lang: v.article_id for v in told.versions if v.article_id in left}
        own = next((langs[lang] for lang in preferred if lang in langs), head)
        shown.append((own, left[head]))
    return tuple(shown)


def _allowed(generation: OpenGeneration, query: Query) -> frozenset[str] | None:
    """Return the articles that filters and exclusions leave; None for all.

    Of many, they are the newest `MAX_RESULT_WINDOW`.
    """
    node = query.question.node
    bounds = bounds_of(ExpandedQuestion(node)) if node else None
    if not (bounds or query.is_filtered):
        return None
    plans = None
    if bounds:
        plans = plan_by_language(ExpandedQuestion(bounds), MatchMode.ALL_ADJACENT)
    page = replace(
        query, sort=Sort.NEWEST, grouped=False, page=1, size=MAX_RESULT_WINDOW
    )
    return frozenset(generation.engine.rank(page, plans).ids)
