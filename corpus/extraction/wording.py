"""Do two texts of a page say the same?"""

from __future__ import annotations

import re
import unicodedata

_APART = re.compile(r"[\W_]+")
_CUT = re.compile(r"\s*(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*$")
_MARKS = re.compile("[\u0300-\u036f]")
_LEAST_CUT = 20
_MOST_OF_THEM = 0.6


def wording(text: str) -> str:
    """Return a text's words in lower case with one blank between them.

    Signs, quotation marks and accents typed as signs of their own make no difference.
    """
    folded = unicodedata.normalize("NFC", text).casefold()
    return _APART.sub(" ", unicodedata.normalize("NFC", folded)).strip()


def holds(whole: str, part: str) -> bool:
    """Return whether the words of one wording stand together in another."""
    return bool(part) and f" {part} " in f" {whole} "


def is_cut_from(text: str, whole: str) -> bool:
    """Return whether a text is the beginning of another, which an ellipsis ends."""
    if not _CUT.search(text):
        return False
    start = wording(_CUT.sub("", text))
    return len(start) >= _LEAST_CUT and wording(whole).startswith(start)


def share_of_words(text: str, others: str) -> float:
    """Return which share of a wording's words another has, 0 of an empty one."""
    words = text.split()
    known = set(others.split())
    return sum(word in known for word in words) / len(words) if words else 0.0


def is_in_address(words: str, address: str) -> bool:
    """Return whether an address spells most words of a wording, as many systems do."""
    plain = unicodedata.normalize("NFD", words.replace("đ", "d").replace("ł", "l"))
    plain = _MARKS.sub("", plain)
    slug = _APART.sub(" ", address.casefold())
    return len(plain.split()) > 1 and share_of_words(plain, slug) >= _MOST_OF_THEM
