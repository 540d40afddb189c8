"""How is French analysed?

Elided articles and pronouns are cut off. The DELA dictionary of inflected forms gives
every lemma, and a compound outside it that of its last part. For another word outside
the dictionary simplemma guesses the lemma. Spellings of 1990 become those of before.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from analyzers import lemma_tables
from analyzers.analyzer import Analyzer
from analyzers.characters import spellings_in
from analyzers.data_files import read_lines
from analyzers.dela import DELA, accented, dela_lemmas
from analyzers.filters import (
    lowercase,
    normalize_characters,
    normalize_punctuation,
    strip_apostrophes,
)
from analyzers.french_capitals import restore_accents
from analyzers.look_alikes import LATIN
from analyzers.orthography.fr import spellings
from analyzers.orthography.french_compounds import (
    cut_compound,
    listed_compound,
    standard_lemmas,
    word_lemmas,
)
from analyzers.tokenizer import APOSTROPHES, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analyzers.token import RawToken


def dictionaries() -> tuple[str, ...]:
    """Return the packages whose versions decide the terms."""
    return (DELA, "simplemma")


def tokenize_french(text: str) -> Iterator[RawToken]:
    """Yield the raw tokens of a text without elided articles and pronouns."""
    return tokenize(text, clitics=_clitics())


def lemmas(word: str) -> tuple[str, ...]:
    """Return the likely lemmas of a form that DELA lists, or of a compound of such.

    Returns:
        Each by which all spellings of the lemma are known; () where there are none.
    """
    found = word_lemmas(word)
    return tuple(dict.fromkeys(each for one in found for each in standard_lemmas(one)))


def in_dictionary(word: str) -> bool:
    """Return whether DELA, which has hardly a name, lists a form as it was spelled."""
    return any(dela_lemmas(one) or listed_compound(one) for one in spellings(word))


def first_part(word: str) -> tuple[str, str] | None:
    """Return the first part and the rest of a compound: `mini` and `jupe`."""
    return cut_compound(word)


def guess(word: str) -> tuple[str, ...]:
    """Return simplemma's guess, which may be the word itself."""
    return tuple(standard_lemmas(lemma_tables.lemmatize(word, "fr").lower()))


_in_plain_characters = spellings_in(LATIN, in_dictionary)


def written_as(word: str) -> tuple[str, ...]:
    """Return the words that a word may be meant as by its characters.

    They may be others than French has, and its capitals may lack their accents.
    """
    plain = _in_plain_characters(word)
    if plain == (word,):
        return restore_accents(word, in_dictionary, accented)
    return tuple(
        one for each in plain for one in restore_accents(each, in_dictionary, accented)
    )


@cache
def _clitics() -> re.Pattern[str]:
    # `aujourd'hui`, `quelqu'un`, `prud'homme`, `presqu'île` begin with none of these.
    elided = "|".join(read_lines("fr_elided.txt"))
    return re.compile(f"(?:(?:{elided})[{APOSTROPHES}])+", re.IGNORECASE)


ANALYZER = Analyzer(
    lang="fr",
    tokenizer=tokenize_french,
    char_filters=(
        normalize_characters,
        lowercase,
        normalize_punctuation,
        strip_apostrophes,
    ),
    characters=written_as,
    term_filters=(lemmas, guess),
    orthography=spellings,
    in_dictionary=in_dictionary,
    is_listed=in_dictionary,
    first_part=first_part,
)
