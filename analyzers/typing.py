"""What did a person mean whose keyboard was set to another language?"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from analyzers.lexicon import word_list

_LETTER = re.compile("зг|.")


def romanise(word: str) -> str:
    """Write a Ukrainian word in Latin letters: `співпраця` becomes `spivpratsia`.

    By resolution 55 of the Cabinet of Ministers of Ukraine, 2010. Other signs stay.
    """
    return "".join(
        _romanised(found[0], first=not found.start())
        for found in _LETTER.finditer(word)
    )


def other_layout(text: str) -> str:
    """Give what the same keys type in the other layout: `ghbdsn` becomes `привіт`.

    Latin text is read as if the Ukrainian layout had been meant, Cyrillic text as if
    the English one had been; a text of neither gives "".
    """
    latin, cyrillic = _layouts()
    lowered = text.lower()
    table = str.maketrans(latin, cyrillic)
    if any(char in cyrillic and char not in latin for char in lowered):
        table = str.maketrans(cyrillic, latin)
    elif not any(char.isascii() and char.isalpha() for char in lowered):
        return ""
    return lowered.translate(table)


def _romanised(letter: str, *, first: bool) -> str:
    pair = _letters().get(letter, (letter, letter))
    return pair[0] if first else pair[1]


@cache
def _letters() -> dict[str, tuple[str, str]]:
    text = resources.files("analyzers").joinpath("data", "uk_romanisation.tsv")
    rows = (
        line.split("\t")
        for line in text.read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    )
    table = {letter: (first, later) for letter, first, later in rows}
    return table | {"'": ("", ""), "ь": ("", "")}


@cache
def _layouts() -> tuple[str, str]:
    latin, cyrillic = word_list("uk_keyboard.txt")
    return latin, cyrillic
