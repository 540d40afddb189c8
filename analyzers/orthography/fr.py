"""Which spelling does a French word have in the dictionary?

Most second spellings are those of the rectifications of 1990. What no rule tells is
listed, with the sources, in `data/fr_orthography.toml`; compounds are the matter of
`french_compounds`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from analyzers.data_files import read_toml
from analyzers.dela import dela_lemmas
from analyzers.orthography.french_compounds import (
    elide,
    join_compound,
    may_be_compound,
    word_lemmas,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIGATURES = (("œ", "oe"), ("æ", "ae"))
_CIRCUMFLEX = {"i": "î", "u": "û"}
# `amoncèle` is conjugated as `pèle`, `cèderai` as `cède`, and an `è` stands wherever a
# mute `e` follows. Verbs end in `-oter` (`greloter`) unless a noun has `tt`. The
# diaeresis is on the vowel that is heard (`aigüe`, `gageüre`).
_BEFORE = (
    (re.compile("è([lt])(?=e)"), r"e\1\1"),
    (re.compile("è(?=(?:ch|gn|ph|[bcdfgpt][lr]|[bcdfgjklmnprstvz])e)"), "é"),
    (re.compile("(?<=[a-zéè]{3})ot(?=(?:[aeé]|ons$|ions$)[a-zéèâ]*$)"), "ott"),
    (re.compile("üe"), "uë"),
    (re.compile("üi"), "uï"),
    (re.compile("eü(?=re)"), "eu"),
    (re.compile("gü(?=e)"), "gu"),
)


def spellings(form: str) -> tuple[str, ...]:
    """Return the spellings of before 1990 that a normalised word may have.

    The dictionary lists those. A word that it lists is spelled so, unless the spelling
    of 1990 made another word look the same (`boite`). Compounds are joined.
    """
    for ligature, letters in _LIGATURES:
        form = form.replace(ligature, letters)
    if also := _data()["forms"].get(form):
        return tuple(also)
    form = _with_beginning("loans", form) or form
    form = join_compound(form.replace("entr'", "entr").replace("grand'", "grand-"))
    if dela_lemmas(form) or word_lemmas(form := elide(form)):
        return (form,)
    lemmas = word_lemmas if may_be_compound(form) else dela_lemmas
    return (next(filter(lemmas, _before(form)), form),)


def _before(form: str) -> Iterator[str]:
    """Yield how a word may have been spelled before 1990."""
    if respelled := _with_beginning("stems", form):
        yield respelled
    for pattern, old in _BEFORE:
        if (one := pattern.sub(old, form)) != form:
            yield one
    for at, letter in enumerate(form):
        if marked := _CIRCUMFLEX.get(letter):
            yield form[:at] + marked + form[at + 1 :]


def _with_beginning(table: str, form: str) -> str:
    """Return a word with the beginning that a table gives it; "" if it has none."""
    match = _beginnings(table).match(form)
    return _data()[table][match[0]] + form[match.end() :] if match else ""


@cache
def _beginnings(table: str) -> re.Pattern[str]:
    longest_first = sorted(_data()[table], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))


def _data() -> dict[str, Any]:
    return read_toml("fr_orthography.toml")
