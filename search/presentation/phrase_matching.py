"""Where does a phrase match in a text?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from search.port.document import Channel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analyzers import Token
    from search.port.plan import Phrase

_EXACT_CHANNELS = frozenset({Channel.EXACT, Channel.EXACT_TITLE})


class MatchSpan(NamedTuple):
    """A part of a text that matched: its offsets, and the index term that did."""

    start: int
    end: int
    term: str


def spans_of_phrases(
    words: Sequence[Token], phrases: Sequence[Phrase]
) -> Iterator[MatchSpan]:
    """Yield where words match some phrases, phrase by phrase.

    A phrase is only looked for where each of its positions has a term among the words.
    """
    if not phrases:
        return
    known = frozenset(term for word in words for term in (word.exact, *word.lemmas))
    for phrase in phrases:
        if not any(known.isdisjoint(terms) for terms in phrase.positions):
            yield from phrase_spans(words, phrase)


def phrase_spans(words: Sequence[Token], phrase: Phrase) -> Iterator[MatchSpan]:
    """Yield where words match a phrase: in order, or with a slop in any order.

    Args:
        words: consecutive words of a text.
        phrase: what to look for; the same terms as in the index.
    """
    exact = phrase.channel in _EXACT_CHANNELS
    size = len(phrase.positions) + phrase.slop
    # Windows are tried only where their first word matches. With a slop that may be
    # any of the phrase's words.
    opening = phrase.positions if phrase.slop else phrase.positions[:1]
    first_terms = tuple(term for alternatives in opening for term in alternatives)
    for i in range(len(words) - len(phrase.positions) + 1):
        if not _matches(words[i], first_terms, exact=exact):
            continue
        window = words[i : i + size]
        chosen = _assign(window, phrase, exact=exact)
        if chosen:
            first, last = min(chosen), max(chosen)
            term = " ".join(window[first].lemmas)
            yield MatchSpan(window[first].start, window[last].end, term)


def _assign(window: Sequence[Token], phrase: Phrase, *, exact: bool) -> tuple[int, ...]:
    """Return the index of the word for each position of a phrase; () for no match.

    With a slop each position takes the first word that is still free, and the window's
    first word must be taken, so that a match is yielded for one window only.
    """
    if not phrase.slop:
        in_order = zip(window, phrase.positions, strict=True)
        matched = all(_matches(word, terms, exact=exact) for word, terms in in_order)
        return tuple(range(len(window))) if matched else ()
    chosen: list[int] = []
    for terms in phrase.positions:
        free = (i for i in range(len(window)) if i not in chosen)
        matching = (i for i in free if _matches(window[i], terms, exact=exact))
        chosen.append(next(matching, -1))
    return tuple(chosen) if 0 in chosen and -1 not in chosen else ()


def _matches(word: Token, terms: tuple[str, ...], *, exact: bool) -> bool:
    if exact:
        return word.exact in terms
    return any(lemma in terms for lemma in word.lemmas)
