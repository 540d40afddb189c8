"""How is Ukrainian analysed?

pymorphy3 with its Ukrainian dictionary gives every reading of a form, and all of them
are indexed: it knows no probabilities for Ukrainian, so its first reading is an
arbitrary one. Readings that news prose hardly has are dropped where another is left.
Adverbial participles, which the dictionary lists apart, get the lemma of their verb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analyzers.analyzer import Analyzer
from analyzers.characters import spellings_in
from analyzers.filters import (
    fold_diacritics,
    lowercase,
    normalize_characters,
    normalize_punctuation,
    strip_apostrophes,
    strip_stress,
)
from analyzers.look_alikes import CYRILLIC
from analyzers.orthography import uk as orthography
from analyzers.pymorphy import is_listed, is_ordinary, readings_of
from analyzers.tokenizer import tokenize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Grammemes of OpenCorpora, as pymorphy3 names them.
_PERSONS = {"Name", "Surn", "Patr"}
_FINITE_OR_INFINITIVE = {"VERB", "INFN"}
_NAMES = {*_PERSONS, "Geox", "Orgn"}
_AFTER_FIRST_PART = {"NOUN", "ADJF", "ADVB"}
_SHORTEST_JOINED = 6
"""Fewest letters of two words that are joined: `хот-дог`. `то-то` is no `тото`."""


def dictionaries() -> tuple[str, ...]:
    """Return the packages whose versions decide the terms."""
    return ("pymorphy3", "pymorphy3-dicts-uk")


def fold_ge(word: str) -> str:
    """Write ґ as г, since the spellings of one word differ in it."""
    return word.replace("ґ", "г")


def fold(word: str) -> str:
    """Remove diacritics and write ґ as г."""
    return fold_ge(fold_diacritics(word))


def spellings(word: str) -> tuple[str, ...]:
    """Return the spellings of a word by the orthography of 2019.

    A noun that the dictionary lists without its hyphens is written together.
    """
    spelled = orthography.spellings(word)
    if "-" in spelled[0] and not orthography.has_particle(spelled[0]):
        joined = spelled[0].replace("-", "")
        if len(joined) >= _SHORTEST_JOINED and _is_common_noun(joined):
            return (orthography.respell(joined),)
    return spelled


def lemmas(word: str) -> tuple[str, ...]:
    """Return the lemmas of every likely reading of a word.

    A compound outside the dictionary is inflected by its last part. Another word
    outside it gets pymorphy3's guesses by its ending.
    """
    readings = readings_of(word)
    known = [reading for reading in readings if reading.is_known]
    if not known and (cut := first_part(word)):
        return _lemmas_of_compound(word, *cut)
    likely = _likely(known or readings)
    forms = [reading.normal_form for reading in likely]
    if any(map(_is_adverbial_participle, likely)):
        forms += _verbs_of_participle(word)
    return tuple(dict.fromkeys(map(fold_ge, forms)))


def in_dictionary(word: str) -> bool:
    """Return whether the dictionary lists a form, other than as a person's name."""
    if not is_listed(word):  # it would be guessed at length
        return False
    return any(
        reading.is_known and _PERSONS.isdisjoint(reading.tag.grammemes)
        for reading in readings_of(word)
    )


def first_part(word: str) -> tuple[str, str] | None:
    """Return the first part and the rest of a compound: `вебсайт` is of `веб`, `сайт`.

    Half of something (`півгодини`) is such a compound, other nouns with `пів` are not.
    """
    if word.startswith(orthography.HALF):
        cut = orthography.cut_half(word)
        return cut if cut and _is_half(word, cut.rest) else None
    return orthography.first_parts().cut(word, _may_follow_first_part)


def _lemmas_of_compound(word: str, first: str, rest: str) -> tuple[str, ...]:
    if first == orthography.HALF:
        return (word,)
    head = word.removesuffix(rest)
    return tuple(head + lemma for lemma in lemmas(rest))


def _may_follow_first_part(word: str) -> bool:
    return in_dictionary(word) and any(
        reading.tag.POS in _AFTER_FIRST_PART for reading in readings_of(word)
    )


def _is_common_noun(word: str) -> bool:
    return is_listed(word) and any(
        reading.is_known
        and "NOUN" in reading.tag
        and _NAMES.isdisjoint(reading.tag.grammemes)
        for reading in readings_of(word)
    )


def _is_half(word: str, rest: str) -> bool:
    """Return whether a word is `пів` and what there is a half of, in the genitive."""
    if not is_listed(rest):
        return False
    genitives = [
        reading.normal_form
        for reading in readings_of(rest)
        if reading.is_known and _is_genitive_singular(reading.tag)
    ]
    # The dictionary has some: `півгодини` with no other form, `півстоліття` with such.
    if not is_listed(word) or any(
        "Fixd" in reading.tag for reading in readings_of(word)
    ):
        return bool(genitives)
    return rest in genitives and word in lemmas(word)


def _is_genitive_singular(tag: Any) -> bool:
    return "NOUN" in tag and "gent" in tag and "plur" not in tag


def _likely(readings: list[Any]) -> list[Any]:
    """Drop the readings that news prose hardly has, where others are left."""
    for unlikely in (_is_archaic, _is_addressed_thing, _is_addressed_name):
        readings = _drop(unlikely, readings)
    if any("NOUN" in reading.tag for reading in readings):
        readings = _drop(_is_imperative, readings)
    return readings


def _drop(unlikely: Callable[[Any], bool], readings: list[Any]) -> list[Any]:
    """Return the readings that are not unlikely; all if they all are."""
    return [reading for reading in readings if not unlikely(reading)] or readings


def _is_archaic(reading: Any) -> bool:
    return "Arch" in reading.tag


def _is_addressed_thing(reading: Any) -> bool:
    """`стане` as a vocative of `стан`: nobody addresses a state or a camp."""
    tag = reading.tag
    return "voct" in tag and "inan" in tag and "ADJF" not in tag


def _is_addressed_name(reading: Any) -> bool:
    """`має` as a vocative of the name `Мая`."""
    return "voct" in reading.tag and "Name" in reading.tag


def _is_imperative(reading: Any) -> bool:
    return "impr" in reading.tag


def _is_adverbial_participle(reading: Any) -> bool:
    return "GRND" in reading.tag


def _verbs_of_participle(participle: str) -> list[str]:
    """Return the infinitives of the verbs that an adverbial participle may be of.

    It is derived from the third person plural (`роблять`: `роблячи`) or from the past
    (`зробив`: `зробивши`), so that form is rebuilt and looked up.
    """
    reflexive = participle.endswith("сь")
    stem = participle[:-2] if reflexive else participle
    return [
        reading.normal_form
        for form in _finite_forms(stem, "ся" if reflexive else "")
        for reading in readings_of(form)
        if reading.is_known and _FINITE_OR_INFINITIVE & reading.tag.grammemes
    ]


def _finite_forms(participle: str, ending: str) -> Iterator[str]:
    """Yield the forms from which a participle without `сь` may be derived."""
    if participle.endswith("чи"):
        yield f"{participle[:-2]}ть{ending}"
    elif participle.endswith("вши"):
        yield f"{participle[:-3]}ти{ending}"
        yield f"{participle[:-2]}{ending}"
    elif participle.endswith("ши"):
        yield f"{participle[:-2]}{ending}"


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
    characters=spellings_in(CYRILLIC, is_ordinary),
    term_filters=(lemmas,),
    orthography=spellings,
    fold=fold,
    in_dictionary=in_dictionary,
    is_listed=is_listed,
    first_part=first_part,
)
