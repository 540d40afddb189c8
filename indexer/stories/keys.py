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

from analyzers import Kind, get_analyzer, name_keys
from analyzers.names_spelling import spell
from analyzers.names_vi import is_syllable
from indexer.stories.numbers import numbers
from search.channels import may_be_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analyzers import Token

SORT_BITS = 3
"""Low bits of a key that hold its sort."""
MAX_WORDS = 3_000
"""Words of an article that are looked at."""
_SHORTEST_SHARED = 5
_CONSONANTS = range(4, 6)
_VOWEL = re.compile("[aeiouy]")
_COARSE = str.maketrans("zZCTdgxGH", "sSSsthhhh")
_WEAK_BELOW = 32


class Sort(IntEnum):
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
    lang: str, text: str, countries: Iterable[tuple[str, int]], body: int = 0
) -> dict[int, int]:
    """Give each key with the offset of its first place.

    Args:
        lang: ISO 639-1 code of the text.
        text: title and body.
        countries: codes and the offsets of their mentions.
        body: where the body begins; before it stands the title with a line's end.
    """
    found: dict[int, int] = {}
    for code, start in countries:
        found.setdefault(key(code, Sort.COUNTRY), start)
    for number in numbers(lang, text):
        small = number.text.isdigit() and int(number.text) < _WEAK_BELOW
        sort = Sort.COUNT if small else Sort.NUMBER
        found.setdefault(key(number.text, sort), number.start)
    # Apart, as they are indexed, so that their words need not be found again.
    seen: set[tuple[str, bool]] = set()
    for part, start in ((text[: max(0, body - 1)], 0), (text[body:], body)):
        for word in _words(lang, part):
            written = part[word.start : word.end]
            name = written[0].isupper() and may_be_name(part, word, lang)
            if (written, name) in seen:
                continue
            seen.add((written, name))
            for one in _word_keys(written, lang, name=name):
                found.setdefault(one, start + word.start)
    return found


def sort_of(key: int) -> Sort:
    """Tell what a key stands for."""
    return Sort(key & ((1 << SORT_BITS) - 1))


@lru_cache(maxsize=200_000)
def key(text: str, sort: Sort) -> int:
    """Make a key; the same text gives the same key in every process."""
    digest = blake2b(text.encode(), digest_size=7).digest()
    return (int.from_bytes(digest, "big") << SORT_BITS) | sort


def _words(lang: str, text: str) -> list[Token]:
    words: list[Token] = []
    for token in get_analyzer(lang)(text):
        if token.kind is Kind.WORD:
            words.append(token)
            if len(words) == MAX_WORDS:
                break
    return words


@lru_cache(maxsize=200_000)
def _word_keys(written: str, lang: str, *, name: bool) -> tuple[int, ...]:
    return tuple(key(text, sort) for text, sort in _texts(written, lang, name=name))


def _texts(written: str, lang: str, *, name: bool) -> Iterator[tuple[str, Sort]]:
    if written[0].isdigit():
        return
    if name:
        yield from ((found, Sort.NAME) for found in name_keys(written, lang))
    if written.isascii() and (lang == "uk" or (written.isupper() and written[1:])):
        yield written.lower(), Sort.SIGN
    yield from ((found, Sort.SHARED) for found in _shared(written, lang))


def _shared(written: str, lang: str) -> Iterator[str]:
    """Give the first consonants of a word as it sounds; Vietnamese words share none."""
    spelled = spell(written)
    if len(spelled) < _SHORTEST_SHARED or (lang == "vi" and is_syllable(spelled)):
        return
    for sounds in name_keys(written, lang):
        if sounds.startswith("~"):
            coarse = sounds[1:].translate(_COARSE)
            first = "A" if _VOWEL.match(coarse) else coarse[0]
            bones = first + _VOWEL.sub("", coarse[1:])
            if len(bones) >= _CONSONANTS.start:
                yield bones[: _CONSONANTS.stop - 1]
