"""Does a doubtful term mean a country in a sentence that is all in capitals?

There a capital tells neither a name from a common word (`МАЛІ ДІТИ`, `REUNION DU
CONSEIL`) nor a country from a person (`NGUYỄN VĂN ĐỨC`); only the words around it do.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analyzers import get_analyzer
from analyzers.data_files import read_lines
from analyzers.function_words import function_words
from corpus.country_lexicon import load_country_context
from indexer.tagging.match_context import follows, precedes

if TYPE_CHECKING:
    from indexer.tagging.match_context import MatchContext

LONGEST_NAME = 3
"""Syllables of a Vietnamese name from the surname on, but for the last."""


def is_country_in_capitals(context: MatchContext) -> bool:
    """Return whether the words around a doubtful term settle that a country is meant.

    Args:
        context: a term in a sentence without small letters.
    """
    if context.match.pattern.all_caps:
        return False  # an abbreviation that is a word in small letters: `EAU`
    if follows(context, "heads"):
        return not _is_function_word(context)
    if follows(context, "persons") or _is_given_name(context):
        return False
    if any(precedes(context, kind) for kind in ("states", "acts")):
        return True
    beginners = load_country_context(context.lang).beginners
    if context.foreign or context.written.capitalize() in beginners:
        return True
    somewhere = follows(context, "places") and not follows(context, "genitives")
    return somewhere and not _is_common(context)


def _is_common(context: MatchContext) -> bool:
    """Return whether a term of one word is in the dictionary in small letters."""
    if context.match.first < context.match.last:
        return True
    in_dictionary = get_analyzer(context.lang).in_dictionary
    return any(map(in_dictionary, context.match.pattern.term_sets[0]))


def _is_given_name(context: MatchContext) -> bool:
    """Return whether a Vietnamese surname stands before a syllable, or close to it.

    Between them stand only parts of the name: neither signs nor words before a place.
    """
    if context.lang != "vi" or context.foreign:
        return False
    text, first = context.text, context.match.first
    for index in range(first - 1, max(-1, first - 1 - LONGEST_NAME), -1):
        gap = text.text[text.ends[index] : text.starts[index + 1]]
        if gap.strip() or (index == first - 1 and follows(context, "places")):
            return False
        if text.words[index].exact in _surnames():
            return True
    return False


def _is_function_word(context: MatchContext) -> bool:
    """Return whether a term is also a word without a meaning of its own: `ТОГО`."""
    return context.written.lower() in function_words(context.lang)


@cache
def _surnames() -> frozenset[str]:
    return frozenset(read_lines("vietnamese_surnames.txt"))
