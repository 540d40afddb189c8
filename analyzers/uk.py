"""How is Ukrainian analysed?

pymorphy3 with its Ukrainian dictionary gives every reading of a form, and all of them
are indexed: it knows no probabilities for Ukrainian, so its first reading is an
arbitrary one. Readings that news prose hardly has are dropped where another is left,
and adverbial participles, which the dictionary lists apart, join their verb.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from analyzers.analyzer import Analyzer
from analyzers.filters import (
    fold_diacritics,
    lowercase,
    normalize_characters,
    normalize_punctuation,
    strip_apostrophes,
    strip_stress,
)
from analyzers.tokenizer import tokenize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DICTIONARIES = ("pymorphy3", "pymorphy3-dicts-uk")
"""Distributions whose versions decide what the chain gives."""


_PERSONS = {"Name", "Surn", "Patr"}


def fold_ge(word: str) -> str:
    """Write ґ as г on both sides: spellings of one word differ in it."""
    return word.replace("ґ", "г")


def lemmas(word: str) -> tuple[str, ...]:
    """Give the dictionary forms of every likely reading of a word.

    A word outside the dictionary gets pymorphy3's guesses by its ending.
    """
    try:
        readings = _morphology().parse(word)
    except ValueError:  # pymorphy3 asks for a name that a character lacks
        return ()
    readings = [r for r in readings if r.is_known] or readings
    for unlikely in _UNLIKELY:
        readings = [r for r in readings if not unlikely(r)] or readings
    if any("NOUN" in r.tag for r in readings):
        readings = [r for r in readings if "impr" not in r.tag] or readings
    forms = [r.normal_form for r in readings]
    if any("GRND" in r.tag for r in readings):
        forms += _verb_of(word)
    return tuple(dict.fromkeys(fold_ge(form) for form in forms))


def in_dictionary(word: str) -> bool:
    """Tell whether the dictionary has a form, other than as a person's name."""
    morphology = _morphology()
    try:  # what the dictionary lacks would be guessed at length
        readings = morphology.parse(word) if morphology.word_is_known(word) else []
    except ValueError:  # as in `lemmas`
        return False
    return any(r.is_known and not _PERSONS & r.tag.grammemes for r in readings)


def _archaic(reading: Any) -> bool:
    return "Arch" in reading.tag


def _addressed_thing(reading: Any) -> bool:
    """`стане`, a vocative of `стан`: nobody addresses a state or a camp."""
    tag = reading.tag
    return "voct" in tag and "inan" in tag and "ADJF" not in tag


def _addressed_name(reading: Any) -> bool:
    """`має`, a vocative of the name `Мая`."""
    return "voct" in reading.tag and "Name" in reading.tag


_UNLIKELY: tuple[Callable[[Any], bool], ...] = (
    _archaic,
    _addressed_thing,
    _addressed_name,
)


def _verb_of(participle: str) -> list[str]:
    """Find the infinitives of an adverbial participle.

    It is made of the third person plural (`роблять`: `роблячи`) or of the past
    (`зробив`: `зробивши`), so that form is rebuilt and looked up.
    """
    reflexive = participle.endswith("сь")
    stem = participle[:-2] if reflexive else participle
    return [
        reading.normal_form
        for form in _finite_forms(stem, "ся" if reflexive else "")
        for reading in _morphology().parse(form)
        if reading.is_known and {"VERB", "INFN"} & set(reading.tag.grammemes)
    ]


def _finite_forms(stem: str, ending: str) -> Iterator[str]:
    if stem.endswith("чи"):
        yield f"{stem[:-2]}ть{ending}"
    elif stem.endswith("вши"):
        yield f"{stem[:-3]}ти{ending}"
        yield f"{stem[:-2]}{ending}"
    elif stem.endswith("ши"):
        yield f"{stem[:-2]}{ending}"


@cache
def _morphology() -> Any:
    import pymorphy3  # noqa: PLC0415 - the dictionary takes 30 MB

    return pymorphy3.MorphAnalyzer(lang="uk")


ANALYZER = Analyzer(
    lang="uk",
    tokenizer=tokenize,
    char_filters=(
        normalize_characters,
        strip_stress,
        lowercase,
        normalize_punctuation,
        strip_apostrophes,
    ),
    term_filters=(lemmas,),
    fold=lambda word: fold_ge(fold_diacritics(word)),
    in_dictionary=in_dictionary,
)
