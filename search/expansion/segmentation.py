"""Where is a run of plain words cut into segments?

Terms of the thesaurus come first, the longest wins. The content words between them are
cut at blanks, and in Vietnamese joined to words of several syllables. Function words
are in no segment, unless there is nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analyzers.function_words import content_words, function_words
from analyzers.names.vietnamese import is_syllable
from analyzers.question import QUESTION_LANGUAGES, question_words
from search.expansion.halves import (
    without_halves_of_compounds,
    without_single_syllables,
)
from search.expansion.thesaurus import overlap
from search.expansion.thesaurus_expansions import match_terms
from search.expansion.typed_apart import are_one, without_halves_of_pairs
from search.expansion.vietnamese_words import join_syllables
from search.expansion.whole_words import (
    whole_words,
    without_endings,
    without_parts,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analyzers import Token
    from search.expansion.thesaurus import Match, Thesaurus
    from search.port.engine import Engine


class Cut(NamedTuple):
    """Where a segment lies.

    Attributes:
        start, end: offsets into the text, the end excluded.
        match: the term of the thesaurus that it is, or None.
    """

    start: int
    end: int
    match: Match | None = None


def cut(
    text: str,
    langs: frozenset[str],
    thesaurus: Thesaurus,
    engine: Engine,
    longest: int | None = None,
) -> tuple[Cut, ...]:
    """Cut a run of plain words into segments, in order; none overlap.

    Args:
        text: the words.
        langs: ISO 639-1 codes of the languages that they may be in.
        thesaurus: its terms.
        engine: the articles.
        longest: most words of a term of the thesaurus; None for any number.
    """
    matches = tuple(
        match
        for match in match_terms(thesaurus, text, langs, engine, longest)
        if any(overlap(word, match) for word in content_words(match.lang, text))
    )
    matches = tuple(without_halves_of_compounds(text, matches, thesaurus))
    wholes = whole_words(text)
    matches = tuple(without_parts(text, wholes, matches))
    words = tuple(without_endings(text, tuple(_content(text, langs, matches))))
    if "vi" in langs:
        matches = tuple(without_single_syllables(text, words, matches))
    matches = tuple(without_halves_of_pairs(text, words, matches, langs))
    cuts = [Cut(match.start, match.end, match) for match in matches]
    wholes = tuple(w for w in wholes if not any(overlap(w, m) for m in matches))
    cuts += (Cut(whole.start, whole.end) for whole in wholes)
    free = [
        word
        for word in words
        if not any(overlap(word, one) for one in matches)
        and not any(overlap(word, whole) for whole in wholes)
    ]
    for chunk in _chunks(text, free, langs):
        whole = "vi" not in langs or _are_pair(text, chunk, langs)
        runs = (chunk,) if whole else join_syllables(text, chunk, engine)
        cuts += (Cut(run[0].start, run[-1].end) for run in runs)
    return tuple(sorted(cuts))


def cut_term(
    text: str, lang: str, thesaurus: Thesaurus, engine: Engine
) -> tuple[Cut, ...]:
    """Cut a term of several words into shorter terms and words.

    Args:
        text: the term.
        lang: ISO 639-1 code of its language.
        thesaurus: as for `cut`.
        engine: as for `cut`.

    Returns:
        At least two; none where it cannot be cut: a compound without a blank is one
        word, and so is a Vietnamese one of two words (`đàn piano`).
    """
    if not any(map(str.isspace, text)):
        return ()
    longest = len(question_words(lang, text)) - 1
    if lang == "vi" and longest == 1:
        return ()
    cuts = cut(text, frozenset((lang,)), thesaurus, engine, longest)
    return cuts if len(cuts) > 1 else ()


def _content(
    text: str, langs: frozenset[str], matches: Sequence[Match]
) -> Iterator[Token]:
    """Yield the words that are function words in none of the languages.

    `car` is one in French, but counts where it is matched as an English term.
    """
    first = min(langs, key=QUESTION_LANGUAGES.index, default="fr")
    content: list[tuple[Token | Match, ...]] = [
        (*content_words(lang, text), *matches) for lang in langs or (first,)
    ]
    for word in question_words(first, text):
        if all(any(overlap(word, other) for other in words) for words in content):
            yield word


def _chunks(
    text: str, free: Sequence[Token], langs: frozenset[str]
) -> Iterator[tuple[Token, ...]]:
    """Yield words that belong together by how they are written.

    Without a blank between them they are one compound or abbreviation (`Jean-Yves`,
    `U.S.A.`); in Vietnamese, syllables with nothing but blanks between them may be one
    word. A function word in a name goes with what follows (`Le Drian`), and so does
    half of a word that was typed apart (`COP 28`).
    """
    joining = frozenset[str]().union(*map(function_words, QUESTION_LANGUAGES))
    chunk: list[Token] = []
    for word in free:
        if chunk and _are_pair(text, (chunk[-1], word), langs):
            if chunk[:-1]:
                yield tuple(chunk[:-1])
            yield chunk[-1], word
            chunk = []
            continue
        between = text[chunk[-1].end : word.start] if chunk else ""
        joined = (
            not any(map(str.isspace, between))
            or (not between.strip() and "vi" in langs and is_syllable(word.exact))
            or (
                bool(chunk)
                and chunk[-1].exact in joining
                and text[chunk[-1].start].isupper()
                and text[word.start].isupper()
            )
        )
        if chunk and not joined:
            yield tuple(chunk)
            chunk = []
        chunk.append(word)
    if chunk:
        yield tuple(chunk)


def _are_pair(text: str, chunk: Sequence[Token], langs: frozenset[str]) -> bool:
    """Return whether a chunk is two words that may be one."""
    if len(chunk) != 2:  # noqa: PLR2004 - a pair
        return False
    first, second = chunk
    return are_one(text, first, second, langs)
