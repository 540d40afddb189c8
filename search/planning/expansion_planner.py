"""Which index terms answer a run of plain words together with their expansions?

Every segment of the question must match, by its own words or by a strong expansion;
weak expansions only add to the score of what matches. Where any word will do, each
segment and each part of it counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.planning.name_planner import plan_translated_names
from search.planning.word_planner import plan_words
from search.port.document import Channel
from search.port.plan import AllOf, AnyOf, Boosted, DisMax, Plan, SynonymSet
from search.query.ast import Words
from search.ranking.weights import RANKING

if TYPE_CHECKING:
    from search.expansion.query_segment import QuerySegment


def plan_segments(
    segments: tuple[QuerySegment, ...], field: str, lang: str, *, any_word: bool
) -> Plan | None:
    """Plan segments for one language.

    Args:
        segments: what the question was cut into.
        field: "" for all of an article, or "title".
        lang: ISO 639-1 code of the articles.
        any_word: let any segment do, instead of all.

    Returns:
        The plan; None where a segment can have no match in this language, or where all
        must match and none has an expansion in it.
    """
    if not any_word and not any(_has_expansion(s, lang) for s in segments):
        return None
    planned = [_plan_segment(s, field, lang, any_word=any_word) for s in segments]
    parts = [part for part in planned if part]
    if not parts or (len(parts) < len(planned) and not any_word):
        return None
    if len(parts) == 1:
        return parts[0]
    return AnyOf(tuple(parts)) if any_word else AllOf(tuple(parts))


def _plan_segment(
    segment: QuerySegment, field: str, lang: str, *, any_word: bool
) -> Plan | None:
    """Plan a segment by the best of its wordings.

    They are its own words, its expansions, and its parts.
    """
    own = plan_words(Words(segment.text, field), lang, any_word=any_word)
    options = [own] if own else []
    if not field and (names := plan_translated_names(segment.text)):
        options.append(names)
    if synonyms := _synonyms(segment, field, lang, strong_only=not any_word):
        options.append(synonyms)
    if parts := _plan_parts(segment, field, lang, any_word=any_word):
        options.append(parts)
    if not options:
        return None
    best = DisMax(tuple(options)) if len(options) > 1 else options[0]
    if not any_word and (every := _synonyms(segment, field, lang, strong_only=False)):
        return Boosted(best, every)
    return best


def _plan_parts(
    segment: QuerySegment, field: str, lang: str, *, any_word: bool
) -> Plan | None:
    """Plan the parts of a term of several words.

    Where all words are required, they stand in for the term by their expansions only:
    its own words anywhere in an article are not what was asked for.
    """
    if not any_word and not all(
        any(e.strong and e.lang == lang for e in part.expansions)
        for part in segment.parts
    ):
        return None
    planned = [
        _plan_segment(part, field, lang, any_word=any_word) for part in segment.parts
    ]
    parts = tuple(part for part in planned if part)
    if not parts or (len(parts) < len(planned) and not any_word):
        return None
    return AnyOf(parts) if any_word else AllOf(parts)


def _has_expansion(segment: QuerySegment, lang: str) -> bool:
    """Return whether a segment or a part of it has an expansion in a language."""
    return any(e.lang == lang for e in segment.expansions) or any(
        _has_expansion(part, lang) for part in segment.parts
    )


def _synonyms(
    segment: QuerySegment, field: str, lang: str, *, strong_only: bool
) -> Plan | None:
    terms = tuple(
        expansion.term
        for expansion in segment.expansions
        if expansion.lang == lang and (expansion.strong or not strong_only)
    )
    if not terms:
        return None
    channel = Channel.TITLE if field == "title" else Channel.TEXT
    return SynonymSet(channel, terms, RANKING.expansion, segment.text)
