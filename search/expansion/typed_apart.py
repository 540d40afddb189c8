"""Which words of a question are one word that was typed apart?

`COP 28` and `веб сайт` are cut as one, whichever of the languages they are of.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from analyzers.typed_apart import together

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from analyzers import Token
    from search.expansion.thesaurus import Match


def are_one(text: str, first: Token, second: Token, langs: Iterable[str]) -> bool:
    """Return whether two words may be one, of any of some languages.

    Args:
        text: the question.
        first: a word of it.
        second: the next one.
        langs: ISO 639-1 codes.
    """
    if not text[first.end : second.start].isspace():
        return False
    words = text[first.start : first.end], text[second.start : second.end]
    return any(together(lang, *words) for lang in langs)


def without_halves_of_pairs(
    text: str, words: Sequence[Token], matches: Sequence[Match], langs: Iterable[str]
) -> Iterator[Match]:
    """Yield the matches but those that are one of two words that may be one.

    Args:
        text: the question.
        words: of it, function words left out.
        matches: terms of the thesaurus in it.
        langs: ISO 639-1 codes of the languages that it may be in.
    """
    langs = tuple(langs)
    pairs = [
        (first, second)
        for first, second in pairwise(words)
        if are_one(text, first, second, langs)
    ]
    for match in matches:
        span = match.start, match.end
        if not any(span in {p[0][:2], p[1][:2]} for p in pairs):
            yield match
