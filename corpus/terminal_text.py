"""How is a text of somebody else's written to a terminal or a log?

The name of a file, of a member of an archive or of a source may hold what commands a
terminal, breaks a line, turns the order of letters around, or is no letter at all.
"""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Categories of controls, also of the order of letters, halves of letters, breaks."""
_JOINERS = "\u00ad\u200c\u200d"
"""Of these, the signs that words are spelled with."""
_LONGEST_QUOTE = 80
_JSON_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def printable(text: str, breaks: str = "") -> str:
    """Return a text with `�` for each sign that is not to be printed.

    Args:
        text: any text, also one with lone surrogates.
        breaks: signs that stay all the same, such as a line feed.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(sign if _is_seen(sign) or sign in breaks else "�" for sign in text)


def quoted(text: str) -> str:
    """Return a text as a message quotes it: printable, and its beginning if long."""
    is_long = len(text) > _LONGEST_QUOTE
    return printable(f"{text[: _LONGEST_QUOTE - 1]}…" if is_long else text)


def printable_json(text: str) -> str:
    """Return JSON with escapes for signs of its strings that are not to be printed."""
    text = _JSON_UNSEEN.sub(_escaped, text)
    return _SURROGATE.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _is_seen(sign: str) -> bool:
    return sign in _JOINERS or unicodedata.category(sign) not in _UNSEEN
