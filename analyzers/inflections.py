"""Which forms does a word of a dictionary have?

The analyzers go from a form to its lemmas; this is the way back, for the few words of
a lexicon whose forms must be known beforehand: in capitals without diacritics
(`SLOWACJI`, `BRESILIENNES`) no dictionary has them.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from analyzers import fr, pl

_FRENCH_ENDINGS = ("s", "e", "es", "ne", "nes")
"""What French nouns and adjectives append to the dictionary form: `coréen`,
`coréenne`."""


def inflections(lang: str, word: str) -> tuple[str, ...]:
    """Return a word and its other forms, in small letters; each once.

    Languages without a way back get the word alone: Ukrainian, whose letters lose no
    marks in capitals, Vietnamese, which has no forms, and Polish where Morfeusz is
    missing.

    Args:
        lang: ISO 639-1 code.
        word: a dictionary form in small letters.
    """
    forms: tuple[str, ...] = ()
    if lang == "fr":
        candidates = (f"{word}{ending}" for ending in _FRENCH_ENDINGS)
        forms = tuple(form for form in candidates if word in fr.lemmas(form))
    elif lang == "pl" and pl.has_morfeusz():
        lemmas = (word, word.capitalize())
        forms = tuple(
            form.lower() for lemma in lemmas for form, *_ in _morfeusz().generate(lemma)
        )
    return tuple(dict.fromkeys((word, *forms)))


@cache
def _morfeusz() -> Any:
    import morfeusz2  # noqa: PLC0415 - as in `pl.py`

    return morfeusz2.Morfeusz(analyse=False, generate=True)
