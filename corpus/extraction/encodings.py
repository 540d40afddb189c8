"""How well does an encoding fit bytes that are in one of our languages?"""

from __future__ import annotations

import codecs
import re
from functools import cache

from corpus.extraction.page_data import table

_SAMPLE = 60_000
_MARKUP = re.compile(
    rb"<(script|style)\b.*?</\1\s*>|<[^>]*>|&#?\w+;", re.DOTALL | re.IGNORECASE
)
_BEYOND = re.compile(r"[^\x00-\x7f]")
# Those of Russian are here as its pages must be told as such, to be refused.
# Words with letters beyond ASCII that are words of one script and one case: letters of
# Ukrainian; of French, Polish and Vietnamese (precomposed or with combining tones).
_UK = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяёъыэ"
_LATIN = (
    "a-zàâäçéèêëîïôöùûüÿœæąćęłńóśźżăâđêôơưáãạảấầẩẫậắằẳẵặẻẽẹếềểễệíìỉĩịốồổỗộớờởỡợòỏõọúủũụứừửữựýỳỷỹỵ"
    "\u0300\u0301\u0303\u0309\u0323"
)
_WORD = re.compile(r"[^\W\d_]['’ʼ]?(?:[^\W\d_]|['’ʼ\u0300-\u0323])*")
_CYRILLIC_WORD = re.compile(
    rf"(?:[{_UK}{_UK.upper()}]['’ʼ]?[{_UK}'’ʼ]*|[{_UK.upper()}'’ʼ]+)"
)
_LATIN_WORD = re.compile(
    rf"(?:[{_LATIN}{_LATIN[3:].upper()}A-Z][{_LATIN}'’ʼ]*|[{_LATIN[3:].upper()}A-Z'’ʼ]+)"
)
_SIGNS = re.compile("[«»„“”‘’–—…•№€©®°§\xa0\xad·×]")


def python_name(label: str) -> str:
    """Return Python's name of the encoding that a label names, "" if it names none."""
    key = label.strip().strip("\"'").lower()
    name = table("page_encodings.toml")["labels"].get(key, key)
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    return "cp1252" if found == "iso8859-1" else found


def best_encoding(data: bytes) -> tuple[str, float]:
    """Return the encoding of one byte a letter that fits bytes best, and its fit."""
    names = table("page_encodings.toml")["single"]
    fits = [(fit(data, name), -index, name) for index, name in enumerate(names)]
    best, _, name = max(fits)
    return name, best


def fit(data: bytes, encoding: str) -> float:
    """Return which share of the signs beyond ASCII is at home in our languages, 0 to 1.

    Letters are at home in words of one script whose capitals stand as they do in
    words. Encodings of Cyrillic differ in case and in letters that Ukrainian lacks,
    those of Latin in letters that the other languages lack.
    """
    text = decode_single(_MARKUP.sub(b" ", data[:_SAMPLE]), encoding)
    total = len(_BEYOND.findall(text))
    if not total:
        return 1.0
    at_home = len(_SIGNS.findall(text))
    for word in _WORD.findall(text):
        beyond = len(_BEYOND.findall(word))
        if beyond and (_CYRILLIC_WORD.fullmatch(word) or _LATIN_WORD.fullmatch(word)):
            at_home += beyond - len(_SIGNS.findall(word))
    return at_home / total


def decode_single(data: bytes, encoding: str) -> str:
    """Return the text of bytes; one that the encoding lacks stays a control sign.

    So it can be restored if it was a letter of a Vietnamese font.
    """
    text = data.decode(encoding, "surrogateescape")
    return text.translate(_bytes_as_signs())


@cache
def _bytes_as_signs() -> dict[int, int]:
    return {0xDC00 + byte: byte for byte in range(0x80, 0x100)}
