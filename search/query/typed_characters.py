"""Which characters are meant by those that a question was typed in?

A question is planned by its words, so they are read as texts are: in one script, in
plain characters. What stands in quotation marks is looked for as it is typed.
"""

from __future__ import annotations

import re

from analyzers.compatibility import plain_words
from analyzers.look_alikes import in_one_script
from analyzers.tokenizer import APOSTROPHES, INVISIBLE, TYPEWRITER_APOSTROPHE

_TYPEWRITER = re.compile(TYPEWRITER_APOSTROPHE)
_JOINT = re.compile(rf"([^\w\u0300-\u036f{APOSTROPHES}{INVISIBLE}]+)")


def straightened(text: str) -> str:
    """Return a question with apostrophes for the signs that stand for them in a word.

    So `об"єкт` has no quotation mark and `п*ять` no prefix. A sign that closes a
    quotation (`"суд"єдиний`) stays: without it an odd number of marks would be left.
    """
    apart = _TYPEWRITER.sub("'", text)
    return text if apart.count('"') % 2 else apart


def in_plain_characters(word: str) -> str:
    """Return a typed word, each part of it in one script and in plain characters."""
    if word.isascii():
        return word
    return "".join(map(_plain_part, _JOINT.split(word)))


def _plain_part(part: str) -> str:
    plain = in_one_script(plain_words(part)[0])
    return part if "/" in plain else plain
