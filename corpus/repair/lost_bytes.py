"""Which bytes of misread signs did programs change or drop, and can they be known?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.repair.encoding import sign_of

if TYPE_CHECKING:
    from corpus.repair.encoding import Encoding

_QUOTES = range(0x98, 0x9F)
# What may follow the vowel of a Vietnamese syllable.
_CODA = r"(?:c|ch|i|m|n|ng|nh|o|p|t|u|y)(?![^\W\d_])"


def restore_blanks(line: str, page: Encoding) -> str:
    """Return a line with the no-break spaces that misread signs ended in.

    Programs make blanks of them, or one of several: `Ã  la` was `à la`, and so was
    `Ã la`; in Vietnamese `lÃ m` was `làm`.
    """
    if page.bytes_of.get("\u00a0") != 0xA0:  # noqa: PLR2004 - its byte in ISO 8859
        return line
    by_byte = {byte: sign for sign, byte in page.bytes_of.items()}
    a_grave, no_break, er = (by_byte[byte] for byte in (0xC3, 0xC2, 0xD0))
    within = f"(?:{_CODA}|[.,)])" if by_byte[0xE1] in line else "[.,)]"
    line = re.sub(f"{a_grave}(?=$| (?!{within}))", f"{a_grave}\u00a0", line)
    line = line.replace(f"{a_grave}\u00a0  ", f"{a_grave}\u00a0 ")
    return re.sub(f"([{a_grave}{no_break}{er}]) ", "\\1\u00a0", line)


def restore_quotes(line: str, page: Encoding) -> str:
    """Return a line with the quotation marks of which the last byte was dropped.

    Of those bytes one means nothing in an encoding, so that programs drop it.
    """
    dropped = [sign for sign in map(chr, _QUOTES) if sign in page.bytes_of]
    dropped = [sign for sign in dropped if sign_of(ord(sign), page.name) == sign]
    if len(dropped) != 1:
        return line
    start = sign_of(0xE2, page.name) + sign_of(0x80, page.name)
    if start not in line:
        return line
    pattern = f"{re.escape(start)}(?:\ufffd|(?!{page.continuing}))"
    return re.sub(pattern, start + dropped[0], line)
