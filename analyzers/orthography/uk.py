"""Which spelling does a Ukrainian word have by the orthography of 2019?

Texts of before keep to the orthography of 1993, and newspapers mix the two. The rules,
with their sources, are in `data/uk_orthography.toml`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from analyzers.data_files import read_toml
from analyzers.orthography.compounds import Cut, FirstParts
from analyzers.orthography.respellings import Respellings

HALF = "пів"
_ENDINGS = ("а", "ам", "ами", "ах", "е", "и", "і", "ів", "ові", "ом", "ою", "у")
_IOTATED = "яюєї"
_CONSONANTS = "бвгґджзйклмнпрстфхцчшщ"


def spellings(form: str) -> tuple[str, ...]:
    """Return the spellings of a normalised word by the orthography of 2019.

    There is one but for forms that two words have in common (`фавна`).
    """
    respelled = respell(form)
    return tuple(_data()["ambiguous"].get(respelled, (respelled,)))


def respell(form: str) -> str:
    """Return a normalised word as the orthography of 2019 spells it."""
    form = _respell_together(form)
    if form.startswith((f"{HALF}-", f"{HALF}'")) and (half := cut_half(form)):
        return half.first + half.rest
    if "-" in form and (joined := join_first_part(form)) != form:
        return _respell_together(joined)
    return form


def _respell_together(form: str) -> str:
    """Return a word respelled; the rules write `г` for `ґ`, too."""
    if "ґ" in form:
        plain = form.replace("ґ", "г")
        respelled = _respell_together(plain)
        return form if respelled == plain else respelled
    for letters, pattern, put in _patterns():
        if letters in form:
            form = pattern.sub(put, form)
    return _respellings().apply(form)


def join_first_part(form: str) -> str:
    """Return a word without the hyphens after its first parts.

    `екс-віце-прем'єр` becomes `ексвіцепрем'єр`. An apostrophe keeps a consonant apart
    from `є`, `ї`, `ю` or `я` (§ 7, 2019).
    """
    if not (cut := first_parts().cut_at_hyphen(form)):
        return form
    rest = join_first_part(cut.rest)
    apart = cut.first[-1] in _CONSONANTS and rest[0] in _IOTATED
    return f"{cut.first}'{rest}" if apart else cut.first + rest


def cut_half(form: str) -> Cut | None:
    """Return `пів` and the rest of a word that begins so and may be cut there."""
    rest = form.removeprefix(HALF).lstrip("'-")
    if not form.startswith(HALF) or form in _data()["halves"]["whole"] or "-" in rest:
        return None
    return Cut(HALF, rest)


@cache
def first_parts() -> FirstParts:
    """Return the first parts of Ukrainian compounds."""
    return FirstParts.of_table(_data()["first_parts"])


def has_particle(form: str) -> bool:
    """Return whether a hyphen sets a particle off: `то-то`, `все-таки`."""
    first, *_, last = form.split("-")
    rules = _data()["hyphens"]
    return first in rules["first"] or last in rules["last"] or len(last) == 1


@cache
def _respellings() -> Respellings:
    data = _data()
    return Respellings(
        data["respellings"], endings=_ENDINGS, prefixes=data["first_parts"]["apart"]
    )


@cache
def _patterns() -> list[tuple[str, re.Pattern[str], str]]:
    rules = _data()["patterns"]["find"]
    return [(letters, re.compile(pattern), put) for letters, pattern, put in rules]


def _data() -> dict[str, Any]:
    return read_toml("uk_orthography.toml")
