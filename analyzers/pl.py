"""How is Polish analysed?

Morfeusz 2 gives every reading of a form. A form is looked up as it is and capitalised,
since names are listed with a capital. Readings that news prose hardly has are dropped
where another is left. A word outside the dictionary is stemmed (Snowball).

Where Morfeusz has no build for the machine (Linux on other processors than x86-64),
simplemma's table takes its place: one lemma a word, a lower recall, and another
fingerprint, so that indexes of the two are never mixed.
"""

from __future__ import annotations

from functools import cache, partial
from importlib.util import find_spec
from threading import Lock
from typing import TYPE_CHECKING, Any

from analyzers import lemma_tables
from analyzers.analyzer import Analyzer
from analyzers.characters import spellings_in
from analyzers.filters import (
    lowercase,
    normalize_characters,
    normalize_punctuation,
    strip_apostrophes,
)
from analyzers.look_alikes import LATIN
from analyzers.morfeusz import Reading, lists_compound, readings_of
from analyzers.orthography import pl as orthography
from analyzers.tokenizer import tokenize

if TYPE_CHECKING:
    from collections.abc import Callable

_SURNAME = "nazwisko"
_NAMES = {_SURNAME, "imię", "nazwa_geograficzna", "patronimicum"}
_ALL_CASES = "nom.gen.dat.acc.inst.loc.voc"
_AFTER_FIRST_PART = {"subst", "adj", "adv"}
_HIGHER_DEGREES = {"com", "sup"}
_SHORTEST_JOINED = 6
"""Fewest letters of two words that are joined: `hotdog`."""
_lock = Lock()  # the stemmer is not thread-safe


@cache
def has_morfeusz() -> bool:
    """Return whether Morfeusz is installed on this machine."""
    return find_spec("morfeusz2") is not None


def dictionaries() -> tuple[str, ...]:
    """Return the packages whose versions decide the terms."""
    return ("morfeusz2" if has_morfeusz() else "simplemma", "PyStemmer")


def without_full_stop(word: str) -> str:
    """Return a figure without the full stop of an ordinal."""
    return word.removesuffix(".")


def spellings(word: str) -> tuple[str, ...]:
    """Return the spellings of a word by the rules of 2026.

    A noun that Morfeusz lists without its hyphens is written together. A negated
    comparative or superlative is also spelled without `nie`.
    """
    spelled = orthography.respell(word)
    if not has_morfeusz():
        return (spelled,)
    if "-" in spelled and not orthography.has_particle(spelled):
        joined = spelled.replace("-", "")
        return (joined if _is_common_noun(joined) else spelled,)
    negated = orthography.without_negation(spelled)
    return negated if negated and _is_compared(negated[1]) else (spelled,)


def first_part(word: str) -> tuple[str, str] | None:
    """Return the first part and the rest of a compound: `eks`, `minister`."""
    return orthography.first_parts().cut(word, _may_follow_first_part)


def lemmas(word: str) -> tuple[str, ...]:
    """Return the lemmas of every likely reading; () outside the dictionary.

    Without Morfeusz it is the table's one lemma, and no word is outside.
    """
    return _dictionary_lemmas(word) if has_morfeusz() else table_lemma(word)


def in_dictionary(word: str) -> bool:
    """Return whether the dictionary lists a form as it is written, not as a name."""
    if not has_morfeusz():
        return False
    return any(_NAMES.isdisjoint(reading.names) for reading in readings_of(word))


def is_listed(word: str) -> bool:
    """Return whether the dictionary lists a form, in small letters or as a name."""
    if not has_morfeusz():
        return lemma_tables.in_dictionary(word, "pl")
    return bool(_readings_in_any_case(word))


def is_ordinary(word: str) -> bool:
    """Return whether a form is a word, and neither an abbreviation nor a name."""
    if not has_morfeusz():
        return lemma_tables.in_dictionary(word, "pl")
    return any(
        _NAMES.isdisjoint(reading.names)
        and not reading.lemma.isupper()
        and reading.part_of_speech != "brev"
        for reading in readings_of(word)
    )


def table_lemma(word: str) -> tuple[str, ...]:
    """Return the one lemma of simplemma's table, which may be the word itself."""
    return (lemma_tables.lemmatize(word, "pl").lower(),)


