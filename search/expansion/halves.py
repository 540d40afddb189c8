"""Which terms of the thesaurus in a question are only half of a word?

`core` and `value` may be terms, but `core-value` is neither. In Vietnamese, where a
blank stands between all syllables, `núi` is a mountain, but `núi lửa` is a volcano,
even where the thesaurus lacks it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzers.filters import is_acronym
from analyzers.names.vietnamese import is_syllable
from analyzers.question import in_dictionary, question_words
from search.expansion.thesaurus import overlap
from search.expansion.vietnamese_words import capitalised

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analyzers import Token
    from search.expansion.thesaurus import Match, Thesaurus

_COMPOUND = re.compile(r"\w+(?:['’ʼ]\w+)*(?:[-‐‑]\w+(?:['’ʼ]\w+)*)+")


def without_halves_of_compounds(
    text: str, matches: Sequence[Match], thesaurus: Thesaurus
) -> Iterator[Match]:
    """Yield the matches but those that are a part of a compound with a hyphen.

    Where all its parts are terms, they are kept (`franco-polonais`), and so are names
    (`EU-funded`).

    Args:
        text: the question.
        matches: terms in it.
        thesaurus: which has them.
    """
    spans = [found.span() for found in _COMPOUND.finditer(text)]
    for match in matches:
        if not any(
            _is_part(match, span)
            and not _is_covered(text, span, matches)
            and not _is_name(text, match, thesaurus)
            for span in spans
        ):
            yield match


def _is_part(match: Match, compound: tuple[int, int]) -> bool:
    start, end = compound
    return start <= match.start < match.end <= end and match[:2] != compound


def _is_covered(text: str, span: tuple[int, int], matches: Sequence[Match]) -> bool:
    start, end = span
    parts = re.split("[-‐‑]", text[start:end])
    for part in parts:
        if not any(m.start <= start and start + len(part) <= m.end for m in matches):
            return False
        start += len(part) + 1
    return True


def _is_name(text: str, match: Match, thesaurus: Thesaurus) -> bool:
    typed = text[match.start : match.end]
    if not typed[0].isupper():
        return False
    return (
        bool(thesaurus.countries(match))
        or is_acronym(typed)
        or not all(
            in_dictionary(match.lang, word.exact)
            for word in question_words(match.lang, typed)
        )
    )


def without_single_syllables(
    text: str, words: Sequence[Token], matches: Sequence[Match]
) -> Iterator[Match]:
    """Yield the matches but single syllables that may be half of a Vietnamese word.

    The other half is a syllable before or after, written alike: in small letters, or
    with a capital (`Lương Cường` is a person), and in no term.

    Args:
        text: the question.
        words: of it, function words left out.
        matches: terms in it.
    """
    whole = [match for match in matches if " " in text[match.start : match.end]]
    for match in matches:
        inside = [number for number, w in enumerate(words) if overlap(w, match)]
        if match.lang != "vi" or len(inside) > 1:
            yield match
            continue
        others = [
            pair
            for pair in (words[max(0, inside[0] - 1) :][:2], words[inside[0] :][:2])
            if len(pair) > 1 and not text[pair[0].end : pair[1].start].strip()
        ]
        if not any(_are_one(text, pair, match, whole, matches) for pair in others):
            yield match


def _are_one(
    text: str,
    pair: Sequence[Token],
    match: Match,
    whole: Sequence[Match],
    matches: Sequence[Match],
) -> bool:
    """Return whether two words, of which a match is one, may be one."""
    other = pair[1] if overlap(pair[0], match) else pair[0]
    first, second = capitalised(text, pair)
    terms = matches if first else whole
    return (
        first == second
        and is_syllable(other.exact)
        and not any(overlap(other, term) for term in terms)
    )
