"""Which countries does an article mention, and where?

The terms are CLDR's names and our lexicon; the analyzers find them in every case form.
A term that the words around it leave uncertain counts where the article mentions that
country with certainty elsewhere, or lists it next to a certain one.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from analyzers import get_document_reader
from analyzers.tokenizer import HYPHENS
from corpus.country_lexicon import TermKind, load_country_context
from indexer.tagging.abbreviated_terms import DECLINING
from indexer.tagging.country_patterns import (
    LANGUAGE_NAME,
    SMALL,
    country_matcher,
    exception_matcher,
)
from indexer.tagging.launch_sites import is_launch_site
from indexer.tagging.match_context import MatchContext
from indexer.tagging.mentions import Mention, is_certain
from indexer.tagging.namesakes import is_namesake
from indexer.tagging.towns import joins_by_dash, town_starts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analyzers.analyzed_text import AnalyzedText
    from indexer.tagging.pattern import Match

LIST_GAP = 6
"""Most characters between two names of a list: a comma, `and`."""
ENDING_LENGTH = 2
"""Last letters in which the adjectives of one list agree."""
_SEPARATORS = frozenset(".;:()'’\n")


def find_countries(lang: str, fields: Iterable[tuple[str, str]]) -> tuple[Mention, ...]:
    """Return the mentions of countries in reading order.

    Args:
        lang: language of the texts.
        fields: names and texts of an article's parts.
    """
    mentions: list[Mention] = []
    certain: set[str] = set()
    for field, text in fields:
        in_field = tuple(_possible_mentions(lang, field, text))
        certain |= {mention.value for mention in in_field if mention.certain}
        certain |= {mention.value for mention in _listed(text, in_field)}
        mentions += in_field
    return tuple(mention for mention in mentions if mention.value in certain)


def _listed(text: str, mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """Yield the uncertain names that a list has next to a certain one."""
    for first, second in pairwise(mentions):
        between = text[first.end : second.start]
        adjacent = len(between) <= LIST_GAP and between.strip(" :")
        names = first.kind == second.kind == TermKind.NAME
        if adjacent and names and first.certain != second.certain:
            yield second if first.certain else first


def _possible_mentions(lang: str, field: str, text: str) -> Iterator[Mention]:
    """Yield each occurrence of a term, once for each country it may mean."""
    (analyzed,) = get_document_reader(lang).read(text)
    exceptions = tuple(
        match
        for match in exception_matcher(lang).find(analyzed)
        if match.pattern.kind != SMALL or _is_small(analyzed, match)
    )
    matches = tuple(country_matcher(lang).find(analyzed))
    excepted = _excepted(lang, text, matches, exceptions)
    excepted |= town_starts(lang, analyzed, matches)
    joined = _joined_by_dash(text, matches)
    mentions: dict[tuple[str, int], Mention] = {}
    for match in matches:
        context = MatchContext(lang, analyzed, match)
        if match.start in excepted or not _is_well_written(context, joined):
            continue
        pattern = match.pattern
        earlier = mentions.get((pattern.value, match.start))
        if earlier is None or not earlier.certain:
            span = (match.start, match.end)
            certain = match.start in joined or is_certain(context)
            mentions[pattern.value, match.start] = Mention(
                pattern.value,
                pattern.kind,
                field,
                *span,
                certain,
                place=is_launch_site(context),
            )
    yield from mentions.values()


def _excepted(
    lang: str, text: str, matches: tuple[Match, ...], exceptions: tuple[Match, ...]
) -> frozenset[int]:
    """Return the starts of terms in phrases about something else.

    Each term of a list with a language is one: `po polsku, angielsku i francusku`.
    The beginning of a sentence about a person is none before another country: `Anh và
    Pháp`.
    """
    firsts = {match.first for match in matches}
    ends = {
        index: exception.end
        for exception in exceptions
        if not (exception.pattern.opening and exception.last + 1 in firsts)
        for index in range(exception.first, exception.last + 1)
    }
    starts = {
        match.start for match in matches if ends.get(match.first, -1) >= match.end
    }
    for exception in exceptions:
        if exception.pattern.kind == LANGUAGE_NAME:
            starts |= set(_listed_languages(lang, text, matches, exception))
    return frozenset(starts)


def _is_small(text: AnalyzedText, exception: Match) -> bool:
    """Return whether no word but the first has a capital that the text tells by."""
    words = text.words[exception.first + 1 : exception.last + 1]
    return not any(form.capitalized and not form.surface.isupper() for form in words)


def _listed_languages(
    lang: str, text: str, matches: tuple[Match, ...], name: Match
) -> Iterator[int]:
    """Yield the starts of terms in a list after the name of a language.

    In Ukrainian before it, where the word for language comes last.
    """
    before = lang == "uk"
    last = (name.start, name.end)
    for match in matches[::-1] if before else matches:
        between = text[match.end : last[0]] if before else text[last[1] : match.start]
        if _joins_list(between) and _may_be_language(lang, text, match, last):
            last = (match.start, match.end)
            yield match.start


def _joins_list(between: str) -> bool:
    """Return whether a comma or a short word joins two terms of a list."""
    return (
        0 < len(between.strip()) < len(between) <= LIST_GAP
        and not set(between) & _SEPARATORS
    )


def _may_be_language(lang: str, text: str, match: Match, last: tuple[int, int]) -> bool:
    """Return whether a term may be a language, as the one before it in a list is."""
    if lang == "vi":
        return match.pattern.kind in {TermKind.NAME, TermKind.PREFIX}
    ending = text[match.end - ENDING_LENGTH : match.end]
    words = text[last[0] : last[1]].split()
    agrees = lang not in DECLINING or any(word.endswith(ending) for word in words)
    return match.pattern.kind == TermKind.ADJECTIVE and agrees


def _joined_by_dash(text: str, matches: tuple[Match, ...]) -> frozenset[int]:
    """Return the starts of terms that a dash joins to another: `Mỹ - Trung`."""
    return frozenset(
        start
        for left, right in pairwise(matches)
        if joins_by_dash(text, left, right)
        for start in (left.start, right.start)
    )


def _is_well_written(context: MatchContext, joined: frozenset[int]) -> bool:
    """Return whether a match has the hyphens and endings of its kind."""
    match, text, written = context.match, context.text.text, context.written
    if match.pattern.kind == TermKind.PREFIX:
        after = text[match.end : match.end + 1]
        return match.start in joined or (after in HYPHENS and after != "")
    languages = load_country_context(context.lang).languages
    if match.pattern.kind == TermKind.ADJECTIVE and written.lower().endswith(languages):
        return False
    return not is_namesake(context)
