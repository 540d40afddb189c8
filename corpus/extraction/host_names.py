"""Is a text the name of the site that a host's name spells?

Hosts spell names without accents, in Latin letters, with hyphens or none, and without
their small words: "echo-du-lac.example" is that of "L'Écho du lac".
"""

from __future__ import annotations

import unicodedata

from corpus.extraction.page_data import lines, pairs
from corpus.extraction.wording import wording

_LEAST_LETTERS = 5
"""Least letters of a label that is taken for a whole name."""
_LEAST_PART = 3
"""Least letters of a part of a label that stands for a longer word."""


def is_named_by(host: str, text: str) -> bool:
    """Return whether a host's name spells a text.

    Args:
        host: its name in lower case, such as "www.site.example".
        text: what may be the name of its site.
    """
    words = _romanized(text)
    if not words:
        return False
    small = frozenset(lines("small_words.txt"))
    names = (words, [word for word in words if word not in small])
    return any(
        _spells(label, name) for label in host.split(".")[:-1] for name in names if name
    )


def _spells(label: str, words: list[str]) -> bool:
    if len(label) < _LEAST_LETTERS:
        return False
    if label.replace("-", "") == "".join(words):
        return True
    parts = label.split("-")
    return len(parts) == len(words) > 1 and all(
        len(part) >= _LEAST_PART and word.startswith(part)
        for part, word in zip(parts, words, strict=True)
    )


def _romanized(text: str) -> list[str]:
    """Return the words of a text in Latin letters without accents."""
    letters = pairs("romanized.tsv")
    latin = "".join(letters.get(letter, letter) for letter in wording(text))
    plain = unicodedata.normalize("NFD", latin)
    return "".join(c for c in plain if not unicodedata.combining(c)).split()
