"""How may a French word have been spelled before 1990?

The rectifications are rules, applied backwards here, and lists; the lists, with the
sources, are in `data/fr_orthography.toml`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from analyzers.data_files import read_toml
from analyzers.dela import dela_lemmas

if TYPE_CHECKING:
    from collections.abc import Iterator

_CIRCUMFLEX = {"i": "î", "u": "û"}
# `amoncèle` is conjugated as `pèle`, `cèderai` as `cède`, and an `è` stands wherever a
# mute `e` follows. Verbs end in `-oter` (`greloter`) unless a noun has `tt`. The
# diaeresis is on the vowel that is heard (`aigüe`, `gageüre`).
_RULES = (
    (re.compile("è([lt])(?=e)"), r"e\1\1"),
    (re.compile("è(?=(?:ch|gn|ph|[bcdfgpt][lr]|[bcdfgjklmnprstvz])e)"), "é"),
    (re.compile("(?<=[a-zéè]{3}o)t(?=[aeé][a-zéèâ]*$|i?on)"), "tt"),
    (re.compile("üe"), "uë"),
    (re.compile("üi"), "uï"),
    (re.compile("eü(?=re)"), "eu"),
    (re.compile("gü(?=e)"), "gu"),
)


def spelled_before(form: str) -> str:
    """Return the listed word that a word was before 1990, which may be the word itself.

    A word that the dictionary lists is left as it is, and so is one of which it does
    not list what the rules make of it.
    """
    return form if dela_lemmas(form) else next(filter(dela_lemmas, _before(form)), form)


def with_listed_beginning(table: str, form: str) -> str:
    """Return a word with the beginning that a table of the data has; "" if none."""
    match = _beginnings(table).match(form)
    return _data()[table][match[0]] + form[match.end() :] if match else ""


def _before(form: str) -> Iterator[str]:
    """Yield what a word may have been, likely or not."""
    if respelled := with_listed_beginning("stems", form):
        yield respelled
    for pattern, old in _RULES:
        if (one := pattern.sub(old, form)) != form:
            yield one
    for at, letter in enumerate(form):
        if marked := _CIRCUMFLEX.get(letter):
            yield form[:at] + marked + form[at + 1 :]


@cache
def _beginnings(table: str) -> re.Pattern[str]:
    longest_first = sorted(_data()[table], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))


def _data() -> dict[str, Any]:
    return read_toml("fr_orthography.toml")
