"""Which nominatives may a declined name come from?

Rules alone decide, as names are in no dictionary; each form has several candidates,
and of those that are no name nothing comes but a key that nothing else has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from analyzers.names.spelling import is_cyrillic, table

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST_STEM = 2
"""Letters that are left of a name at least: `Юна` is of `Юн`."""

_POLISH = re.compile("[ąćęłńśźż]")


@dataclass(frozen=True)
class Rule:
    """A paradigm: what its forms look like and what takes the ending's place.

    Attributes:
        endings: of the forms.
        form: matches a form; its first group is the stem, its second the ending.
        bases: endings of the nominative; a leading `-` cuts a letter off the stem.
    """

    endings: tuple[str, ...]
    form: re.Pattern[str]
    bases: tuple[str, ...]


def nominatives(word: str, lang: str) -> tuple[str, ...]:
    """Give a spelled word and all that it may be a case of.

    A Cyrillic word is declined as in Ukrainian, in whatever text it stands; a Latin
    one as in Polish, in a Polish text or with letters that only Polish has.
    """
    if is_cyrillic(word):
        endings = "uk"
    elif lang == "pl" or _POLISH.search(word):
        endings = "pl"
    else:
        return (word,)
    return tuple(dict.fromkeys((word, *_candidates(word, _rules(endings)))))


def _candidates(word: str, rules: tuple[Rule, ...]) -> Iterator[str]:
    for rule in rules:
        if not word.endswith(rule.endings):
            continue
        if found := rule.form.fullmatch(word):
            for base in rule.bases:
                ending = base.lstrip("-")
                stem = found[1][: len(found[1]) - (len(base) - len(ending))]
                if len(stem) >= SHORTEST_STEM:
                    yield stem + ending


@cache
def _rules(lang: str) -> tuple[Rule, ...]:
    return tuple(
        Rule(
            tuple(rule["endings"]),
            re.compile(f"(.*(?:{rule['after']}))({'|'.join(rule['endings'])})"),
            tuple(rule["bases"]),
        )
        for rule in table("name_endings.toml")[lang]
    )
