"""How is Vietnamese analysed?

Words are written as separate syllables. Both syllables and bigrams of neighbouring
syllables are indexed, and no word segmenter is used: it could segment a short query
differently from the article, which would then not be found. The tone mark of open
`oa`, `oe` and `uy` is moved to the first vowel, where most newsrooms write it, so that
`hoà` and `hòa` are one word. `orthography.vi` does the same for `kĩ` and `kỹ`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from analyzers.analyzer import Analyzer
from analyzers.characters import spellings_in
from analyzers.data_files import read_lines
from analyzers.filters import (
    lowercase,
    normalize_characters,
    normalize_punctuation,
    strip_apostrophes,
)
from analyzers.look_alikes import LATIN
from analyzers.names.vietnamese import is_syllable
from analyzers.orthography.vi import spellings
from analyzers.tokenizer import tokenize

_TONE_MARKS = "\u0300\u0301\u0303\u0309\u0323"
# The u of `quý` belongs to the consonant, so the tone mark stays on the vowel.
_LATE_TONE = re.compile(f"(?<!q)(o(?=[ae])|u(?=y))([aey])([{_TONE_MARKS}])$")
_VOWEL_MARKS = "\u0302\u0306\u031b"
# The heavy tone's dot precedes a circumflex where a letter is decomposed.
_VOWEL = (
    f"[aeiouy](?:[{_TONE_MARKS}]?[{_VOWEL_MARKS}]?|[{_VOWEL_MARKS}][{_TONE_MARKS}])"
)
_LETTERS = re.compile(f"(?:{_VOWEL}|[b-df-hj-np-tv-xzđ])+")
_MARKS = re.compile(f"[{_TONE_MARKS}{_VOWEL_MARKS}]")
_INITIALS = "b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|q|r|s|t|th|tr|v|x"
_TONES = re.compile(f"[{_TONE_MARKS}]")
# A syllable that ends in a stop has the rising or the heavy tone.
_STOPPED_OTHERWISE = re.compile("[\u0300\u0303\u0309].*(?:c|ch|p|t)$")


def dictionaries() -> tuple[str, ...]:
    """Return the packages whose versions decide the terms: none."""
    return ()


def early_tone(word: str) -> str:
    """Move a late tone mark to the first vowel: `hoà` becomes `hòa`."""
    decomposed = unicodedata.normalize("NFD", word)
    moved = _LATE_TONE.sub(r"\1\3\2", decomposed)
    return word if moved == decomposed else unicodedata.normalize("NFC", moved)


def may_be_syllable(word: str) -> bool:
    """Return whether a word is spelled as a Vietnamese syllable can be.

    Vowel and tone marks may be missing, but none is on a letter or in a syllable that
    cannot have it.
    """
    decomposed = unicodedata.normalize("NFD", word)
    if not is_syllable(word):
        unmarked = _MARKS.sub("", decomposed)
        if not _rare_syllable().fullmatch(unmarked):
            return False
    return (
        bool(_LETTERS.fullmatch(decomposed))
        and len(_TONES.findall(decomposed)) <= 1
        and not _STOPPED_OTHERWISE.search(decomposed)
    )


@cache
def _rare_syllable() -> re.Pattern[str]:
    """Return a pattern of syllables without marks that are in no name."""
    rimes = "|".join(read_lines("vi_rare_rimes.txt"))
    return re.compile(f"(?:{_INITIALS})?(?:{rimes})")


ANALYZER = Analyzer(
    lang="vi",
    tokenizer=tokenize,
    char_filters=(
        normalize_characters,
        lowercase,
        normalize_punctuation,
        strip_apostrophes,
        early_tone,
    ),
    characters=spellings_in(LATIN, may_be_syllable),
    orthography=spellings,
    is_listed=may_be_syllable,
    bigrams=True,
)
