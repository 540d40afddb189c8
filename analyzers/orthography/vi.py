"""Which spellings does a Vietnamese word have?

Schoolbooks write `i` where newspapers write `y`, and loans are written with hyphens,
joined or as syllables. Rules and sources are in `data/vi_orthography.toml`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from analyzers.bigrams import BIGRAM_JOINT
from analyzers.data_files import read_toml

_TONE = "[\u0300\u0301\u0303\u0309\u0323]?"
_HYPHEN = "-"


def spellings(form: str) -> tuple[str, ...]:
    """Return a normalised word as newspapers spell it: `kĩ` becomes `kỹ`.

    A joined loan is also the pair of its two syllables: `ôtô` is `ô_tô`.
    """
    if loan := _loans().get(form):
        return loan
    if _HYPHEN in form:
        return (_joined(form),)
    return (_with_y(form),)


def either_vowel(text: str) -> tuple[str, ...]:
    """Return a text in small letters with `y` wherever `i` may stand, and with `i`.

    Args:
        text: words and blanks, with diacritics or without.
    """
    decomposed = unicodedata.normalize("NFD", text)
    if not _vowel().search(decomposed):
        return (text,)
    written = (_vowel().sub(rf"\1{vowel}\2\3", decomposed) for vowel in "yi")
    return tuple(dict.fromkeys(unicodedata.normalize("NFC", each) for each in written))


def _joined(form: str) -> str:
    """Return a word of letters without its hyphens; a listed loan as it is spelled."""
    joined = form.replace(_HYPHEN, "")
    if not joined.isalpha():
        return form
    return _loans().get(joined, (joined,))[0]


def _with_y(form: str) -> str:
    return either_vowel(form)[0]


@cache
def _loans() -> dict[str, tuple[str, ...]]:
    """Return the spellings of each loan, by each way to join it."""
    loans = _data()["loans"]
    spelled: dict[str, tuple[str, ...]] = {}
    for loan in loans["two_syllables"]:
        joined = loan.replace(" ", "")
        spelled[joined] = (joined, BIGRAM_JOINT.join(map(_with_y, loan.split())))
    for joined, others in loans["others"].items():
        spelled |= {other: spelled.get(joined, (joined,)) for other in others}
    return spelled


@cache
def _vowel() -> re.Pattern[str]:
    """Return a pattern of decomposed syllables whose vowel may be `i` or `y`.

    It has three groups: what is before the vowel, the tone mark and the final.
    """
    initials = "|".join(_data()["open_syllables"]["initials"])
    finals = "|".join(_data()["after_qu"]["finals"])
    open_syllable = rf"(?:{initials})(?=[iy]{_TONE}(?:\s|$))"
    return re.compile(rf"(?<!\S)({open_syllable}|qu)[iy]({_TONE})({finals})(?!\S)")


def _data() -> dict[str, Any]:
    return read_toml("vi_orthography.toml")
