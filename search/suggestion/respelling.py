"""How can the misspelt words of a question be spelled right?

Only they are replaced: whatever stands around them stays as it was typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise, product
from typing import TYPE_CHECKING, NamedTuple

from analyzers import Kind, get_analyzer
from analyzers.question import is_listed
from search.suggestion.vietnamese_compounds import compounds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from search.suggestion.speller import Speller

MAX_WAYS = 2_000
"""Most ways to respell a question that are compared."""
LESS_LIKELY = 0.5
"""How far a way's rank may be from the best one's: half the cost of an edit."""


class Word(NamedTuple):
    """A word of a question.

    Attributes:
        start, end: offsets into the question, the end excluded.
        text: as typed, without an elided article.
    """

    start: int
    end: int
    text: str


class Replacement(NamedTuple):
    """What a part of a question may be replaced with.

    Attributes:
        rank: the lower, the likelier.
        start, end: offsets into the question, the end excluded.
        text: the right spelling.
    """

    rank: float
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Respelling:
    """A question with its misspelt words spelled right.

    Attributes:
        text: the question.
        complete: whether none was left as it is.
    """

    text: str
    complete: bool


def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a question; a compound is represented by its parts."""
    tokens = get_analyzer("fr").tokenizer(text)
    return tuple(
        Word(t.start, t.end, text[t.start : t.end])
        for t in tokens
        if t.kind is Kind.WORD
    )


def respellings(
    text: str, words: Sequence[Word], wrong: frozenset[Word], speller: Speller
) -> Iterator[Respelling]:
    """Yield the ways to spell a question right, the likeliest first.

    Args:
        text: the question.
        words: all its words.
        wrong: those that are misspelt.
        speller: of the index.
    """
    pairs = [
        (first, second)
        for first, second in pairwise(words)
        if text[first.end : second.start].isspace()
        and all(w in wrong or is_listed("vi", w.text.lower()) for w in (first, second))
    ]
    langs = speller.languages_of(w.text for w in words if w not in wrong)
    options = [
        [*_replacements(word, langs, [p for p in pairs if word in p], speller)]
        for word in words
        if word in wrong
    ]
    ways = islice(product(*filter(None, options)), MAX_WAYS)
    ranked = sorted(map(_in_order, ways), key=_rank)
    for way in ranked:
        if _rank(way) > _rank(ranked[0]) + LESS_LIKELY:
            return
        if not any(a.end > b.start for a, b in pairwise(way)):
            yield Respelling(_replace(text, way), complete=all(options))


def _in_order(way: Iterable[Replacement]) -> tuple[Replacement, ...]:
    """Return replacements once each, though two words may share one."""
    return tuple(sorted({*way}, key=lambda replacement: replacement.start))


def _rank(way: Iterable[Replacement]) -> float:
    return sum(replacement.rank for replacement in way)


def _replacements(
    word: Word,
    langs: frozenset[str],
    pairs: Iterable[tuple[Word, Word]],
    speller: Speller,
) -> Iterator[Replacement]:
    """Yield what a word may be replaced with, alone or together with a neighbour.

    Args:
        word: the misspelt word.
        langs: languages that know all right words.
        pairs: the word with each neighbour that may be a syllable of the same word.
        speller: of the index.
    """
    for rank, meant in speller.candidates(word.text, langs):
        yield Replacement(rank, word.start, word.end, _as_typed(word.text, meant))
    for first, second in pairs:
        typed = (first.text, second.text)
        for rank, meant in compounds(speller, *typed):
            written = map(_as_typed, typed, meant.split(" "))
            yield Replacement(rank, first.start, second.end, " ".join(written))


def _as_typed(typed: str, meant: str) -> str:
    """Write a word in capitals as it was typed; its own capitals stay."""
    if len(typed) > 1 and typed.isupper():
        return meant.upper()
    return meant[:1].upper() + meant[1:] if typed[0].isupper() else meant


def _replace(text: str, replacements: Sequence[Replacement]) -> str:
    parts, at = [], 0
    for replacement in replacements:
        parts += [text[at : replacement.start], replacement.text]
        at = replacement.end
    return "".join([*parts, text[at:]])
