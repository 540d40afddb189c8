"""Which plans answer a question, and how far must it be loosened?"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from analyzers import LANGUAGES
from search.planning.planner import MatchMode, plan
from search.port.plan import Tiered
from search.query.ast import And, Or, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from search.expansion.expander import QueryExpander
    from search.expansion.query_segment import QuerySegment
    from search.port.engine import Engine
    from search.port.plan import Plan
    from search.query.ast import Node
    from search.query.request import Query


@dataclass(frozen=True, slots=True)
class PlannedQuery:
    """A question, ready to be put to an engine.

    Attributes:
        plans: by language; None where nothing is asked, so that everything is found.
        relaxed: whether no article has all words, so that those with some are wanted.
        segments: the plain words and what else they stand for.
        widened: the same by run of words, without what the query takes out.
    """

    plans: Mapping[str, Plan] | None
    relaxed: bool = False
    segments: tuple[QuerySegment, ...] = ()
    widened: Mapping[Words, tuple[QuerySegment, ...]] = field(default_factory=dict)


def plan_query(engine: Engine, query: Query, expander: QueryExpander) -> PlannedQuery:
    """Plan a query's question; if no article has all its words, for some of them.

    Words of the same meaning do not count there: that another language has them all
    must not hide the articles that have some as they were typed. Where no article has
    even one of the words, what is only near them in meaning is no answer.
    """
    node = query.question.node
    if node is None:
        return PlannedQuery(None)
    widened = expand(node, engine, expander) if query.expand else {}
    units = tuple(unit for found in widened.values() for unit in found)
    kept = drop_excluded(widened, query)
    reach = MatchMode.ALL if query.syllables_apart else MatchMode.ALL_ADJACENT
    own = make_plans(node, reach)
    plans = make_plans(node, reach, kept) if kept else own
    asked = PlannedQuery(plans, relaxed=False, segments=units, widened=kept)
    if engine.count(own):
        return asked
    if not engine.count(
        make_plans(node, MatchMode.ANY)
    ):  # English words, or none at all
        if engine.count(plans):
            return asked
        kept = {
            words: tuple(unit.strong_only() for unit in kept[words]) for words in kept
        }
    relaxed = make_plans(node, MatchMode.ANY, kept)
    if relaxed == plans or not engine.count(relaxed):
        return asked
    return replace(asked, plans=relaxed, relaxed=True)


def expand(
    node: Node, engine: Engine, expander: QueryExpander
) -> Mapping[Words, tuple[QuerySegment, ...]]:
    """Find the equivalents of each run of plain words that a question asks for.

    Phrases, beginnings and fuzzy words are meant as they are, and so is what is
    excluded.
    """
    return {words: expander.expand(words.text, engine) for words in _plain(node)}


def drop_excluded(
    widened: Mapping[Words, tuple[QuerySegment, ...]], query: Query
) -> Mapping[Words, tuple[QuerySegment, ...]]:
    """Leave out the equivalents that a query takes out; all where it wants none."""
    if not query.expand:
        return {}
    return {
        words: tuple(
            unit.without_expansions(query.excluded_expansions) for unit in found
        )
        for words, found in widened.items()
    }


def _plain(node: Node) -> Iterator[Words]:
    match node:
        case Words():
            yield node
        case And() | Or():
            for part in node.parts:
                yield from _plain(part)


def make_plans(
    node: Node,
    reach: MatchMode,
    widened: Mapping[Words, tuple[QuerySegment, ...]] | None = None,
    langs: Iterable[str] = LANGUAGES,
) -> Mapping[str, Plan]:
    """Plan a question for every language in which it leaves a term.

    With equivalents, what they find stands below what the question's own words find;
    where any word will do, all are weighed together.
    """
    plans: dict[str, Plan] = {}
    for lang in langs:
        own = plan(node, lang, reach)
        wider = plan(node, lang, reach, widened) if widened else None
        if wider is None or wider == own:
            if own:
                plans[lang] = own
        elif reach is MatchMode.ANY:
            plans[lang] = wider
        else:
            plans[lang] = Tiered(own, wider)
    return plans
