"""Under which keys are the spellings of one name found?

A key of plain letters is a Vietnamese syllable (`nguyen`), one with `~` a name's
sounds (`~zelenski`), one with `=` a name that no rule unites (`=київ`). Words that
share a key are taken for one name.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from analyzers.lexicon import word_list
from analyzers.names.cases import nominatives
from analyzers.names.phonetics import phonetic_keys
from analyzers.names.spelling import is_cyrillic, is_latin, plain, spell
from analyzers.names.vietnamese import is_syllable, syllables

if TYPE_CHECKING:
    from collections.abc import Iterator

CACHED_NAMES = 100_000
"""Words whose keys are remembered (some 500 bytes each)."""
LONGEST_NAME = 40
"""Letters of a name at most; anything longer has no keys."""
_SHORTEST = 2


@lru_cache(maxsize=CACHED_NAMES)
def name_keys(word: str, lang: str) -> tuple[str, ...]:
    """Give the keys of a name as written; () for what has letters of other scripts.

    Args:
        word: one word, in any case, script and normal form.
        lang: ISO 639-1 code of the text it stands in, which decides its endings.
    """
    return compute_name_keys(word, lang)


def compute_name_keys(word: str, lang: str) -> tuple[str, ...]:
    """Find the keys of a name, which `name_keys` remembers."""
    keys = dict.fromkeys(
        key for base in _bases(word, lang) for key in _keys(base, lang)
    )
    return tuple(key for key in keys if len(key.strip("~=")) >= _SHORTEST)


def name_phonetic_keys(word: str, lang: str) -> tuple[str, ...]:
    """Give those keys of a name that are its sounds, without their sign.

    For words that are hardly names: it takes half the time, and is not remembered.
    Where the keys are known, `sounds_among` gives the same of them.
    """
    sounds = dict.fromkeys(
        sounds for base in _bases(word, lang) for sounds in _sounds(base, lang)
    )
    return tuple(found for found in sounds if len(found) >= _SHORTEST)


def phonetic_keys_among(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Choose the keys that are sounds, and take their sign away."""
    return tuple(key[1:] for key in keys if key.startswith("~"))


def _bases(word: str, lang: str) -> tuple[str, ...]:
    """Give the nominatives that a word may be of, spelled; () if it is no name."""
    spelled = spell(word)
    if not _SHORTEST <= len(spelled) <= LONGEST_NAME:
        return ()
    if not (is_cyrillic(spelled) or is_latin(spelled)):
        return ()
    return nominatives(spelled, lang)


def _keys(base: str, lang: str) -> Iterator[str]:
    """Give a nominative's keys."""
    yield from syllables(base)
    yield from (f"={name}" for name in _groups().get(plain(base), ()))
    yield from (f"~{sounds}" for sounds in _sounds(base, lang))


def _sounds(base: str, lang: str) -> tuple[str, ...]:
    """Give a nominative's sounds; none of a Vietnamese syllable if they mislead.

    `Мань` sounds like `Man`, which Vietnamese tells apart, and `biên` like `Ben`.
    """
    misleading = base.endswith("ь") or (lang == "vi" and is_syllable(base))
    return () if misleading and syllables(base) else phonetic_keys(base)


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """Give the names that a spelling is of; each is called by its first spelling."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in word_list("name_groups.txt"):
        spellings = [plain(spell(word)) for word in line.split()]
        for spelling in spellings:
            found[spelling].append(spellings[0])
    return {spelling: tuple(names) for spelling, names in found.items()}
