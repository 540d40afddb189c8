"""What did control characters stand for in a text that is otherwise whole?

Windows has punctuation where ISO 8859-1 has control characters, so that `l’accord` that
was read as ISO 8859-1 holds U+0092. No text means those characters.
"""

from __future__ import annotations

import re
from functools import cache

from corpus.repair.signs import Mended, lines, signs_by_kind

_CONTROL = re.compile("[\x80-\x9f]")
_NEXT_LINE = "\x85"


def mend_controls(text: str) -> Mended:
    """Return a text with the punctuation of Windows in place of control characters.

    The letters Œ and œ are put into French alone: in central Europe these bytes are
    other letters. U+0085 is a line break where no other sign was misread.
    """
    if text.isascii() or not _CONTROL.search(text):
        return Mended(text)
    found = set(_CONTROL.findall(text))
    if found <= {_NEXT_LINE}:
        return Mended(text)
    signs = dict(_signs())
    if not set(text).isdisjoint(_not_french()):
        signs = {control: sign for control, sign in signs.items() if not sign.isalpha()}
    if found.isdisjoint(signs):
        return Mended(text)
    mended = _CONTROL.sub(lambda control: signs.get(control[0], control[0]), text)
    return Mended(mended, ("repaired: cp1252 misread as ISO 8859-1",))


@cache
def _signs() -> dict[str, str]:
    rows = (line.split("\t") for line in lines("misread_punctuation.tsv"))
    return {chr(int(byte, 16)): sign for byte, sign in rows}


@cache
def _not_french() -> frozenset[str]:
    kinds = signs_by_kind()
    others = kinds["polish"] | kinds["vietnamese"] | kinds["ukrainian"]
    return others - kinds["french"]
