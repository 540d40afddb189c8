"""Under which licence is a package, and may it be?"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from supply.pins import Pin

_LONGEST = 100
"""Of a field License that names a licence and is not its text, in characters."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a package's licence beyond its metadata.

    Attributes:
        stated: what its metadata said when somebody looked.
        licence: as an expression of SPDX.
        why: where that is from, or why it is used all the same.
        is_exception: whether it need not be among those that are allowed.
    """

    stated: str
    licence: str
    why: str
    is_exception: bool


@dataclass(frozen=True, slots=True)
class Rules:
    """What is allowed, as `data/licences.toml` says."""

    allowed: frozenset[str]
    allowed_for_tools: frozenset[str]
    spellings: Mapping[str, str]
    known: Mapping[str, Known]
    parts: tuple[Mapping[str, str], ...]


@cache
def read_rules() -> Rules:
    """Return the rules of the file."""
    text = files("supply").joinpath("data", "licences.toml").read_text("utf-8")
    table: dict[str, Any] = tomllib.loads(text)
    known = {
        row["name"]: Known(
            row["stated"], row["licence"], row["why"], is_exception=key == "exception"
        )
        for key in ("package", "exception")
        for row in table[key]
    }
    return Rules(
        frozenset(table["allowed"]),
        frozenset(table["allowed_for_tools"]),
        table["spellings"],
        known,
        tuple(table["part"]),
    )


def licence_of(name: str) -> str:
    """Return the licence of an installed package as SPDX writes it, "" if unknown."""
    rules = read_rules()
    if name in rules.known:
        return rules.known[name].licence
    stated = stated_licence(name)
    return rules.spellings.get(stated, stated)


def stated_licence(name: str) -> str:
    """Return what the metadata of an installed package say of its licence.

    That is the expression, else the field License in a line, else the classifier; ""
    if there is none, or several classifiers.
    """
    fields = metadata.metadata(name)
    text: str
    for key in ("License-Expression", "License"):
        (text, *_) = fields.get_all(key) or [""]
        if text.strip() and "\n" not in text and len(text) <= _LONGEST:
            return text.strip()
    classifiers = {
        classifier.rpartition(" :: ")[2]
        for classifier in fields.get_all("Classifier") or ()
        if classifier.startswith("License :: OSI Approved :: ")
    }
    return classifiers.pop() if len(classifiers) == 1 else ""


def problems(pins: Sequence[Pin], *, are_tools: bool) -> Iterator[str]:
    """Yield a sentence for each package whose licence is unknown or not allowed.

    Args:
        pins: packages; those that are not installed here are left out.
        are_tools: whether they are only run on Hoptac, and not with it.
    """
    rules = read_rules()
    allowed = rules.allowed | (rules.allowed_for_tools if are_tools else frozenset())
    for pin in pins:
        if is_installed(pin.name):
            yield from _problem(pin.name, rules, allowed)


def is_installed(name: str) -> bool:
    """Return whether a package is installed here."""
    return any(True for _ in metadata.distributions(name=name))


def _problem(name: str, rules: Rules, allowed: frozenset[str]) -> Iterator[str]:
    """Yield what is wrong with the licence of a package, if anything is."""
    known, stated = rules.known.get(name), stated_licence(name)
    if known and known.stated != stated:
        yield (
            f"{name}: its metadata say {stated!r} and no longer {known.stated!r}; look "
            "at its licence, and correct supply/data/licences.toml"
        )
    elif not (known and known.is_exception) and not is_allowed(
        licence_of(name), allowed
    ):
        yield (
            f"{name}: its licence is {licence_of(name) or 'unknown'!r}, which "
            "supply/data/licences.toml does not allow; do without the package, or add "
            "the licence, or an exception with the reason"
        )


def is_allowed(expression: str, allowed: frozenset[str]) -> bool:
    """Return whether one may use what is under an expression of SPDX.

    Of alternatives (OR) one must be allowed, of what holds together (AND) all. What is
    no such expression is not allowed.
    """
    tokens = re.findall(r"[()]|[^\s()]+", expression)
    try:
        value, rest = _any_of(tokens, allowed)
    except IndexError:
        return False
    return value and not rest


def _any_of(tokens: list[str], allowed: frozenset[str]) -> tuple[bool, list[str]]:
    """Return whether one of the alternatives is allowed, and the tokens behind them."""
    value, tokens = _all_of(tokens, allowed)
    while tokens and tokens[0] == "OR":
        other, tokens = _all_of(tokens[1:], allowed)
        value = value or other
    return value, tokens


def _all_of(tokens: list[str], allowed: frozenset[str]) -> tuple[bool, list[str]]:
    """Return whether all parts are allowed, and the tokens behind them."""
    value, tokens = _one(tokens, allowed)
    while tokens and tokens[0] == "AND":
        other, tokens = _one(tokens[1:], allowed)
        value = value and other
    return value, tokens


def _one(tokens: list[str], allowed: frozenset[str]) -> tuple[bool, list[str]]:
    """Return whether a licence or a bracket is allowed; IndexError if neither is."""
    first, rest = tokens[0], tokens[1:]
    if first == "(":
        value, rest = _any_of(rest, allowed)
        return value and rest[0] == ")", rest[1:]
    return first in allowed, rest
