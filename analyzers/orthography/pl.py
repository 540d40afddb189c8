"""Which spelling does a Polish word have by the rules of 2026?

The Council for the Polish Language joined and parted words anew. The rules, with their
sources, are in `data/pl_orthography.toml`. Its new capitals need none here, since terms
have small letters.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from analyzers.data_files import read_toml
from analyzers.orthography.compounds import FirstParts
from analyzers.orthography.respellings import Respellings

_NOT = "nie"
_MOST = "naj"
_ENDINGS = (
    "a", "ach", "ami", "em", "om", "owi", "owie", "y", "ze", "zy", "ów"
)  # fmt: skip


def respell(form: str) -> str:
    """Return a normalised word as the rules of 2026 spell it."""
    form = _conjunctions().get(form, form)
    form = _respellings().apply(form)
    return join_first_part(form) if "-" in form else form


def join_first_part(form: str) -> str:
    """Return a word without the hyphens after its first parts."""
    if not (cut := first_parts().cut_at_hyphen(form)):
        return form
    return cut.first + join_first_part(cut.rest)


def without_negation(form: str) -> tuple[str, str] | None:
    """Return two spellings of a negated adjective or adverb; None of other words.

    `nienajlepszy` is spelled `nielepszy`, whose lemma dictionaries know, and
    `najlepszy`, as it stands where `nie` is a word of its own. Whether the second one
    is a higher degree the caller must ask a dictionary.
    """
    rest = form.removeprefix(_NOT)
    if rest == form or form in _data()["negations"]["whole"]:
        return None
    return _NOT + rest.removeprefix(_MOST), rest


def has_particle(form: str) -> bool:
    """Return whether a hyphen sets a particle off."""
    first, *_, last = form.split("-")
    rules = _data()["hyphens"]
    return first in rules["first"] or last in rules["last"]


@cache
def first_parts() -> FirstParts:
    """Return the first parts of Polish compounds."""
    return FirstParts.of_table(_data()["first_parts"])


@cache
def _conjunctions() -> dict[str, str]:
    rules = _data()["conjunctions"]
    return {word + end: word for word in rules["of"] for end in rules["endings"]}


@cache
def _respellings() -> Respellings:
    return Respellings(_data()["respellings"], endings=_ENDINGS)


def _data() -> dict[str, Any]:
    return read_toml("pl_orthography.toml")
