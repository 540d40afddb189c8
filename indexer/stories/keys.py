"""What of a text survives translation, and where in the text is it?

Numbers, days, countries, names in any script, tokens in Latin letters, and cognates:
words that languages share (`референдум`, `référendum`). Each is a key, a hash whose
lowest bits are the kind of the key.
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
from indexer.stories.numbers import find_numbers
from search.indexing.field_postings import may_be_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from analyzers import Form, WordAnalysis
    from analyzers.analyzed_text import AnalyzedText

    Keys = NDArray[np.uint64]
    Offsets = NDArray[np.int64]

KIND_BITS = 3
"""Low bits of a key that are its kind."""
MAX_WORDS = 3_000
"""Words of an article that are read."""
CACHED_KEYS = 20_000
"""Texts whose keys are cached (some 200 bytes each)."""
_MIN_COGNATE = 5
"""Fewest letters of a cognate."""
_MIN_SKELETON, _MAX_SKELETON = 4, 5
"""How many leading sounds of a cognate its key stands for."""
_VOWEL = re.compile("[aeiouy]")
_COARSE = str.maketrans("zZCTdgxGH", "sSSsthhhh")
"""Merges sounds that languages write for one another in borrowed words."""
_SMALL_BELOW = 32


class KeyKind(IntEnum):
    """What a key stands for."""

    COUNTRY = 0
    NUMBER = 1
    SMALL_NUMBER = 2
    """A number that many texts have by chance."""
    NAME = 3
    LATIN = 4
    """An abbreviation in Latin letters, or any Latin word in a Cyrillic text."""
    COGNATE = 5
    """A common word, by its consonants."""


def find_keys(
    title: AnalyzedText,
    body: AnalyzedText,
    countries: Iterable[tuple[str, int]] = (),
    *,
    shift: int = 0,
) -> tuple[Keys, Offsets]:
    """Return the keys of an article, and the offset of the first occurrence of each.

    Args:
        title: the headline, or an empty text.
        body: the text after it.
        countries: codes and the offsets of their mentions.
        shift: added to offsets in the body: where it begins, if offsets count from the
            title on.

    Returns:
        Keys, ascending, uint64, shape (keys,); offsets in code points, int64, shape
        (keys,).
    """
    firsts: dict[int, int] = {}
    for code, start in countries:
        firsts.setdefault(key(code, KeyKind.COUNTRY), start)
    for text, begin in ((title, 0), (body, shift)):
        for number in find_numbers(text):
            small = number.text.isdigit() and int(number.text) < _SMALL_BELOW
            kind = KeyKind.SMALL_NUMBER if small else KeyKind.NUMBER
            firsts.setdefault(key(number.text, kind), begin + number.start)
    parts = [
        (np.array([*firsts], np.uint64), np.array([*firsts.values()], np.int64)),
        *_word_keys(title, 0),
        *_word_keys(body, shift),
    ]
    keys, offsets = map(np.concatenate, zip(*parts, strict=True))
    order = np.argsort(offsets)
    distinct, first = np.unique(keys[order], return_index=True)
    return distinct, offsets[order][first]


def _word_keys(text: AnalyzedText, shift: int) -> Iterator[tuple[Keys, Offsets]]:
    """Yield the keys of words that may be names, then of other words, with offsets."""
    form_index, words = text.form_index, text.form_ids[:MAX_WORDS]
    starts = np.array(text.starts[:MAX_WORDS], np.int64) + shift
    may_be_name = np.zeros(len(text.form_ids), bool)
    may_be_name[may_be_names(text)] = True
    may_be_name = may_be_name[:MAX_WORDS]
    for keys, indexes in (
        (form_index.ragged_column(_keys_of_name), np.flatnonzero(may_be_name)),
        (form_index.ragged_column(_keys_of_word), np.flatnonzero(~may_be_name)),
    ):
        forms, first = np.unique(words[indexes], return_index=True)
        offsets = np.repeat(starts[indexes[first]], keys.row_lengths(forms))
        yield keys.take(forms).view(np.uint64), offsets


def _keys_of_name(lang: str, form: Form, analysis: WordAnalysis) -> tuple[int, ...]:
    """Return the keys of a word that is a name."""
    if not form.capitalized or form.kind is not Kind.WORD or form.surface[0].isdigit():
        return ()
    names = [key(name, KeyKind.NAME) for name in analysis.name_keys]
    return tuple(dict.fromkeys([*names, *_keys_of_word(lang, form, analysis)]))


def _keys_of_word(lang: str, form: Form, analysis: WordAnalysis) -> tuple[int, ...]:
    """Return the keys of another word."""
    if form.kind is not Kind.WORD or form.surface[0].isdigit():
        return ()
    texts = _key_texts(form.surface, lang, analysis.phonetic_keys)
    return tuple(dict.fromkeys(key(text, kind) for text, kind in texts))


@lru_cache(maxsize=CACHED_KEYS)
def key(text: str, kind: KeyKind) -> int:
    """Return the key of a text, the same in every process.

    It is 56 bits of the text's BLAKE2b hash, and the kind: 59 bits, which fit into
    signed and unsigned numbers of 64.
    """
    digest = blake2b(text.encode(), digest_size=7).digest()
    return (int.from_bytes(digest, "big") << KIND_BITS) | kind


def kinds_of(keys: Keys) -> NDArray[np.int64]:
    """Return the kind of each key, as a number of `KeyKind`; int64, shape of `keys`."""
    return (keys & np.uint64((1 << KIND_BITS) - 1)).astype(np.int64)


def _key_texts(
    surface: str, lang: str, phonetic_keys: tuple[str, ...]
) -> Iterator[tuple[str, KeyKind]]:
    if surface.isascii() and (lang == "uk" or (surface.isupper() and surface[1:])):
        yield surface.lower(), KeyKind.LATIN
    for skeleton in _skeletons(surface, lang, phonetic_keys):
        yield skeleton, KeyKind.COGNATE


def _skeletons(
    surface: str, lang: str, phonetic_keys: tuple[str, ...]
) -> Iterator[str]:
    """Yield the first consonants of a word as it sounds.

    Short words have none, nor have Vietnamese syllables: they are no cognates.
    """
    spelled = spell(surface)
    if len(spelled) < _MIN_COGNATE or (lang == "vi" and is_syllable(spelled)):
        return
    for phonetic_key in phonetic_keys:
        sounds = phonetic_key.translate(_COARSE)
        first = "A" if _VOWEL.match(sounds) else sounds[0]  # all vowels alike
        skeleton = first + _VOWEL.sub("", sounds[1:])
        if len(skeleton) >= _MIN_SKELETON:
            yield skeleton[:_MAX_SKELETON]
