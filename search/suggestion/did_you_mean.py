"""Which other query was probably meant where one has few hits?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analyzers.filters import has_digit
from search.suggestion.respelling import respellings, words_of
from search.suggestion.retyping import MIN_LETTERS, in_cyrillic, in_other_layout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from search.suggestion.speller import Speller

FEW_HITS = 2
"""Most hits at which another query is offered."""
MAX_WORDS = 6
"""Most words of a query that is corrected."""
MAX_TRIED = 8
"""Most queries that are counted before the search for one is given up."""


class Correction(NamedTuple):
    """Another query that has more hits.

    Attributes:
        text: the query.
        total: articles that its answer has.
        reason: "keyboard", "alphabet" or "spelling".
    """

    text: str
    total: int
    reason: str


class Hits(NamedTuple):
    """The answer to a query.

    Attributes:
        total: articles that it has.
        whole: whether they have all of the query, none of which was left out.
    """

    total: int
    whole: bool


class _Guess(NamedTuple):
    """A query that may have been meant.

    Attributes:
        text: the query.
        reason: as in `Correction`.
        complete: whether all its words are right.
    """

    text: str
    reason: str
    complete: bool


def correct(
    text: str, hits: Hits, speller: Speller, count: Callable[[str], Hits]
) -> Correction | None:
    """Find the query that was probably meant.

    Args:
        text: the query, plain words.
        hits: its answer.
        speller: knows the words of the index.
        count: returns the answer to another query.

    Returns:
        The first query of which more articles have all, of those in the other keyboard
        layout, in Cyrillic, and with unknown words spelled otherwise. Without one, the
        first of right words only whose answer has articles at all, though something is
        left out of it: one in the other layout, or any if the query itself finds
        nothing. None if there is neither, or no unknown word.
    """
    total = hits.total if hits.whole else 0
    if total > FEW_HITS or not 0 < len(text.split()) <= MAX_WORDS:
        return None
    second_best = None
    tried = {text.lower()}
    for guess in _guesses(text, speller):
        if guess.text.lower() in tried:
            continue
        if len(tried) > MAX_TRIED:
            break
        tried.add(guess.text.lower())
        found = count(guess.text)
        correction = Correction(guess.text, found.total, guess.reason)
        if found.whole and found.total > total:
            return correction
        promising = guess.reason == "keyboard" or not hits.total
        partial = found.total and not found.whole
        if guess.complete and promising and partial and not second_best:
            second_best = correction
    return second_best


def _guesses(text: str, speller: Speller) -> Iterator[_Guess]:
    """Yield the queries that may have been meant, the likeliest first."""
    words = words_of(text)
    wrong = frozenset(word for word in words if not speller.is_right(word.text))
    typed = text.split()
    unknown = [_is_unknown(word, speller) for word in typed]
    if any(unknown) and (other := in_other_layout(typed, unknown, speller)):
        yield _Guess(other, "keyboard", complete=True)
    if not wrong:
        return
    yield _Guess(in_cyrillic(typed, speller), "alphabet", complete=False)
    for respelling in respellings(text, words, wrong, speller):
        yield _Guess(respelling.text, "spelling", respelling.complete)


def _is_unknown(word: str, speller: Speller) -> bool:
    """Return whether what stands between two blanks is no known word."""
    return (
        len(word) >= MIN_LETTERS
        and not has_digit(word)
        and any(not speller.is_word(part.text) for part in words_of(word))
    )
