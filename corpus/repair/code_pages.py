"""What did a text say whose bytes were read as another encoding of one byte a letter?

`Ì³í³ñòð` was `Міністр`, and `delegacj¹` was `delegacją`. Words of such a text have
faults that whole words do not have: odd signs, letters of two scripts, capitals behind
small letters. It is restored where it has next to none in the right encoding, and is in
the language that this is for.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from corpus.errors import UnreadableError
from corpus.language import identify
from corpus.repair.doubles import as_meant
from corpus.repair.encoding import sign_of
from corpus.repair.signs import Mended, lines, odd_signs

FAULTS = 3
"""Least words with faults of a text that was misread."""
CERTAIN = 2
"""Least different ones that are not merely letters of one script in place of others
that look alike."""
FAULTY = 0.08
"""Least share of its words that they are; of a Polish text it is a quarter."""
LEFT = 0.1
"""Most of those faults that may be left, as names may be foreign."""
NEW = 2
"""Least letters, by kinds, that a text must gain: Spanish gains `ń` alone."""
HEAD = 500
"""Signs of a text that are looked at first."""
SAMPLE = 6_000
"""Signs of a text that are looked at if there is a fault in its head."""

_WORD = re.compile(r"[^\W\d_]{2}")
_PUNCTUATION = re.compile(r"\W")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_MIXED = re.compile(
    "[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]|[а-яіїєґё][А-ЯІЇЄҐЁ]"
)
_SYMBOL = re.compile(r"[^\W\d_][³²½°§№€•×·]+[^\W\d_]|[^\W\d_]{3}[³²½×№]")
_UNIT = re.compile(r"\d*[kcmdh]?m[²³]")


class _Mistake(NamedTuple):
    """An encoding that was read as another one.

    Attributes:
        written: what the text was in, as Python calls it.
        read: what it was read as.
        lang: the language it must be in.
    """

    written: str
    read: str
    lang: str


def mend_code_page(text: str) -> Mended:
    """Return what a text said before one encoding was read as another."""
    if not _is_suspect(text[:HEAD]):
        return Mended(text)
    sample = text[:SAMPLE]
    before = _faults(sample)
    if before < FAULTS or before < FAULTY * len(sample.split()):
        return Mended(text)
    certain = {_PUNCTUATION.sub("", word) for word in _faulty(as_meant(sample))}
    if len(certain) < CERTAIN:
        return Mended(text)
    left = {mistake: _faults(_mend(sample, mistake)) for mistake in _mistakes()}
    for mistake in sorted(left, key=left.__getitem__):
        if left[mistake] > LEFT * before:
            break
        mended = _mend(sample, mistake)
        if len(set(mended) - set(sample)) >= NEW and _is_in(mistake.lang, mended):
            kind = f"repaired: {mistake.written} misread as {mistake.read}"
            return Mended(_mend(text, mistake), (kind,))
    return Mended(text)


def _is_suspect(head: str) -> bool:
    """Return whether the head of a text has a fault; most have no Cyrillic letter."""
    if odd_signs(head):
        return True
    return bool(_CYRILLIC.search(head) and _MIXED.search(head))


def _mend(text: str, mistake: _Mistake) -> str:
    """Return a text with the lines mended that lose faults by it, or have none."""
    table = _table(mistake)
    mended = []
    for line in text.split("\n"):
        better = line
        if all(sign.isascii() or ord(sign) in table for sign in set(line)):
            better = line.translate(table)
        mended.append(better if _faults(better) <= _faults(line) else line)
    return "\n".join(mended)


def _faults(text: str) -> int:
    """Return how many words have what no whole word has."""
    return len(_faulty(text))


def _faulty(text: str) -> list[str]:
    """Return the words that have what no whole word has."""
    odd = odd_signs(text)
    return [
        word
        for word in text.split()
        if not word.isascii()
        and _WORD.search(word)
        and (
            _MIXED.search(word)
            or (
                not _UNIT.search(word)
                and (not odd.isdisjoint(word) or _SYMBOL.search(word))
            )
        )
    ]


def _is_in(lang: str, text: str) -> bool:
    try:
        return identify(text) == lang
    except UnreadableError:
        return False


@cache
def _mistakes() -> tuple[_Mistake, ...]:
    rows = (line.split("\t") for line in lines("misread_code_pages.tsv"))
    return tuple(_Mistake(*row) for row in rows)


@cache
def _table(mistake: _Mistake) -> dict[int, str]:
    """Return what each sign beyond ASCII that was read stands for."""
    codes = range(0x80, 0x100)
    table = {ord(sign_of(code, mistake.read)): code for code in codes}
    if mistake.read == "cp1252":
        table |= {code: code for code in range(0x80, 0xA0)}  # as in ISO 8859-1
    return {sign: sign_of(code, mistake.written) for sign, code in table.items()}
