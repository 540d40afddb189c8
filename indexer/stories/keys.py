"""What of a text survives its translation, and where in the text does it stand?

Numbers, days, countries, names in any script, signs in Latin letters, and words that
languages share (`референдум`, `référendum`). Each is a key: a number whose last bits
tell its sort.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from analyzers import Kind
from analyzers.names.spelling import spell
from analyzers.names.vietnamese import is_syllable
from indexer.stories.numbers import numbers
from search.indexing.field_postings import may_be_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from analyzers import Form, WordAnalysis
    from analyzers.analyzed_text import AnalyzedText

KIND_BITS = 3
"""Low bits of a key that hold its sort."""
MAX_WORDS = 3_000
"""Words of an article that are looked at."""
KEPT_KEYS = 20_000
"""Texts whose keys are remembered (some 200 bytes each)."""
_SHORTEST_SHARED = 5
_CONSONANTS = range(4, 6)
_VOWEL = re.compile("[aeiouy]")
_COARSE = str.maketrans("zZCTdgxGH", "sSSsthhhh")
_WEAK_BELOW = 32


class KeyKind(IntEnum):
    """What a key stands for."""

    COUNTRY = 0
    NUMBER = 1
    COUNT = 2
    """A small number, which many texts hold by chance."""
    NAME = 3
    SIGN = 4
    """An abbreviation, or a Latin word in a Cyrillic text."""
    SHARED = 5
    """A common word, by its consonants."""


def find_keys(
    title: AnalyzedText,
    body: AnalyzedText,
    countries: Iterable[tuple[str, int]] = (),
    *,
    shift: int = 0,
) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Give the keys, ascending, and the offset of the first place of each.

    Args:
        title: the headline, or nothing.
        body: what follows it.
        countries: codes and the offsets of their mentions.
        shift: where the body begins, if offsets count from the title on.
    """
    found: dict[int, int] = {}
    for code, start in countries:
        found.setdefault(key(code, KeyKind.COUNTRY), start)
    for reading, before in ((title, 0), (body, shift)):
        for number in numbers(reading):
            small = number.text.isdigit() and int(number.text) < _WEAK_BELOW
            sort = KeyKind.COUNT if small else KeyKind.NUMBER
            found.setdefault(key(number.text, sort), before + number.start)
    rows = [
        (np.array([*found], np.uint64), np.array([*found.values()], np.int64)),
        *_of_words(title, 0),
        *_of_words(body, shift),
    ]
    keys, starts = map(np.concatenate, zip(*rows, strict=True))
    order = np.argsort(starts)
    unique, first = np.unique(keys[order], return_index=True)
    return unique, starts[order][first]


def _of_words(
    reading: AnalyzedText, shift: int
) -> Iterator[tuple[NDArray[np.uint64], NDArray[np.int64]]]:
    """Give the keys of words, names and others, with their offsets."""
    form_index, words = reading.form_index, reading.form_ids[:MAX_WORDS]
    starts = np.array(reading.starts[:MAX_WORDS], np.int64) + shift
    named = np.zeros(len(reading.form_ids), bool)
    named[may_be_names(reading)] = True
    named = named[:MAX_WORDS]
    for lists, these in (
        (form_index.ragged_column(_of_name), np.flatnonzero(named)),
        (form_index.ragged_column(_of_word), np.flatnonzero(~named)),
    ):
        _, first = np.unique(words[these], return_index=True)
        these = these[first]  # noqa: PLW2901 - a form's first place
        sizes = lists.row_lengths(words[these])
        yield lists.take(words[these]).view(np.uint64), np.repeat(starts[these], sizes)


def _of_name(lang: str, form: Form, told: WordAnalysis) -> tuple[int, ...]:
    """Give the keys of a word that is a name; as numbers of 64 bits with a sign."""
    if not form.capitalized or form.kind is not Kind.WORD or form.surface[0].isdigit():
        return ()
    names = [key(name, KeyKind.NAME) for name in told.name_keys]
    return tuple(dict.fromkeys([*map(_signed, names), *_of_word(lang, form, told)]))


def _of_word(lang: str, form: Form, told: WordAnalysis) -> tuple[int, ...]:
    """Give the keys of another word."""
    if form.kind is not Kind.WORD or form.surface[0].isdigit():
        return ()
    keys = [
        key(text, sort) for text, sort in _texts(form.surface, lang, told.phonetic_keys)
    ]
    return tuple(dict.fromkeys(map(_signed, keys)))


def sort_of(key: int) -> KeyKind:
    """Tell what a key stands for."""
    return KeyKind(key & ((1 << KIND_BITS) - 1))


@lru_cache(maxsize=KEPT_KEYS)
def key(text: str, sort: KeyKind) -> int:
    """Make a key; the same text gives the same key in every process."""
    digest = blake2b(text.encode(), digest_size=7).digest()
    return (int.from_bytes(digest, "big") << KIND_BITS) | sort


def _signed(key: int) -> int:
    return key - (key >> 63 << 64)


def _texts(
    written: str, lang: str, sounds: tuple[str, ...]
) -> Iterator[tuple[str, KeyKind]]:
    if written.isascii() and (lang == "uk" or (written.isupper() and written[1:])):
        yield written.lower(), KeyKind.SIGN
    yield from ((found, KeyKind.SHARED) for found in _shared(written, lang, sounds))


def _shared(written: str, lang: str, sounds: tuple[str, ...]) -> Iterator[str]:
    """Give the first consonants of a word as it sounds; Vietnamese words share none."""
    spelled = spell(written)
    if len(spelled) < _SHORTEST_SHARED or (lang == "vi" and is_syllable(spelled)):
        return
    for sound in sounds:
        coarse = sound.translate(_COARSE)
        first = "A" if _VOWEL.match(coarse) else coarse[0]
        bones = first + _VOWEL.sub("", coarse[1:])
        if len(bones) >= _CONSONANTS.start:
            yield bones[: _CONSONANTS.stop - 1]
