"""Which words of a text stand as near each other as a sequence asks?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from search.port.document import Channel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence as Tokens

    from analyzers import Token
    from search.port.plan import Phrase

EXACT_CHANNELS = frozenset({Channel.EXACT, Channel.EXACT_TITLE})
"""Channels of forms as written."""


class MatchSpan(NamedTuple):
    """A stretch that matched: offsets into the text, and the term that did it."""

    start: int
    end: int
    term: str


def phrase_spans(words: Tokens[Token], sequence: Phrase) -> Iterator[MatchSpan]:
    """Find words that stand as a sequence asks; with a slop, in any order."""
    exact = sequence.channel in EXACT_CHANNELS
    size = len(sequence.positions) + sequence.slop
    opening = sequence.positions if sequence.slop else sequence.positions[:1]
    begins = tuple(term for place in opening for term in place)
    for i in range(len(words) - len(sequence.positions) + 1):
        if not _holds(words[i], begins, exact=exact):
            continue  # a window's first word is one of those that match
        window = words[i : i + size]
        chosen = _chosen(window, sequence, exact=exact)
        if chosen:
            first, last = min(chosen), max(chosen)
            yield MatchSpan(
                window[first].start, window[last].end, " ".join(window[first].lemmas)
            )


def _chosen(window: Tokens[Token], sequence: Phrase, *, exact: bool) -> tuple[int, ...]:
    """Give which words of a window hold the places, the first word among them."""
    if not sequence.slop:
        held = all(
            _holds(word, place, exact=exact)
            for word, place in zip(window, sequence.positions, strict=True)
        )
        return tuple(range(len(window))) if held else ()
    chosen: list[int] = []
    for place in sequence.positions:
        free = (i for i in range(len(window)) if i not in chosen)
        fitting = (i for i in free if _holds(window[i], place, exact=exact))
        chosen.append(next(fitting, -1))
    return tuple(chosen) if 0 in chosen and -1 not in chosen else ()


def _holds(word: Token, place: tuple[str, ...], *, exact: bool) -> bool:
    if exact:
        return word.exact in place
    return any(lemma in place for lemma in word.lemmas)
