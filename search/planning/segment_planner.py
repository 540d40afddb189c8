"""Which index terms answer a run of plain words, cut into segments?

Each segment is matched by its own words or by one of its expansions, whichever scores
higher. Vietnamese articles in which neighbouring segments are neighbours, too, score
more. If nothing but blanks stands between them they may be one long word, and articles
must have them side by side, where any article has; but no word has a country in it, nor
a capital inside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.expansion.whole_words import cuts_compound
from search.planning.full_name_planner import joined_by_names, plan_full_names
from search.planning.joining import joined
from search.planning.name_planner import plan_translated_names
from search.planning.synonym_sets import plan_synonyms
from search.planning.word_planner import (
    plan_adjacent,
    plan_bigrams_between,
    plan_words,
)
from search.port.document import Channel
from search.port.plan import (
    AllOf,
    AnyOf,
    Boosted,
    DisMax,
    FacetTerm,
    FirstMatching,
    Plan,
    WeightedTerm,
)
from search.query.ast import Words
from search.ranking.weights import RANKING

if TYPE_CHECKING:
    from search.expansion.query_segment import QuerySegment


def plan_segments(
    words: Words,
    segments: tuple[QuerySegment, ...],
    lang: str,
    *,
    adjacent: bool = True,
    any_segment: bool = False,
) -> Plan | None:
    """Plan a run of words for one language.

    Args:
        words: the run.
        segments: those of its segments that are searched for.
        lang: ISO 639-1 code of the articles.
        adjacent: require the syllables of a Vietnamese word side by side, if any
            article has them so.
        any_segment: let any segment do, and any word of it, instead of all.

    Returns:
        The plan; None where a segment that is required can have no match.
    """
    planned = [
        _plan_segment(s, words.field, lang, adjacent=adjacent, any_word=any_segment)
        for s in segments
    ]
    parts = tuple(part for part in planned if part)
    if not parts or (len(parts) < len(planned) and not any_segment):
        return None
    spans = tuple((segment.start, segment.end) for segment in segments)
    between = plan_bigrams_between(words, spans, lang)
    if any_segment:
        names = () if words.field else plan_full_names(words.text, lang)
        return joined(AnyOf, (*parts, *(name.plan for name in names), *between))
    if not words.field:
        parts = joined_by_names(words.text, zip(segments, parts, strict=True), lang)
    required = joined(AllOf, parts)
    compound = cuts_compound(words.text, spans)
    if compound and (own := plan_words(words, lang, adjacent=adjacent)):
        required = AnyOf((required, own))  # by the compound as a whole
    apart: Plan = Boosted(required, joined(AnyOf, between)) if between else required
    if adjacent and between:
        together = plan_adjacent(words, lang) if _may_be_word(words, segments) else None
        return FirstMatching((together, apart)) if together else apart
    return apart


def _may_be_word(words: Words, segments: tuple[QuerySegment, ...]) -> bool:
    """Return whether segments with only blanks around them may be one word."""
    at = 0
    for segment in segments:
        if segment.countries or words.text[at : segment.start].strip():
            return False
        at = segment.end
    capitals = {segment.text[:1].isupper() for segment in segments}
    return len(capitals) == 1 and not words.text[at:].strip()


def _plan_segment(
    segment: QuerySegment, field: str, lang: str, *, adjacent: bool, any_word: bool
) -> Plan | None:
    """Plan a segment by its own words and by the best of its other wordings.

    These are the same words as names, its expansions, the countries that it names, and
    its parts.
    """
    own = plan_words(
        Words(segment.text, field), lang, adjacent=adjacent, any_word=any_word
    )
    options: list[Plan] = []
    if not field and (names := plan_translated_names(segment.text)):
        options.append(names)
    if synonyms := _synonyms(segment, field, lang, RANKING.expansion):
        options.append(synonyms)
    if not field:
        options += (FacetTerm("country", code) for code in segment.countries)
    parts = [_synonyms(p, field, lang, RANKING.expansion_part) for p in segment.parts]
    if parts and all(parts):
        options.append(AllOf(tuple(part for part in parts if part)))
    if not options:
        return own
    best = joined(DisMax, options)
    return AnyOf((own, best)) if own else best


def _synonyms(
    segment: QuerySegment, field: str, lang: str, weight: float
) -> Plan | None:
    terms = (
        WeightedTerm(expansion.positions)
        for expansion in segment.expansions
        if expansion.lang == lang
    )
    channel = Channel.TITLE if field == "title" else Channel.TEXT
    return plan_synonyms(channel, terms, weight, segment.text)
