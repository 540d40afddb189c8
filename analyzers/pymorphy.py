"""Which readings does pymorphy3 list for a Ukrainian form, or guess?"""

from __future__ import annotations

from functools import cache
from typing import Any

# Grammemes of OpenCorpora, as pymorphy3 names them.
_ABBREVIATIONS = {"Abbr", "Fixd", "Dist"}
"""Of abbreviations and makes; some of their cases have only one of them."""


def readings_of(word: str) -> list[Any]:
    """Return the readings of a form, none if pymorphy3 cannot parse it."""
    try:
        readings: list[Any] = _morphology().parse(word)
    except ValueError:  # it asks Unicode for the name of a character that has none
        return []
    return readings


def is_listed(word: str) -> bool:
    """Return whether the dictionary lists a form, as a person's name or not."""
    return bool(_morphology().word_is_known(word))


def is_ordinary(word: str) -> bool:
    """Return whether a form is a word other than an abbreviation: `він`, but not `оон`.

    A few words have forms that look like abbreviations and do not count: given names
    in other cases (`Нато`, `Мон`), and particles (`ато`).
    """
    return is_listed(word) and any(map(_is_ordinary, readings_of(word)))


def _is_ordinary(reading: Any) -> bool:
    tag = reading.tag
    return (
        reading.is_known
        and _ABBREVIATIONS.isdisjoint(tag.grammemes)
        and "PRCL" not in tag
        and not ("Name" in tag and "nomn" not in tag)
    )


@cache
def _morphology() -> Any:
    import pymorphy3  # noqa: PLC0415 - the dictionary takes 30 MB

    return pymorphy3.MorphAnalyzer(lang="uk")
