"""What may a question with few hits have meant?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analyzers import LANGUAGES, get_analyzer
from analyzers.keyboard import other_layout
from search.port.document import Channel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from search.port.engine import Engine
    from search.suggestion.suggester import Suggester

FEW_HITS = 2
"""Most hits at which another question is offered."""
MAX_WORDS = 6
"""Most words of a question that is mended."""
SHORTEST, LONGEST = 3, 30
"""Fewest and most letters of a word that is spelled otherwise."""
LONG = 7
"""Letters of a word from which on two slips are looked for."""
CANDIDATES = 6
"""Most spellings that are tried of a word."""
MAX_TRIED = 10
"""Most questions that are counted before the search for one is given up."""


class Correction(NamedTuple):
    """Another question that has more hits.

    Attributes:
        text: the question.
        total: articles it finds.
        reason: "keyboard", "alphabet" or "spelling".
    """

    text: str
    total: int
    reason: str


def correct(
    text: str,
    total: int,
    engine: Engine,
    suggester: Suggester,
    count: Callable[[str], int],
) -> Correction | None:
    """Find the question that was probably meant.

    Args:
        text: the question, plain words.
        total: articles it finds.
        engine: where words are counted and their neighbours looked up.
        suggester: where words are looked up without diacritics.
        count: tells how many articles a question finds.

    Returns:
        The first that has more hits: in another keyboard layout, in another alphabet,
        with its unknown words spelled otherwise; None if there is none.
    """
    words = text.split()
    if total > FEW_HITS or not words or len(words) > MAX_WORDS:
        return None
    tried = {text.lower()}
    for reason, other in _others(words, engine, suggester, count):
        if other.lower() in tried:
            continue
        if len(tried) > MAX_TRIED:
            return None
        tried.add(other.lower())
        if (found := count(other)) > total:
            return Correction(other, found, reason)
    return None


def _others(
    words: list[str],
    engine: Engine,
    suggester: Suggester,
    count: Callable[[str], int],
) -> Iterator[tuple[str, str]]:
    if layout := other_layout(" ".join(words)):
        yield "keyboard", layout
    letters = [_written(word, suggester) for word in words]
    yield "alphabet", " ".join(letters)
    spellings = [_spellings(word, engine) for word in words]
    lacking = _lacking(words, spellings, count)
    for i, found in enumerate(spellings):
        if not lacking - {i}:
            for spelling in found:
                yield "spelling", " ".join([*words[:i], spelling, *words[i + 1 :]])
    best = [next(iter(f), word) for f, word in zip(spellings, words, strict=True)]
    yield "spelling", " ".join(best)


def _lacking(
    words: list[str], spellings: list[list[str]], count: Callable[[str], int]
) -> frozenset[int]:
    """Tell which words no article has in any form; none can be left as it is."""
    unknown = [i for i, found in enumerate(spellings) if found]
    if len(unknown) < 2:  # noqa: PLR2004 - one is spelled otherwise in any case
        return frozenset()
    return frozenset(i for i in unknown if not count(words[i]))


def _written(word: str, suggester: Suggester) -> str:
    """Give the most frequent word that is the same but for marks or the alphabet."""
    same = max(suggester.spelling_variants(word), key=lambda s: s.count, default=None)
    return same.text if same else word


def _spellings(word: str, engine: Engine) -> list[str]:
    """Give the collection's words a letter or two away from an unknown word."""
    found: dict[str, int] = {}
    for lang in LANGUAGES:
        exact = get_analyzer(lang).terms(word).exact
        known = engine.frequency(Channel.EXACT, lang, exact)
        if known or not SHORTEST <= len(exact) <= LONGEST:
            return []
        distance = 1 if len(exact) < LONG else 2
        for near, frequency in engine.similar_terms(
            Channel.EXACT, lang, exact, distance
        ):
            found[near] = max(found.get(near, 0), frequency)
    return sorted(found, key=lambda near: -found[near])[:CANDIDATES]
