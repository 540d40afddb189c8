"""Which spelling does a Ukrainian word have by the orthography of 2019?

Texts of before keep to the orthography of 1993, and newspapers mix the two. The rules,
with their sources, are in `data/uk_orthography.toml`.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from analyzers.data_files import read_toml
from analyzers.orthography.compounds import Cut, FirstParts

HALF = "пів"
_IOTATED = "яюєї"
_CONSONANTS = "бвгґджзйклмнпрстфхцчшщ"


def spellings(form: str) -> tuple[str, ...]:
    """Return a normalised word as the orthography of 2019 spells it."""
    if form.startswith((f"{HALF}-", f"{HALF}'")) and (half := cut_half(form)):
        form = half.first + half.rest
    return (join_first_part(form),) if "-" in form else (form,)


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


def _data() -> dict[str, Any]:
    return read_toml("uk_orthography.toml")
