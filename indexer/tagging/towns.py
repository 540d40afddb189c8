"""Which countries' terms are towns: `wieś Węgry`, `le vol Londres-Berlin`?"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from analyzers.tokenizer import HYPHENS
from corpus.country_lexicon import TermKind, load_country_context
from indexer.tagging.match_context import MatchContext, context_words, follows, precedes

if TYPE_CHECKING:
    from analyzers.analyzed_text import AnalyzedText
    from indexer.tagging.pattern import Match

_DASHES = tuple(f"{HYPHENS}–—")
_PLACES = frozenset({TermKind.NAME, TermKind.CAPITAL})
_UNINFLECTED = ("о", "е", "і", "у", "o", "e", "i", "u")
"""Endings of names that are the same in all cases: `село Перу` may be one in Peru."""


def joins_by_dash(text: str, left: Match, right: Match) -> bool:
    """Return whether nothing but a hyphen or dash stands between two matches."""
    return text[left.end : right.start].strip() in _DASHES


def town_starts(
    lang: str, text: AnalyzedText, matches: tuple[Match, ...]
) -> frozenset[int]:
    """Return the starts of terms that are towns or villages whatever else is said."""
    starts = {
        match.start
        for match in matches
        if match.pattern.kind in _PLACES and _is_town(MatchContext(lang, text, match))
    }
    for left, right in pairwise(matches):
        capitals = left.pattern.kind == right.pattern.kind == TermKind.CAPITAL
        joined = capitals and joins_by_dash(text.text, left, right)
        if joined and _is_journey(lang, text, left.first):
            starts |= {left.start, right.start}
    return frozenset(starts)


def _is_journey(lang: str, text: AnalyzedText, first: int) -> bool:
    """Return whether one of the two words before a capital is that for a journey."""
    journeys = context_words(lang, "journeys")
    return any(journeys.end(text, index) for index in (first - 1, first - 2))


def _is_town(context: MatchContext) -> bool:
    return _goes_on(context) or _is_saint(context) or _is_village(context)


def _goes_on(context: MatchContext) -> bool:
    """Return whether a hyphen joins a word to it as in `Allemagne-en-Provence`."""
    text, after = context.text, context.match.last + 1
    joints = load_country_context(context.lang).joints
    if not joints or after >= len(text.words):
        return False
    gap = text.text[context.match.end : text.starts[after]]
    return gap in tuple(HYPHENS) and text.words[after].exact in joints


def _is_saint(context: MatchContext) -> bool:
    """Return whether a hyphen joins it to a word as in `Sainte-Suède`."""
    text, before = context.text, context.match.first - 1
    saints = load_country_context(context.lang).saints
    if not saints or before < 0:
        return False
    gap = text.text[text.ends[before] : context.match.start]
    return gap in tuple(HYPHENS) and text.words[before].exact in saints


def _is_village(context: MatchContext) -> bool:
    """Return whether it is the name, in the nominative, of the village before it.

    A country that the village lies in has the genitive: `село Польщі`. One that takes
    it is a subject: `Село Росія обстріляла двічі`.
    """
    if context.lang in {"uk", "pl"} and context.written.endswith(_UNINFLECTED):
        return False
    if not follows(context, "settlements") or not context.nominative:
        return False
    return not any(precedes(context, kind) for kind in ("acts", "attacks"))
