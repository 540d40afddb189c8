"""Of which parts is a French compound, however they are joined?

`minisommets` and `mini-sommet` are forms of one word, and so are `porte-avions` and
`porteavion`. What is joined, and by which rules, is in `data/fr_orthography.toml`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from analyzers.data_files import read_toml
from analyzers.dela import dela_lemmas
from analyzers.orthography.compounds import Cut
from analyzers.orthography.french_1990 import spelled_before

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST = 8
"""Fewest letters of a joined compound that is cut; a shorter one may be any name."""
SHORTEST_REST = 4
"""Fewest letters of what follows the first part there."""
_ALIKE = 3
_SHORTEST_AFTER_HYPHEN = 3
_VOWELS = "aeiouyhâàéèêîïôûü"


def listed_compound(form: str) -> str:
    """Return the singular of a listed compound, joined; "" of another word.

    Args:
        form: a normalised word, joined or with hyphens.
    """
    joined = form.replace("-", "")
    for one in (joined, joined[:-1] if joined[-1:] in {"s", "x"} else ""):
        if one in _joined():
            return one
    return ""


def cut_compound(form: str) -> Cut | None:
    """Return the parts of a compound; None of a word that is none.

    The first part is as it stands before the rest: `contr` of `contrattaque`. A word
    that the dictionary lists may be one by chance, so it is cut only after what is
    typed as a word of its own.

    Args:
        form: a normalised word, joined or with a hyphen.
    """
    if listed := listed_compound(form):
        return Cut(*_joined()[listed])
    first, hyphen, rest = form.partition("-")
    if hyphen:
        return Cut(first, rest) if _may_be_joined(first, rest) else None
    return _cut_joined(form, _certain() if dela_lemmas(form) else _firsts())


def word_lemmas(form: str) -> tuple[str, ...]:
    """Return the lemmas of a word, as dictionaries and lists have them; () for none.

    A compound's last part is inflected alone.
    """
    if listed := listed_compound(form):
        return (listed,)
    if found := dela_lemmas(form):
        return found
    if not (cut := cut_compound(form)):
        return tuple(_of_hyphened_parts(form))
    inflected = (elide(cut.first + lemma) for lemma in _of_last_part(cut.rest))
    return dela_lemmas(elide(cut.first + cut.rest)) or tuple(inflected)


def _cut_joined(form: str, firsts: frozenset[str]) -> Cut | None:
    """Return the parts of a joined compound, of which the last is a listed word."""
    form = elide(form)
    if len(form) < SHORTEST or _whole().match(form):
        return None
    if not (match := _beginning().match(form)):
        return None
    for end in range(match.end(), 1, -1):
        rest = form[end:]
        known = form[:end] in firsts and len(rest) >= SHORTEST_REST
        if known and dela_lemmas(spelled_before(rest)):
            return Cut(form[:end], rest)
    return None


def _of_hyphened_parts(form: str) -> Iterator[str]:
    """Yield the listed lemmas of a hyphened word; any of its parts may be inflected."""
    head, hyphen, last = form.rpartition("-")
    if hyphen:
        for first in dict.fromkeys((head, *dela_lemmas(head))):
            for second in dela_lemmas(last):
                lemma = f"{first}-{second}"
                if dela_lemmas(lemma) or listed_compound(lemma):
                    yield lemma


def standard_lemmas(lemma: str) -> Iterator[str]:
    """Yield the lemmas by which all spellings of a dictionary form are known.

    Of most words it is the dictionary form itself, of compounds the joined one.
    """
    listed = _data()["lemmas"]
    one = listed.get(lemma, lemma)
    first, hyphen, rest = one.partition("-")
    if hyphen and first in _data()["verbs"]["prepositions"]:
        yield from (f"{first}-{last}" for last in _of_last_part(rest))
    elif hyphen and (joined := _join(one)):
        found = word_lemmas(joined) or (joined,)
        yield from (listed.get(each, each) for each in found)
    else:
        yield one


def _join(lemma: str) -> str:
    """Return a lemma without the hyphen that it may also lack; "" if it may not."""
    joined = lemma.replace("-", "")
    if lemma in _different():
        return ""
    if listed_compound(lemma) or (dela_lemmas(lemma) and dela_lemmas(joined)):
        return joined
    cut = cut_compound(lemma)
    return elide(cut.first + cut.rest) if cut else ""


def _of_last_part(rest: str) -> tuple[str, ...]:
    """Return the lemmas of a compound's last part, its singular alone if it has one.

    A lemma that has other letters (`val` of `vaux`) is no sign of a compound.
    """
    rest = _data()["forms"].get(rest, (spelled_before(rest),))[0]
    found = dela_lemmas(rest)
    own = [one for one in (rest[:-1], rest) if one in found][:1]
    listed = _data()["lemmas"]
    alike = own or [one for one in found if one[:_ALIKE] == rest[:_ALIKE]]
    return tuple(listed.get(one, one) for one in alike or (rest,))


def _may_be_joined(first: str, rest: str) -> bool:
    """Return whether a hyphen joins two parts of a word, and not a phrase."""
    second, hyphen, _ = rest.partition("-")
    if len(second) < _SHORTEST_AFTER_HYPHEN or not second.replace("'", "").isalpha():
        return False
    if first in _data()["verbs"]["first"]:
        return not hyphen and second not in _data()["verbs"]["pronouns"]
    return first in _prefixes() and not (hyphen and first in _elided())


def elide(form: str) -> str:
    """Return a joined word with `contr` and `entr` before vowels: `contrattaque`."""
    match = _unelided().match(form)
    return form[: match.end() - 1] + form[match.end() :] if match else form


@cache
def _joined() -> dict[str, tuple[str, str]]:
    """Return the first part and the rest of each listed word, which is joined."""
    words = _data()["joined"]["words"]
    cuts = {word.replace("-", ""): word.split("-", 1) for word in words}
    return {joined: (first, rest) for joined, (first, rest) in cuts.items()}


@cache
def _different() -> frozenset[str]:
    return frozenset(_data()["joined"]["different"])


@cache
def _prefixes() -> frozenset[str]:
    parts = _data()["first_parts"]
    return frozenset((*parts["apart"], *parts["bound"]))


@cache
def _certain() -> frozenset[str]:
    """Return the first parts after which a word that is listed may be cut."""
    parts = _data()["first_parts"]
    return frozenset(parts["apart"]).difference(parts["by_chance"])


@cache
def _firsts() -> frozenset[str]:
    """Return all that compounds begin with, as it stands before the rest."""
    elided = (first[:-1] for first in _elided())
    return _prefixes().union(_data()["verbs"]["first"], elided)


@cache
def _elided() -> frozenset[str]:
    return frozenset(_data()["first_parts"]["elided"])


@cache
def _unelided() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(sorted(_elided()))})(?=[{_VOWELS}])")


@cache
def _beginning() -> re.Pattern[str]:
    longest_first = sorted(_firsts(), key=len, reverse=True)
    return re.compile("|".join(longest_first))


@cache
def _whole() -> re.Pattern[str]:
    return re.compile("|".join(_data()["first_parts"]["whole"]))


def _data() -> dict[str, Any]:
    return read_toml("fr_orthography.toml")
