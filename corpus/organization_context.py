"""How does the press of a language write the names of organizations?"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class OrganizationContext:
    """What tells a name from a common phrase, and an abbreviation from a word.

    Names and abbreviations are as `Organization` has them, words in dictionary form.

    Attributes:
        capitals: names that are common phrases without their capitals or hyphen.
        small: the only names that may begin with a small letter, and any that hold one
            of them; () for no such rule.
        indefinite: words before a name in small letters that make it a common noun.
        complements: words after such a name that make it another one's.
        determiners: words after these that leave it what it is.
        adjectives: endings of adjectives in dictionary form.
        plurals: endings of these in the plural.
        others: phrases that hold a name and mean something else.
        nations: words that need their capital in any name.
        tails: last words of a name of which any word may have the capital it needs.
        shortest: least letters of an abbreviation that is written with an initial
            capital only.
        spelled: abbreviations that are names or other words when written so.
        articles: words before one of these that settle that it is meant.
        english: words beside `WHO` that make it the English one.
    """

    capitals: tuple[str, ...]
    small: tuple[str, ...]
    indefinite: tuple[str, ...]
    complements: tuple[str, ...]
    determiners: tuple[str, ...]
    adjectives: tuple[str, ...]
    plurals: tuple[str, ...]
    others: tuple[str, ...]
    nations: tuple[str, ...]
    tails: tuple[str, ...]
    shortest: int
    spelled: tuple[str, ...]
    articles: tuple[str, ...]
    english: tuple[str, ...]


@cache
def load_organization_context(lang: str) -> OrganizationContext:
    """Return how a language's press writes names of organizations."""
    file = resources.files("corpus").joinpath("data", "organization_context.toml")
    table = tomllib.loads(file.read_text("utf-8"))[lang]
    shortest = table.pop("shortest")
    lists = {key: tuple(words) for key, words in table.items()}
    return OrganizationContext(**lists, shortest=shortest)
