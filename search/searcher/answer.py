"""How does a query become a result?

One way, each step with what the one before made: the parsed query is expanded and
planned (`plan_cache`), the plans are executed by the engine, what is found is ordered
(`page_order`), and the page is presented with the same plans.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from search.planning.planner import MatchMode, plan_by_language
from search.planning.plans_of_words import plans_of_words
from search.planning.syllable_relaxation import count_nonadjacent
from search.presentation.explanation import explain
from search.presentation.found_words import find_words
from search.presentation.query_terms import query_terms
from search.presentation.result import Result
from search.presentation.snippet import highlight
from search.searcher.contradiction_notes import contradiction_notes
from search.searcher.expansion_notes import expansion_notes
from search.searcher.home_note import home_notes
from search.searcher.near import near_hits
from search.searcher.page_hits import page_hits
from search.searcher.period_notes import period_notes

if TYPE_CHECKING:
    from search.planning.relaxation import PlannedQuery
    from search.port.matches import Matches, TaggedArticle
    from search.presentation.explanation import Reason
    from search.presentation.found_words import FoundWord
    from search.presentation.result import Snippet
    from search.query.request import Query
    from search.searcher.open_generation import OpenGeneration


def answer(generation: OpenGeneration, query: Query) -> Result:
    """Return the page of hits that a query asks for.

    Raises:
        QueryError: the query is too expensive.
    """
    started = time.perf_counter()
    engine = generation.engine
    query, value_notes = generation.values.resolve(query)
    planned = generation.planner.relax(query)
    matches = search(generation, query, planned)
    return Result(
        query=query,
        total=matches.total,
        stories=matches.stories,
        hits=page_hits(generation, query, matches.page, planned.plans),
        near=near_hits(generation, query, matches),
        facets=matches.facets,
        months=matches.months,
        years=matches.years,
        undated=matches.undated,
        left_out=planned.left_out,
        optional=planned.optional,
        nonadjacent=count_nonadjacent(engine, query, planned, matches),
        segments=planned.segments,
        notes=(
            *query.question.notes,
            *value_notes,
            *expansion_notes(planned.segments),
            *period_notes(query),
            *contradiction_notes(query, generation.values.naming),
            *home_notes(query, generation.manifest.home, generation.values.naming),
        ),
        seconds=time.perf_counter() - started,
    )


def search(generation: OpenGeneration, query: Query, planned: PlannedQuery) -> Matches:
    """Return what the engine finds, with the page in the order of `page_order`."""
    if not generation.order.reorders(query):
        return generation.engine.search(query, planned.plans)
    scored = generation.order.page(query, planned)
    articles = generation.engine.get_all([id_ for id_, _ in scored])
    page = ((articles[id_], score) for id_, score in scored if id_ in articles)
    # Last, as the engine has read its first hit, or its story, by now as a rule.
    found = generation.engine.search(replace(query, page=1, size=1), planned.plans)
    return replace(found, page=tuple(page))


def explain_match(
    generation: OpenGeneration, query: Query, tagged: TaggedArticle
) -> tuple[Reason, ...]:
    """Return why a query matches an article, the strongest reason first."""
    query, _ = generation.values.resolve(query)
    planned = generation.planner.relax(query)
    if planned.plans is None:
        return ()
    shares = generation.engine.shares(planned.plans, tagged)
    by_words = sum(score for _, score in shares)
    score = generation.order.score(query, planned, tagged.article.id)
    meaning = max(0.0, score - by_words) if score is not None else 0.0
    return explain(tagged.article, shares, meaning)


def find_words_in(
    generation: OpenGeneration, query: Query, tagged: TaggedArticle
) -> tuple[tuple[FoundWord, ...], tuple[str, ...]]:
    """Return how an article has a query's words, and what it need not have.

    Raises:
        QueryError: a prefix stands for too many words.
    """
    query, _ = generation.values.resolve(query)
    plans = generation.planner.plan(query)
    if plans is None:
        return (), ()
    lang = tagged.article.lang
    resolved = [
        (word, generation.engine.resolve({lang: plan})[lang])
        for word, plan in plans_of_words(plans.question, lang)
    ]
    planned = generation.planner.relax(query)
    return find_words(tagged, resolved), (*planned.left_out, *planned.optional)


def highlight_article(
    generation: OpenGeneration, tagged: TaggedArticle, query: Query
) -> tuple[Snippet, Snippet]:
    """Return an article's whole title and body, with any word of a query marked."""
    query, _ = generation.values.resolve(query)
    lang = tagged.article.lang
    plans = generation.planner.plan(query)
    plan = None
    if plans:
        plan = plan_by_language(plans.question, MatchMode.ANY, (lang,)).get(lang)
    if plan:
        plan = generation.engine.resolve({lang: plan})[lang]
    return highlight(tagged.article, query_terms(plan))
