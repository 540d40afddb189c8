"""Does one of a list's words or phrases stand at a place of a text?"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from indexer.tagging.matcher import together

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from analyzers import Form
    from analyzers.analyzed_text import AnalyzedText

    Listed = Mapping[str, Sequence[tuple[str, ...]]]


class Phrases:
    """Words and phrases that no sign parts, each word known by form or lemma.

    Args:
        phrases: the terms of each, in order.
    """

    def __init__(self, phrases: Iterable[Sequence[str]]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._by_last: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for phrase in map(tuple, phrases):
            self._by_first[phrase[0]].append(phrase)
            self._by_last[phrase[-1]].append(phrase)

    def begin(self, reading: AnalyzedText, at: int) -> bool:
        """Tell whether one begins with a word; `at` is its number."""
        return 0 <= at < len(reading.words) and any(
            _stands(phrase, reading, at)
            for phrase in _likely(self._by_first, reading.words[at])
        )

    def end(self, reading: AnalyzedText, at: int) -> bool:
        """Tell whether one ends with a word; `at` is its number."""
        return 0 <= at < len(reading.words) and any(
            _stands(phrase, reading, at + 1 - len(phrase))
            for phrase in _likely(self._by_last, reading.words[at])
        )


def _likely(listed: Listed, form: Form) -> Iterator[tuple[str, ...]]:
    """Give the phrases that are listed by a term of a form."""
    for term in {form.exact, *form.lemmas}:
        if term in listed:
            yield from listed[term]


def _stands(phrase: tuple[str, ...], reading: AnalyzedText, first: int) -> bool:
    """Tell whether the words from one on are those of a phrase."""
    stop = first + len(phrase)
    if first < 0 or stop > len(reading.words):
        return False
    return all(
        term == form.exact or term in form.lemmas
        for term, form in zip(phrase, reading.words[first:stop], strict=True)
    ) and together(reading, first, stop)
