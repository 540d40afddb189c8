"""Which countries does an article speak of, and where?

CLDR's names and our lexicon, in every case form, by way of the analyzers. A term that
its surroundings leave open counts where the article names the country beyond doubt,
or lists it beside another.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from analyzers import get_document_reader
from analyzers.tokenizer import HYPHENS
from corpus.country_lexicon import TermKind, load_country_context
from indexer.tagging.country_patterns import (
    DECLINING,
    TONGUE,
    country_matcher,
    other_matcher,
)
from indexer.tagging.mentions import Mention, Place, is_clear

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from indexer.tagging.matcher import Match

LISTED_WITHIN = 6
"""Most characters between two names of a list: a comma, `and`."""
ENDING = 2
"""Letters in which adjectives of one list agree."""
_PARTING = frozenset(".;:()'’\n")
_DASHES = f"{HYPHENS}–—"


def find_countries(lang: str, fields: Iterable[tuple[str, str]]) -> tuple[Mention, ...]:
    """Give the mentions of countries in reading order.

    Args:
        lang: language of the texts.
        fields: names and texts of an article's parts.
    """
    found: list[Mention] = []
    sure: set[str] = set()
    for field, text in fields:
        places = tuple(_candidates(lang, field, text))
        sure |= {place.value for place in places if place.clear}
        sure |= {place.value for place in _listed(text, places)}
        found += places
    return tuple(place for place in found if place.value in sure)


def _listed(text: str, places: tuple[Mention, ...]) -> Iterator[Mention]:
    """Give the names that stand in a list beside one that is clear."""
    for first, second in pairwise(places):
        between = text[first.end : second.start]
        near = len(between) <= LISTED_WITHIN and between.strip()
        names = first.kind == second.kind == TermKind.NAME
        if near and names and first.clear != second.clear:
            yield second if first.clear else first


def _candidates(lang: str, field: str, text: str) -> Iterator[Mention]:
    """Give each place where a term stands, once for each country it may speak of."""
    (reading,) = get_document_reader(lang).read(text)
    others = tuple(other_matcher(lang).find(reading))
    found = tuple(country_matcher(lang).find(reading))
    hidden = _hidden(lang, text, found, others)
    joined = _joined(text, found)
    known: dict[tuple[str, int], Mention] = {}
    for match in found:
        place = Place(lang, reading, match)
        if match.start in hidden or not _written_so(place, joined):
            continue
        pattern = match.pattern
        before = known.get((pattern.value, match.start))
        if before is None or not before.clear:
            span = (match.start, match.end)
            clear = match.start in joined or is_clear(place)
            known[pattern.value, match.start] = Mention(
                pattern.value, pattern.kind, field, *span, clear
            )
    yield from known.values()


def _hidden(
    lang: str, text: str, found: tuple[Match, ...], others: tuple[Match, ...]
) -> frozenset[int]:
    """Give the starts of terms that stand in a phrase about something else.

    So does each term of a list with a language: `po polsku, angielsku i francusku`.
    """
    ends = {at: o.end for o in others for at in range(o.first, o.last + 1)}
    inside = {m.start for m in found if ends.get(m.first, -1) >= m.end}
    for tongue in (o for o in others if o.pattern.kind == TONGUE):
        inside |= set(_listed_tongues(lang, text, found, tongue))
    return frozenset(inside)


def _listed_tongues(
    lang: str, text: str, found: tuple[Match, ...], tongue: Match
) -> Iterator[int]:
    """Give the starts of terms in a list after the name of a language.

    In Ukrainian before it, where the word for language comes last.
    """
    before = lang == "uk"
    last = (tongue.start, tongue.end)
    for match in found[::-1] if before else found:
        between = text[match.end : last[0]] if before else text[last[1] : match.start]
        if _joins(between) and _alike(lang, text, match, last):
            last = (match.start, match.end)
            yield match.start


def _joins(between: str) -> bool:
    """Tell whether a comma or a short word joins two terms of a list."""
    return (
        0 < len(between.strip()) < len(between) <= LISTED_WITHIN
        and not set(between) & _PARTING
    )


def _alike(lang: str, text: str, match: Match, last: tuple[int, int]) -> bool:
    """Tell whether a term may be a language as the one before it in a list is."""
    if lang == "vi":
        return match.pattern.kind in {TermKind.NAME, TermKind.PREFIX}
    ending = text[match.end - ENDING : match.end]
    words = text[last[0] : last[1]].split()
    alike = lang not in DECLINING or any(word.endswith(ending) for word in words)
    return match.pattern.kind == TermKind.ADJECTIVE and alike


def _joined(text: str, found: tuple[Match, ...]) -> frozenset[int]:
    """Give the starts of terms that a dash joins to another: `Mỹ - Trung`."""
    starts: set[int] = set()
    for left, right in pairwise(found):
        if text[left.end : right.start].strip() in tuple(_DASHES):
            starts |= {left.start, right.start}
    return frozenset(starts)


def _written_so(place: Place, joined: frozenset[int]) -> bool:
    """Tell whether a match has the capitals, hyphens and endings of its kind."""
    match = place.match
    text, written = place.reading.text, place.written
    if match.pattern.kind == TermKind.PREFIX:
        after = text[match.end : match.end + 1]
        return match.start in joined or (after in HYPHENS and after != "")
    if match.pattern.kind == TermKind.ADJECTIVE:
        return not written.endswith(load_country_context(place.lang).languages)
    if match.pattern.kind == TermKind.PEOPLE or match.first == match.last:
        return True
    row = place.reading.words[match.first : match.last + 1]
    capitals = [form.capitalized for form in row]
    return any(capitals[1:]) or (capitals[0] and not place.opening)
