"""Which keys do the spellings of one name have in common?

Words that share a key are taken for spellings of one name. There are three kinds:
plain letters are Vietnamese syllables (`nguyen`), `~` precedes a phonetic key
(`~zelenski`), and `=` a name whose spellings no rule unites (`=київ`). A full name has
keys of its own, which `&` precedes (`full_names`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from analyzers.data_files import read_lines
from analyzers.look_alikes import as_numeral, in_one_script
from analyzers.names.cases import nominatives
from analyzers.names.full_names import full_name_keys
from analyzers.names.persons import read_person
from analyzers.names.phonetics import phonetic_keys
from analyzers.names.spelling import is_cyrillic, is_latin, spell, strip_marks
from analyzers.names.vietnamese import is_syllable, syllables

if TYPE_CHECKING:
    from collections.abc import Iterator

CACHED_NAMES = 100_000
"""Words whose keys are remembered (some 500 bytes each)."""
LONGEST_NAME = 40
"""Most letters of a name; a longer word has no keys."""
_SHORTEST_NAME = 2
_SHORTEST_KEY = 2
_ROMAN_NUMERAL = re.compile(r"[IVX]{2,}(?:[-‐‑]?[^\W\dA-Z_]{1,5})?")
"""A numeral of several capitals, with the ending of an ordinal or without."""


@lru_cache(maxsize=CACHED_NAMES)
def name_keys(word: str, lang: str) -> tuple[str, ...]:
    """Return the keys of a word, were it a name; () if it has letters of other scripts.

    Args:
        word: one word or a person's full name, in any case, script and normal form.
        lang: ISO 639-1 code of the text it occurs in, which decides its endings.
    """
    return compute_name_keys(word, lang)


def compute_name_keys(word: str, lang: str) -> tuple[str, ...]:
    """Return what `name_keys` returns, without its cache."""
    if len(word.split()) > 1:
        return _keys_of_person(word, lang)
    keys = dict.fromkeys(
        key for base in _bases(word, lang) for key in _keys(base, lang)
    )
    return tuple(key for key in keys if len(key.strip("~=")) >= _SHORTEST_KEY)


def name_phonetic_keys(word: str, lang: str) -> tuple[str, ...]:
    """Return a word's phonetic keys, without the `~`.

    It takes half the time of `compute_name_keys`, for words that are hardly names.
    """
    keys = dict.fromkeys(
        key for base in _bases(word, lang) for key in _phonetic_keys(base, lang)
    )
    return tuple(key for key in keys if len(key) >= _SHORTEST_KEY)


def phonetic_keys_among(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return the phonetic ones of a word's name keys, without the `~`."""
    return tuple(key[1:] for key in keys if key.startswith("~"))


def _keys_of_person(name: str, lang: str) -> tuple[str, ...]:
    """Return the keys of a full name; () if it is longer than two names may be."""
    if len(name) > 2 * LONGEST_NAME:
        return ()
    pairs = read_person(name).pairs
    return tuple(
        dict.fromkeys(key for pair in pairs for key in full_name_keys(*pair, lang))
    )


def _bases(word: str, lang: str) -> tuple[str, ...]:
    """Return the spelled nominatives of which a word may be a form; () if no name.

    A Roman numeral is none: `XVI` would sound like `XVII`.
    """
    written = in_one_script(word)
    if _ROMAN_NUMERAL.fullmatch(as_numeral(written) or written):
        return ()
    spelled = spell(word)
    if not _SHORTEST_NAME <= len(spelled) <= LONGEST_NAME:
        return ()
    if not (is_cyrillic(spelled) or is_latin(spelled)):
        return ()
    return nominatives(spelled, lang)


def _keys(base: str, lang: str) -> Iterator[str]:
    """Yield the keys of a nominative."""
    yield from syllables(base)
    yield from (f"={name}" for name in _groups().get(strip_marks(base), ()))
    yield from (f"~{key}" for key in _phonetic_keys(base, lang))


def _phonetic_keys(base: str, lang: str) -> tuple[str, ...]:
    """Return a nominative's phonetic keys; none where they mislead.

    They do for some Vietnamese syllables: `Мань` sounds like `Man`, which Vietnamese
    distinguishes, and `biên` like `Ben`.
    """
    misleading = base.endswith("ь") or (lang == "vi" and is_syllable(base))
    return () if misleading and syllables(base) else phonetic_keys(base)


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """Return the names that a spelling may be of, each named by its first spelling."""
    groups: dict[str, list[str]] = defaultdict(list)
    for line in read_lines("name_groups.txt"):
        spellings = [strip_marks(spell(word)) for word in line.split()]
        for spelling in spellings:
            groups[spelling].append(spellings[0])
    return {spelling: tuple(names) for spelling, names in groups.items()}
