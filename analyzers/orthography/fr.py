"""Which spelling does a French word have in the dictionary?

Most second spellings are those of 1990, which `french_1990` undoes. Compounds keep
their hyphen here; `french_compounds` has the lemmas that they share with joined ones.
"""

from __future__ import annotations

from analyzers.data_files import read_toml
from analyzers.orthography.french_1990 import spelled_before, with_listed_beginning

_LIGATURES = (("œ", "oe"), ("æ", "ae"))


def spellings(form: str) -> tuple[str, ...]:
    """Return the spellings of before 1990 that a normalised word may have.

    The dictionary lists those. A word that it lists is spelled so, unless the spelling
    of 1990 made another word look the same (`boite`).
    """
    for ligature, letters in _LIGATURES:
        form = form.replace(ligature, letters)
    if also := read_toml("fr_orthography.toml")["forms"].get(form):
        return tuple(also)
    form = form.replace("entr'", "entr").replace("grand'", "grand-")
    return (spelled_before(with_listed_beginning("loans", form) or form),)
