"""Which of the entries that complete what was typed are offered, and in which order?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from search.suggestion.suggestion import Entry, Suggestion
from search.suggestion.typed_marks import is_cyrillic

if TYPE_CHECKING:
    from collections.abc import Iterable

LIMIT = 8
"""Most completions that are offered."""
MOST_TITLES = 3
"""Most titles among them."""
WORDS = frozenset(("word", "form"))
"""Kinds of entries that are offered as words."""
_KINDS = ("name", "word", "form", "phrase", "title")
_SYLLABLES = "vi"
"""The language of which a word of the index is a syllable only."""


def offered(before: str, entries: list[Entry], typed: str) -> tuple[Suggestion, ...]:
    """Return the best entries as suggestions, each text and each phrase once.

    Words that are only romanised as was typed come after others.
    """
    ordered = sorted(entries, key=partial(_rank, _compounds(entries)))
    ordered.sort(key=lambda entry: is_cyrillic(entry.text) != is_cyrillic(typed))
    best: dict[str, Suggestion] = {}
    phrases = set()
    titles = 0
    for entry in ordered:
        text = before + entry.text
        phrase = (entry.lang, entry.of)
        titles += entry.kind == "title"
        if (entry.kind == "title" and titles > MOST_TITLES) or (
            entry.kind == "phrase" and phrase in phrases
        ):
            continue
        phrases.add(phrase)
        best.setdefault(
            text.casefold(),
            Suggestion(text, _shown_kind(entry), entry.lang, entry.count),
        )
        if len(best) == LIMIT:
            break
    return tuple(best.values())


def _shown_kind(entry: Entry) -> str:
    return "word" if entry.kind in WORDS else entry.kind


def _compounds(entries: Iterable[Entry]) -> dict[str, int]:
    """Return of syllables the count of the most frequent phrase that begins so."""
    most: dict[str, int] = {}
    for entry in entries:
        if entry.lang == _SYLLABLES and entry.kind == "phrase":
            syllable = entry.of.partition(" ")[0]
            most[syllable] = max(entry.count, most.get(syllable, 0))
    return most


def _rank(
    compounds: dict[str, int], entry: Entry
) -> tuple[float, int, int, int, int, str]:
    """Return by what entries are ordered: the most frequent, in dictionary form, first.

    A syllable that is mostly part of one word comes after that.
    """
    count: float = entry.count
    if entry.lang == _SYLLABLES and entry.kind == "word":
        compound = compounds.get(entry.of, 0)
        count = compound - 0.5 if 2 * compound > count else count
    of_phrase = (-dictionary_forms(entry), len(entry.text.split()), -entry.own)
    return -count, _KINDS.index(entry.kind), *of_phrase, entry.text


def dictionary_forms(entry: Entry) -> int:
    """Return how many words of a phrase are its lemmas."""
    words = entry.text.lower().split()
    return sum(lemma in words for lemma in entry.of.split())
