"""Of which nominatives may a word be an inflected form, if it is a name?

Names are in no dictionary, so rules alone decide and yield several candidates. Those
that are no name do no harm: they yield keys that nothing else has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from analyzers.data_files import read_toml
from analyzers.names.spelling import is_cyrillic

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST_STEM = 2
"""Fewest letters of a stem: `Юна` is a form of `Юн`."""

_POLISH_LETTER = re.compile("[ąćęłńśźż]")


@dataclass(frozen=True)
class Rule:
    """A paradigm: what its forms end in, and what the nominative ends in instead.

    Attributes:
        endings: case endings of the forms.
        form: matches a form; its first group is the stem, its second the ending.
        bases: endings of the nominative; a leading `-` removes the stem's last letter.
    """

    endings: tuple[str, ...]
    form: re.Pattern[str]
    bases: tuple[str, ...]


def nominatives(word: str, lang: str) -> tuple[str, ...]:
    """Return a spelled word and all nominatives of which it may be a form.

    A Cyrillic word is inflected as in Ukrainian, in whatever text it occurs. A Latin
    word is inflected as in Polish if the text is Polish or it has letters that only
    Polish has.

    Args:
        word: a word as `spelling.spell` returns it.
        lang: ISO 639-1 code of the text's language.
    """
    if is_cyrillic(word):
        rules = _rules("uk")
    elif lang == "pl" or _POLISH_LETTER.search(word):
        rules = _rules("pl")
    else:
        return (word,)
    return tuple(dict.fromkeys((word, *_candidates(word, rules))))


def likely_nominatives(word: str, lang: str) -> tuple[str, ...]:
    """Return the nominatives of a word without itself where it has a sure case ending.

    Args:
        word: as for `nominatives`.
        lang: as for `nominatives`.
    """
    itself, *others = nominatives(word, lang)
    return (
        tuple(others) if others and itself.endswith(_sure(lang)) else (itself, *others)
    )


def _candidates(word: str, rules: tuple[Rule, ...]) -> Iterator[str]:
    for rule in rules:
        if not word.endswith(rule.endings):  # a quick test that most rules fail
            continue
        if match := rule.form.fullmatch(word):
            for base in rule.bases:
                ending = base.lstrip("-")
                removed = len(base) - len(ending)
                stem = match[1][: len(match[1]) - removed]
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
        for rule in read_toml("name_endings.toml")[lang]
    )


@cache
def _sure(lang: str) -> tuple[str, ...]:
    """Return the endings that hardly any nominative has."""
    return tuple(read_toml("name_endings.toml")["sure"].get(lang, ()))
