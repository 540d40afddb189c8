"""How much of a text of odd words is read?

Each different word of an article is analysed, takes some kilobytes while an index is
built and some bytes of it for ever. Language repeats its words, so only what is no
language has very many: generated letters, tables of keys, files read as text.
"""

from __future__ import annotations

import re

MOST_WORDS = 40_000
"""Different words of a text that are read. A Ukrainian text of 100,000 words, which is
a novel, has some 25,000 forms, a French one half of that (Heaps' law)."""
_WORD = re.compile(r"[^\W_]+")


def within_vocabulary(text: str) -> str:
    """Return a text to where it has more than `MOST_WORDS` different words."""
    if len(text) <= 2 * MOST_WORDS:  # a word and what parts it from the next
        return text
    words: set[str] = set()
    for match in _WORD.finditer(text):
        words.add(match.group())
        if len(words) > MOST_WORDS:
            return text[: match.start()].rstrip()
    return text