def stem(word: str) -> tuple[str, ...]:
    """Return a word's stem by the Snowball rules for Polish."""
    with _lock:
        return (_stemmer().stemWord(word),)


def _dictionary_lemmas(word: str) -> tuple[str, ...]:
    head, hyphen, tail = word.rpartition("-")
    if hyphen and not lists_compound(word):
        # The last part of a compound is inflected: `naukowo-technicznej` becomes
        # `naukowo-techniczny`.
        return tuple(f"{head}-{lemma}" for lemma in _dictionary_lemmas(tail))
    readings = _likely(_readings_in_any_case(word))
    if not readings and (cut := first_part(word)):
        head = word.removesuffix(cut[1])
        return tuple(head + lemma for lemma in _dictionary_lemmas(cut[1]))
    return tuple(dict.fromkeys(reading.lemma.lower() for reading in readings))


def _may_follow_first_part(word: str) -> bool:
    return has_morfeusz() and any(
        reading.part_of_speech in _AFTER_FIRST_PART and _NAMES.isdisjoint(reading.names)
        for reading in readings_of(word)
    )


def _is_common_noun(word: str) -> bool:
    return len(word) >= _SHORTEST_JOINED and any(
        reading.part_of_speech == "subst" and _NAMES.isdisjoint(reading.names)
        for reading in readings_of(word)
    )


def _is_compared(word: str) -> bool:
    """Return whether a form is a comparative or a superlative."""
    return any(
        reading.tag.rpartition(":")[2] in _HIGHER_DEGREES
        for reading in readings_of(word)
    )


def _readings_in_any_case(word: str) -> list[Reading]:
    """Look a form up as it is and capitalised.

    Many a common word is also somebody's surname: `wielka`, of `Wielk`. So surnames
    count only where there is no other reading of the form as it is.
    """
    readings = readings_of(word)
    of_names = [r for r in readings_of(word.capitalize()) if r not in readings]
    if not readings:
        return of_names
    return _drop(_is_surname, readings) + [r for r in of_names if not _is_surname(r)]


def _likely(readings: list[Reading]) -> list[Reading]:
    """Drop the readings that news prose hardly has, where others are left."""
    for unlikely in (_is_depreciative, _is_vocative, _is_undeclined):
        readings = _drop(unlikely, readings)
    if any(map(_is_verbal_noun, readings)):
        readings = _drop(_is_gerund, readings)
    return readings


def _drop(
    unlikely: Callable[[Reading], bool], readings: list[Reading]
) -> list[Reading]:
    """Return the readings that are not unlikely; all if they all are."""
    return [reading for reading in readings if not unlikely(reading)] or readings


def _is_surname(reading: Reading) -> bool:
    return _SURNAME in reading.names


def _is_depreciative(reading: Reading) -> bool:
    """`polityki` as a scornful plural of `polityk`."""
    return reading.part_of_speech == "depr"


def _is_vocative(reading: Reading) -> bool:
    return reading.tag.split(":")[2:3] == ["voc"]


def _is_undeclined(reading: Reading) -> bool:
    """A surname with one form for every case, which any word may be: `Być`."""
    return _ALL_CASES in reading.tag


def _is_gerund(reading: Reading) -> bool:
    return reading.part_of_speech == "ger"


def _is_verbal_noun(reading: Reading) -> bool:
    """`mieszkanie` as a noun of its own, apart from the gerund of `mieszkać`."""
    return reading.part_of_speech == "subst" and reading.lemma.lower().endswith(
        ("nie", "cie")
    )


@cache
def _stemmer() -> Any:
    import Stemmer  # noqa: PLC0415 - loaded when a word is unknown

    return Stemmer.Stemmer("polish")


ANALYZER = Analyzer(
    lang="pl",
    tokenizer=partial(tokenize, ordinals=True),
    char_filters=(
        normalize_characters,
        lowercase,
        normalize_punctuation,
        strip_apostrophes,
        without_full_stop,
    ),
    characters=spellings_in(LATIN, is_ordinary),
    term_filters=(lemmas, stem),
    orthography=spellings,
    in_dictionary=in_dictionary,
    is_listed=is_listed,
    first_part=first_part,
)
