"""What is a text in plain characters, each word of it in one script?

It is for what is shown or typed rather than indexed: completions, names, questions. The
words are those that analyzers read first; see `characters`.
"""

from __future__ import annotations

import re

from analyzers.compatibility import plain_words
from analyzers.look_alikes import in_one_script
from analyzers.tokenizer import APOSTROPHES, INVISIBLE

_CYRILLIC, _LATIN = "\u0400-\u0481\u048a-\u052f", "A-Za-z\u00c0-\u024f"
_GREEK = "\u0370-\u03ff"
_COMPATIBLE = (
    "\u00aa\u00b2\u00b3\u00b5\u00b9\u00ba\u00bc-\u00be\u0132\u0133\u013f\u0140\u0149"
    "\u017f\u02b0-\u02b7\u1d2c-\u1d6a\u1d9b-\u1dbf\u2070-\u209c\u2150-\u217f\u2460-\u24ea"
    "\ufb00-\ufb06\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff"
)
_OF_ONE_SCRIPT = re.compile(
    f"[^ÐðƉɖ{_COMPATIBLE}{_LATIN}{_GREEK}]*+|[^ÐðƉɖ{_COMPATIBLE}{_CYRILLIC}{_GREEK}]*+"
)
_ODD = re.compile(
    f"[ÐðƉɖ{_COMPATIBLE}]|[{_GREEK}][{_LATIN}{_CYRILLIC}]|[{_LATIN}{_CYRILLIC}][{_GREEK}]"
    f"|[{_CYRILLIC}][{APOSTROPHES}]?[{_LATIN}]|[{_LATIN}][{APOSTROPHES}]?[{_CYRILLIC}]"
)
_BETWEEN = re.compile(rf"([^\w\u0300-\u036f{APOSTROPHES}{INVISIBLE}]+)")


def plain_text(text: str) -> str:
    """Return a text in plain characters; nearly all texts are so as they are.

    A fraction of one character (`½`) stays, since with a stroke it is two words.
    """
    if _OF_ONE_SCRIPT.fullmatch(text) or not _ODD.search(text):
        return text
    return "".join(map(_plain_word, _BETWEEN.split(text)))


def _plain_word(word: str) -> str:
    if not _ODD.search(word):
        return word
    plain = in_one_script(plain_words(word)[0])
    return word if "/" in plain else plain
