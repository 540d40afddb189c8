"""Which index terms answer a run of plain words with their equivalents?

Every unit of the question must be found, by its own words or by a strong equivalent;
weak equivalents add to the score of what was found. Where any word will do, each unit
and each part of it counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.planning.word_planner import plan_names, plan_words
from search.port.document import Channel
from search.port.plan import AllOf, AnyOf, Boosted, DisMax, Plan, SynonymSet
from search.query.ast import Words
from search.ranking.weights import RANKING

if TYPE_CHECKING:
    from search.expansion.query_segment import QuerySegment


def plan_segments(
    units: tuple[QuerySegment, ...], field: str, lang: str, *, any_word: bool
) -> Plan | None:
    """Plan units for one language.

    Args:
        units: what the question was cut into.
        field: "" for all of an article, or "title".
        lang: ISO 639-1 code of the articles.
        any_word: let any unit do, instead of all.

    Returns:
        The plan; None where a unit can have no match in this language, or where all
        words must be found and none has an equivalent in it.
    """
    if not any_word and not any(_speaks(unit, lang) for unit in units):
        return None
    planned = [_unit(unit, field, lang, any_word=any_word) for unit in units]
    found = [part for part in planned if part]
    if not found or (len(found) < len(planned) and not any_word):
        return None
    if len(found) == 1:
        return found[0]
    return AnyOf(tuple(found)) if any_word else AllOf(tuple(found))


def _unit(unit: QuerySegment, field: str, lang: str, *, any_word: bool) -> Plan | None:
    own = plan_words(Words(unit.text, field), lang, any_word=any_word)
    options = [own] if own else []
    if not field and (names := plan_names(unit.text)):
        options.append(names)
    if strong := _blend(unit, field, lang, strong=None if any_word else True):
        options.append(strong)
    translated = any_word or all(_has_strong(part, lang) for part in unit.parts)
    parts = [_unit(part, field, lang, any_word=any_word) for part in unit.parts]
    told = tuple(part for part in parts if part)
    if told and translated and (any_word or len(told) == len(parts)):
        options.append(AnyOf(told) if any_word else AllOf(told))
    if not options:
        return None
    best = DisMax(tuple(options)) if len(options) > 1 else options[0]
    if not any_word and (every := _blend(unit, field, lang, strong=None)):
        return Boosted(best, every)
    return best


def _speaks(unit: QuerySegment, lang: str) -> bool:
    """Tell whether a unit or a part of it has an equivalent in a language."""
    return any(e.lang == lang for e in unit.expansions) or any(
        _speaks(part, lang) for part in unit.parts
    )


def _has_strong(unit: QuerySegment, lang: str) -> bool:
    """Tell whether a unit has an equivalent that finds articles in a language.

    The parts of a term stand for it by their equivalents only: its own words apart
    from each other are not what was asked for.
    """
    return any(e.strong and e.lang == lang for e in unit.expansions)


def _blend(
    unit: QuerySegment, field: str, lang: str, *, strong: bool | None
) -> Plan | None:
    members = tuple(
        equivalent.term
        for equivalent in unit.expansions
        if equivalent.lang == lang and (strong is None or equivalent.strong is strong)
    )
    if not members:
        return None
    channel = Channel.TITLE if field == "title" else Channel.TEXT
    return SynonymSet(channel, members, RANKING.expansion, unit.text)
