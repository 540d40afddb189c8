"""What was meant by a text typed on the wrong keyboard layout, or in other letters?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analyzers.data_files import read_lines
from analyzers.look_alikes import CYRILLIC, LATIN, rewritten
from analyzers.plain_text import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGRAPH = "зг"
"""Two letters that are not romanised as each alone is."""
_SILENT = {"'": "", "ь": ""}


def romanise(word: str) -> str:
    """Return a Ukrainian word in Latin letters: `співпраця` becomes `spivpratsia`.

    By resolution 55 of the Cabinet of Ministers of Ukraine, 2010. Other characters
    stay as they are.
    """
    at_start, later = _letters()
    head = _DIGRAPH if word.startswith(_DIGRAPH) else word[:1]
    rest = word[len(head) :].replace(_DIGRAPH, later[_DIGRAPH])
    return at_start.get(head, head) + rest.translate(_later_letters())


def other_layout(text: str) -> str:
    """Return what the same keys type in the other layout: `ghbdsn` becomes `привіт`.

    Latin text is taken as meant for the Ukrainian layout, Cyrillic text as meant for
    the English one; for a text of neither the result is "".
    """
    latin, cyrillic = read_lines("uk_keyboard.txt")
    lowered = text.lower()
    table = str.maketrans(latin, cyrillic)
    if any(char in cyrillic and char not in latin for char in lowered):
        table = str.maketrans(cyrillic, latin)
    elif not any(char.isascii() and char.isalpha() for char in lowered):
        return ""
    return lowered.translate(table)


def respelled(word: str) -> str:
    """Return a word of two scripts in one: `спiвпраця` with a Latin `i`.

    Small letters count as alike whose capitals are: somebody who types `kиїв` has not
    seen the other keyboard.
    """
    if (meant := plain_text(word)) != word:
        return meant
    capitals = word.upper()
    meant = plain_text(capitals)
    return word if meant == capitals else meant.lower()


def readings(text: str) -> Iterator[str]:
    """Yield what a text may be meant to be, the likeliest first.

    That is the text itself, with each word in one script, its abbreviations in the
    other script (`HATO`), and what its keys type in another layout.
    """
    typed = text.lstrip()
    if typed.strip():
        words = [respelled(word) for word in typed.split(" ")]
        others = map(_in_other_script, words)
        meant = (" ".join(words), " ".join(others), other_layout(typed))
        yield from dict.fromkeys(filter(None, meant))


def _in_other_script(word: str) -> str:
    """Return a word in capitals in the letters of another script that look alike."""
    if not word.isupper():
        return word
    return rewritten(word, LATIN) or rewritten(word, CYRILLIC) or word


@cache
def _letters() -> tuple[dict[str, str], dict[str, str]]:
    """Return what each letter becomes at the beginning of a word, and later in it."""
    rows = [line.split("\t") for line in read_lines("uk_romanisation.tsv")]
    return (
        {letter: at_start for letter, at_start, _ in rows} | _SILENT,
        {letter: later for letter, _, later in rows} | _SILENT,
    )


@cache
def _later_letters() -> dict[int, str]:
    later = _letters()[1]
    return str.maketrans({k: v for k, v in later.items() if len(k) == 1})
