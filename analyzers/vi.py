"""How is Vietnamese analysed?

Words are written as separate syllables. Both syllables and pairs of neighbouring
syllables are indexed, as no segmenter is: it would cut a short query otherwise than
the article and find nothing. The tone mark of open `oa`, `oe` and `uy` is set on the
first vowel, where most newsrooms write it, so that `hoà` and `hòa` are one word.
"""

from __future__ import annotations

import re
import unicodedata

from analyzers.analyzer import Analyzer
from analyzers.filters import (
    lowercase,
    normalize_characters,
    normalize_punctuation,
    strip_apostrophes,
)
from analyzers.tokenizer import tokenize

DICTIONARIES = ()
"""Distributions whose versions decide what the chain gives: none."""

_TONES = "\u0300\u0301\u0303\u0309\u0323"
# `quý` has its tone on the vowel: there the u belongs to the consonant.
_LATE_TONE = re.compile(f"(?<!q)(o(?=[ae])|u(?=y))([aey])([{_TONES}])$")


def early_tone(word: str) -> str:
    """Move a late tone mark to the first vowel: `hoà` becomes `hòa`."""
    apart = unicodedata.normalize("NFD", word)
    moved = _LATE_TONE.sub(r"\1\3\2", apart)
    return word if moved == apart else unicodedata.normalize("NFC", moved)


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
    bigrams=True,
)
