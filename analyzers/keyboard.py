"""What did a person mean whose keyboard was set to another language?"""

from __future__ import annotations

from functools import cache
from importlib import resources

from analyzers.lexicon import word_list

_DIGRAPH = "зг"
"""Two letters that are not written as each alone."""


def romanise(word: str) -> str:
    """Write a Ukrainian word in Latin letters: `співпраця` becomes `spivpratsia`.

    By resolution 55 of the Cabinet of Ministers of Ukraine, 2010. Other signs stay.
    """
    first, later = _letters()
    head = _DIGRAPH if word.startswith(_DIGRAPH) else word[:1]
    rest = word[len(head) :].replace(_DIGRAPH, later[_DIGRAPH])
    return first.get(head, head) + rest.translate(_translation())


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


@cache
def _letters() -> tuple[dict[str, str], dict[str, str]]:
    """Give what each letter becomes at the beginning of a word, and later in it."""
    text = resources.files("analyzers").joinpath("data", "uk_romanisation.tsv")
    rows = [
        line.split("\t")
        for line in text.read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    silent = {"'": "", "ь": ""}
    return (
        {letter: first for letter, first, _ in rows} | silent,
        {letter: later for letter, _, later in rows} | silent,
    )


@cache
def _translation() -> dict[int, str]:
    return str.maketrans({k: v for k, v in _letters()[1].items() if len(k) == 1})


@cache
def _layouts() -> tuple[str, str]:
    latin, cyrillic = word_list("uk_keyboard.txt")
    return latin, cyrillic
